//! The question: which year, to which date, by which knowledge.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::{AnnualReport, Erasure, Known, Ledger, Period};
use super::auditor::Auditor;
use super::gather::Gathered;
use super::{
    actions, certificates, conditions, contracts, criteria, decisions, endings, evaluations, figures, foreign, late, ndas, register,
    reviews, rules, standing, sub_entrustments, training,
};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::{Message, Problems};
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::operations::{Query, setting};
use crate::store::{ReadTx, Reads, edition, entry, ledger, report};

/// The form of the answer.
const FORM: i64 = 1;

/// The annual report on the supervision of consignees (APPI Art. 25; PPC General Guidelines 3-4-4): criteria, consignees,
/// evaluations due and done, outcomes, exceptional approvals, conditions, standing at the end, NDAs and pledges (Art. 24), contracts,
/// sub-consignees, foreign handling (Art. 28), certificates, reviews, corrective actions, ends of work, the organisation's rules and their
/// acknowledgement, training, the state of the ledger, and what the auditor says.
///
/// The same `year`, `on` and `known` give the same report for ever. Refused are years of which the register knows nothing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Annual {
    /// The fiscal year, by the calendar year in which it begins.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
    /// The date to which the report is made, in the year; if empty, its last day, or today if it has not ended.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// By what was known when the ledger ended with this entry; if empty, by all that is known.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub known: Option<i64>,
}

impl Query for Annual {
    const NAME: &'static str = "report.annual";
    const NEEDS: Right = Right::ReadReports;
    type Answer = AnnualReport;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<AnnualReport> {
        let known = known(tx, self.known)?;
        let bounds = bounds(tx, known.seq)?;
        let (year, on) = self.dates(&bounds)?;
        let gathered = Gathered::of(tx, year, AsOf { on, known: known.seq })?;
        let settings = setting::of(tx, known.seq)?;
        let named = |name: Setting| settings.get(name.code()).cloned().unwrap_or_default();
        let (decisions, exceptions) = (decisions::of(tx, &gathered)?, decisions::exceptions(&gathered));
        let has_before = bounds.first.is_some_and(|first| first < year);
        Ok(AnnualReport {
            form: FORM,
            organisation_ja: named(Setting::OrganisationJa),
            organisation_en: named(Setting::OrganisationEn),
            period: Period {
                year: self.year,
                label: year.label(),
                first_on: year.first(),
                last_on: year.last(),
                on,
                whole: on == year.last(),
            },
            figures: figures::of(&gathered, has_before),
            criteria: criteria::of(tx, &gathered)?,
            consignees: register::consignees(&gathered),
            entrustments: register::entrustments(&gathered),
            evaluations: evaluations::of(&gathered),
            decisions,
            exceptions,
            conditions: conditions::of(&gathered),
            standing: standing::of(&gathered),
            ndas: ndas::of(tx, &gathered, has_before)?,
            contracts: contracts::of(&gathered, has_before),
            sub_entrustments: sub_entrustments::of(tx, &gathered, has_before)?,
            foreign: foreign::of(&gathered, has_before),
            certificates: certificates::of(&gathered, has_before),
            reviews: reviews::of(tx, &gathered, has_before)?,
            actions: actions::of(tx, &gathered, has_before)?,
            endings: endings::of(&gathered, has_before),
            rules: rules::of(tx, &gathered, has_before)?,
            training: training::of(tx, &gathered, has_before)?,
            late: late::of(tx, &gathered)?,
            ledger: state_of_ledger(tx, &gathered, &known)?,
            auditor: edition::text(tx, self.year, known.seq)?.map(Auditor::of).unwrap_or_default(),
            known,
        })
    }
}

impl Annual {
    /// The date to which it is made, and by which knowledge.
    pub(in crate::operations::report) fn when(&self, tx: &mut ReadTx<'_>) -> Result<(NaiveDate, Known)> {
        let known = known(tx, self.known)?;
        let bounds = bounds(tx, known.seq)?;
        Ok((self.dates(&bounds)?.1, known))
    }

    /// The year, and the date in it.
    fn dates(&self, bounds: &Bounds) -> Result<(FiscalYear, NaiveDate)> {
        let year = i32::try_from(self.year).unwrap_or_default();
        let year = FiscalYear::new(year, bounds.start_month).map_err(|message| Error::invalid("year", message))?;
        let Some(first) = bounds.first else { return Err(Error::invalid("year", Message::new("report-nothing-yet"))) };
        if year < first || year > bounds.last {
            let message = Message::new("report-year-outside").with("read", self.year.to_string());
            let message = message.with("first", first.year().to_string()).with("last", bounds.last.year().to_string());
            return Err(Error::invalid("year", message));
        }
        let latest = year.last().min(bounds.today);
        let on = self.on.unwrap_or(latest);
        if on < year.first() || on > latest {
            let message = Message::new("report-date-outside").with("read", on).with("first", year.first()).with("last", latest);
            return Err(Problems::one("on", message).into());
        }
        Ok((year, on))
    }
}

/// The fiscal years in which the register keeps watch.
pub(in crate::operations::report) struct Bounds {
    pub start_month: u32,
    /// The year in which it began; none in an empty register.
    pub first: Option<FiscalYear>,
    /// This year.
    pub last: FiscalYear,
    pub today: NaiveDate,
}

pub(in crate::operations::report) fn bounds(tx: &mut ReadTx<'_>, known: i64) -> Result<Bounds> {
    let (start_month, today) = (setting::fiscal_year_start(tx, known)?, tx.moment().today);
    let (beginning, last) = (report::beginning(tx, known)?, FiscalYear::of(today, start_month));
    let first = beginning.map(|on| FiscalYear::of(on, start_month)).filter(|first| *first <= last);
    Ok(Bounds { start_month, first, last, today })
}

fn known(tx: &mut ReadTx<'_>, asked: Option<i64>) -> Result<Known> {
    let head = ledger::head_seen(tx)?.seq;
    let seq = asked.unwrap_or(head);
    if seq > head {
        return Err(Error::invalid("known", Message::new("report-known-ahead").with("read", seq).with("expected", head)));
    }
    let sealed = entry::of_seq(tx, seq)?;
    Ok(Known {
        seq,
        recorded_at: sealed.as_ref().map(|row| row.at),
        head: hex::encode(sealed.map_or_else(|| crate::domain::seal::BEGINNING.to_vec(), |row| row.hash)),
        zone: tx.moment().zone.name().to_owned(),
    })
}

fn state_of_ledger(tx: &mut ReadTx<'_>, gathered: &Gathered, known: &Known) -> Result<Ledger> {
    let erasures: Vec<Erasure> = report::erasures(tx, known.seq)?
        .into_iter()
        .map(|row| Erasure { seq: row.seq, recorded_at: row.at, by: gathered.person(row.person_id), payloads: row.payloads })
        .collect();
    let destroyed = erasures.iter().map(|erasure| erasure.payloads).sum();
    Ok(Ledger { count: known.seq, head: known.head.clone(), destroyed, erasures })
}
