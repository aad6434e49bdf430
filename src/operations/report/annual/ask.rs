//! The report of a fiscal year, and of any other run of days.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::{AnnualReport, Erasure, Known, Ledger};
use super::auditor::Auditor;
use super::gather::Gathered;
use super::question::{By, Question, When};
use super::{
    actions, certificates, conditions, contracts, criteria, decisions, endings, evaluations, figures, foreign, late, ndas, offices,
    register, reviews, rules, standing, sub_entrustments, training,
};
use crate::domain::access::Right;
use crate::domain::setting::Setting;
use crate::error::Result;
use crate::operations::{Query, setting};
use crate::store::{ReadTx, edition, report};

/// The form of the answer.
const FORM: i64 = 2;

/// The annual report on the supervision of consignees (APPI Art. 25; PPC General Guidelines 3-4-4): criteria, consignees,
/// evaluations due and done, outcomes, exceptional approvals, conditions, standing at the end, NDAs and pledges (Art. 24), contracts,
/// sub-consignees, foreign handling (Art. 28), certificates, reviews, corrective actions, ends of work, the organisation's rules and their
/// acknowledgement, training, the offices held, the state of the ledger, and what the auditor says.
///
/// The same `year`, `on` and `known` give the same report for ever. Refused are years of which the register knows nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
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
    /// By what was known when this day ended, in place of an entry.
    #[serde(default)]
    pub known_on: Option<NaiveDate>,
}

/// The report on the supervision of consignees over any days, with the contents of the annual report: compared with as many months before
/// it where it is made of whole months, else with as many days.
///
/// The same days, `on` and `known` give the same report for ever. What an auditor says belongs to fiscal years, and is not in it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OfPeriod {
    pub from_on: NaiveDate,
    /// The last day: at most ten years later.
    pub until_on: NaiveDate,
    /// The date to which the report is made, in those days; if empty, the last of them, or today if they have not ended.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// By what was known when the ledger ended with this entry; if empty, by all that is known.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub known: Option<i64>,
    /// By what was known when this day ended, in place of an entry.
    #[serde(default)]
    pub known_on: Option<NaiveDate>,
}

impl Query for Annual {
    const NAME: &'static str = "report.annual";
    const NEEDS: Right = Right::ReadReports;
    type Answer = AnnualReport;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<AnnualReport> {
        let question = Question::of(tx, When::Year(self.year), self.on, By { known: self.known, known_on: self.known_on })?;
        report_of(tx, question)
    }
}

impl Annual {
    /// The date to which it is made, and by which knowledge.
    pub(in crate::operations::report) fn when(&self, tx: &mut ReadTx<'_>) -> Result<(NaiveDate, Known)> {
        let question = Question::of(tx, When::Year(self.year), self.on, By { known: self.known, known_on: self.known_on })?;
        Ok((question.on, question.known))
    }
}

impl Query for OfPeriod {
    const NAME: &'static str = "report.period";
    const NEEDS: Right = Right::ReadReports;
    type Answer = AnnualReport;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<AnnualReport> {
        let when = When::Days(self.from_on, self.until_on);
        let question = Question::of(tx, when, self.on, By { known: self.known, known_on: self.known_on })?;
        report_of(tx, question)
    }
}

fn report_of(tx: &mut ReadTx<'_>, question: Question) -> Result<AnnualReport> {
    let gathered = question.gather(tx)?;
    let has_before = question.has_before;
    let settings = setting::of(tx, question.known.seq)?;
    let named = |name: Setting| settings.get(name.code()).cloned().unwrap_or_default();
    let (decisions, exceptions) = (decisions::of(tx, &gathered)?, decisions::exceptions(&gathered));
    let said = question.year.map(|year| edition::text(tx, i64::from(year.year()), question.known.seq)).transpose()?.flatten();
    Ok(AnnualReport {
        form: FORM,
        organisation_ja: named(Setting::OrganisationJa),
        organisation_en: named(Setting::OrganisationEn),
        period: question.told(),
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
        offices: offices::of(tx, &gathered)?,
        late: late::of(tx, &gathered)?,
        ledger: state_of_ledger(tx, &gathered, &question)?,
        auditor: said.map(Auditor::of).unwrap_or_default(),
        known: question.known,
        facts: Vec::new(),
    })
}

fn state_of_ledger(tx: &mut ReadTx<'_>, gathered: &Gathered, question: &Question) -> Result<Ledger> {
    let known = &question.known;
    let erasures: Vec<Erasure> = report::erasures(tx, known.seq)?
        .into_iter()
        .map(|row| Erasure { seq: row.seq, recorded_at: row.at, by: gathered.person(row.person_id), payloads: row.payloads })
        .collect();
    let destroyed = erasures.iter().map(|erasure| erasure.payloads).sum();
    Ok(Ledger { count: known.seq, head: known.head.clone(), destroyed, erasures })
}
