//! What is asked of a report: which days, to which date, by which knowledge.

use chrono::NaiveDate;

use super::answer::{Known, Period};
use super::gather::Gathered;
use crate::domain::as_of::AsOf;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::{Message, Problems};
use crate::domain::report::ReportPeriod;
use crate::domain::seal::BEGINNING;
use crate::error::{Error, Result};
use crate::operations::setting;
use crate::store::{ReadTx, Reads, entry, ledger, report};

/// Which days a report is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// A fiscal year, by the calendar year in which it begins.
    Year(i64),
    Days(NaiveDate, NaiveDate),
}

/// By which knowledge: of an entry, of the end of a day, or all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct By {
    pub known: Option<i64>,
    pub known_on: Option<NaiveDate>,
}

/// A question that can be answered.
pub(super) struct Question {
    pub year: Option<FiscalYear>,
    pub period: ReportPeriod,
    plan_year: FiscalYear,
    pub on: NaiveDate,
    pub known: Known,
    /// Whether the register knows of the period before.
    pub has_before: bool,
}

impl Question {
    /// # Errors
    /// `Invalid`: days of which the register knows nothing, or that are not past or running.
    pub fn of(tx: &mut ReadTx<'_>, when: When, on: Option<NaiveDate>, by: By) -> Result<Self> {
        let known = by.known(tx)?;
        let bounds = bounds(tx, known.seq)?;
        let (year, period) = match when {
            When::Year(year) => {
                let year = bounds.year(year)?;
                (Some(year), year.into())
            }
            When::Days(first, last) => (None, bounds.days(first, last)?),
        };
        let on = bounds.date(period, on)?;
        let plan_year = year.unwrap_or_else(|| FiscalYear::of(on, bounds.start_month));
        let has_before = bounds.beginning.is_some_and(|beginning| beginning < period.first());
        Ok(Self { year, period, plan_year, on, known, has_before })
    }

    pub fn gather(&self, tx: &mut ReadTx<'_>) -> Result<Gathered> {
        Gathered::of(tx, self.period, self.plan_year, AsOf { on: self.on, known: self.known.seq })
    }

    pub fn told(&self) -> Period {
        Period {
            year: self.year.map(|year| i64::from(year.year())),
            label: self.year.map_or_else(|| Message::new("report-days"), FiscalYear::label),
            first_on: self.period.first(),
            last_on: self.period.last(),
            on: self.on,
            whole: self.on == self.period.last(),
        }
    }
}

impl By {
    fn known(self, tx: &mut ReadTx<'_>) -> Result<Known> {
        let head = ledger::head_seen(tx)?.seq;
        let seq = match (self.known, self.known_on) {
            (Some(_), Some(_)) => return Err(Error::invalid("known_on", Message::new("report-known-twice"))),
            (Some(seq), None) if seq > head => {
                return Err(Error::invalid("known", Message::new("report-known-ahead").with("read", seq).with("expected", head)));
            }
            (Some(seq), None) => seq,
            (None, Some(day)) => last_of(tx, day)?,
            (None, None) => head,
        };
        let sealed = entry::of_seq(tx, seq)?;
        Ok(Known {
            seq,
            recorded_at: sealed.as_ref().map(|row| row.at),
            head: hex::encode(sealed.map_or_else(|| BEGINNING.to_vec(), |row| row.hash)),
            zone: tx.moment().zone.name().to_owned(),
        })
    }
}

/// The last entry that had been recorded when a day ended.
fn last_of(tx: &mut ReadTx<'_>, day: NaiveDate) -> Result<i64> {
    let today = tx.moment().today;
    if day > today {
        return Err(Error::invalid("known_on", Message::new("report-known-on-ahead").with("read", day).with("expected", today)));
    }
    let next = tx.moment().beginning_of(day.succ_opt().unwrap_or(day));
    let seq = entry::first_since(tx, next)? - 1;
    if seq < 1 {
        return Err(Error::invalid("known_on", Message::new("report-known-on-nothing").with("read", day)));
    }
    Ok(seq)
}

/// The days on which the register keeps watch.
pub(in crate::operations::report) struct Bounds {
    pub start_month: u32,
    /// The first day of which anything is known; none in an empty register.
    beginning: Option<NaiveDate>,
    /// The fiscal year in which it began.
    pub first: Option<FiscalYear>,
    /// The fiscal year of today.
    pub last: FiscalYear,
    pub today: NaiveDate,
}

pub(in crate::operations::report) fn bounds(tx: &mut ReadTx<'_>, known: i64) -> Result<Bounds> {
    let (start_month, today) = (setting::fiscal_year_start(tx, known)?, tx.moment().today);
    let (beginning, last) = (report::beginning(tx, known)?, FiscalYear::of(today, start_month));
    let first = beginning.map(|on| FiscalYear::of(on, start_month)).filter(|first| *first <= last);
    Ok(Bounds { start_month, beginning, first, last, today })
}

impl Bounds {
    fn year(&self, asked: i64) -> Result<FiscalYear> {
        let year = FiscalYear::new(i32::try_from(asked).unwrap_or_default(), self.start_month);
        let year = year.map_err(|message| Error::invalid("year", message))?;
        let Some(first) = self.first else { return Err(Error::invalid("year", Message::new("report-nothing-yet"))) };
        if year < first || year > self.last {
            let message = Message::new("report-year-outside").with("read", asked.to_string());
            let message = message.with("first", first.year().to_string()).with("last", self.last.year().to_string());
            return Err(Error::invalid("year", message));
        }
        Ok(year)
    }

    fn days(&self, first: NaiveDate, last: NaiveDate) -> Result<ReportPeriod> {
        let period = ReportPeriod::new(first, last)?;
        let Some(beginning) = self.beginning else { return Err(Error::invalid("from_on", Message::new("report-nothing-yet"))) };
        if first > self.today {
            return Err(Error::invalid("from_on", Message::new("report-days-ahead").with("read", first).with("expected", self.today)));
        }
        if last < beginning {
            return Err(Error::invalid("until_on", Message::new("report-days-before").with("read", last).with("expected", beginning)));
        }
        Ok(period)
    }

    fn date(&self, period: ReportPeriod, asked: Option<NaiveDate>) -> Result<NaiveDate> {
        let latest = period.last().min(self.today);
        let on = asked.unwrap_or(latest);
        if on < period.first() || on > latest {
            let message = Message::new("report-date-outside").with("read", on).with("first", period.first()).with("last", latest);
            return Err(Problems::one("on", message).into());
        }
        Ok(on)
    }
}
