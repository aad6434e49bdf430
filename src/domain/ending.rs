//! The end of entrusted work: until when the data are returned or destroyed, and whether that was confirmed.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;

codes! {
    /// What was stated of the data when the work had ended.
    pub enum Statement as "ending-statement" {
        Returned = "returned",
        Destroyed = "destroyed",
        /// Part was returned, part destroyed.
        Both = "both",
        NothingHeld = "nothing_held",
        /// A law asks that they be kept for a time.
        KeptByLaw = "kept_by_law",
    }

    /// Where ended work stands on a date.
    pub enum EndingState as "ending-state" {
        /// Return or destruction is not confirmed yet.
        Closing = "closing",
        Overdue = "overdue",
        /// Kept under a law, for so long as that asks.
        Kept = "kept",
        Closed = "closed",
    }
}

impl Statement {
    /// Whether a certificate belongs to it, or a reason why there is none.
    #[must_use]
    pub fn needs_certificate(self) -> bool {
        matches!(self, Self::Destroyed | Self::Both)
    }
}

/// A statement on ended work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confirmed {
    pub entrustment_id: i64,
    pub statement: Statement,
    pub confirmed_on: NaiveDate,
    /// The last day on which they are kept under a law.
    pub kept_until_on: Option<NaiveDate>,
}

/// Within how many days return or destruction is confirmed: a published version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EndingRule {
    pub version: i64,
    pub effective_on: NaiveDate,
    pub source: String,
    pub days: i64,
}

static RULE: LazyLock<EndingRule> = LazyLock::new(|| {
    // A test reads the file, so that what stands in never has to.
    let stands_in = EndingRule { version: 0, effective_on: NaiveDate::MIN, source: String::new(), days: 30 };
    serde_json::from_str(include_str!("../../seeds/rules/ending-1.json")).unwrap_or(stands_in)
});

impl EndingRule {
    /// The rule in force.
    #[must_use]
    pub fn published() -> &'static Self {
        &RULE
    }
}

/// Where ended work stands, and the last day for the confirmation that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    pub state: EndingState,
    /// The day until which the confirmation was or is due; for what is kept, the last day on which it is.
    pub due_on: NaiveDate,
    /// The statement that counts.
    pub confirmed: Option<Confirmed>,
}

impl Ending {
    /// The confirmation came after its day.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.confirmed.is_some_and(|one| one.statement != Statement::KeptByLaw && one.confirmed_on > self.due_on)
    }
}

/// Where work stands that ended on `until_on`; none while it goes on. What was stated before the end does not count.
#[must_use]
pub fn ending(until_on: Option<NaiveDate>, days: i64, confirmed: &[Confirmed], on: NaiveDate) -> Option<Ending> {
    let until_on = until_on.filter(|until| *until < on)?;
    let after = Days::new(u64::try_from(days).unwrap_or(0));
    let first_due = until_on.checked_add_days(after).unwrap_or(NaiveDate::MAX);
    let counting = || confirmed.iter().filter(|one| until_on <= one.confirmed_on && one.confirmed_on <= on);
    let Some(last) = counting().max_by_key(|one| one.confirmed_on).copied() else {
        let state = if on <= first_due { EndingState::Closing } else { EndingState::Overdue };
        return Some(Ending { state, due_on: first_due, confirmed: None });
    };
    let confirmed = Some(last);
    match kept(&last) {
        None => Some(Ending { state: EndingState::Closed, due_on: put_off(first_due, counting()), confirmed }),
        Some(kept) if on <= kept => Some(Ending { state: EndingState::Kept, due_on: kept, confirmed }),
        Some(kept) => Some(Ending { state: EndingState::Overdue, due_on: kept, confirmed }),
    }
}

/// What a law keeps is returned or destroyed in time when that is over, if it was stated in time that it is kept.
fn put_off<'c>(first_due: NaiveDate, confirmed: impl Iterator<Item = &'c Confirmed>) -> NaiveDate {
    let mut all: Vec<&Confirmed> = confirmed.collect();
    all.sort_by_key(|one| one.confirmed_on);
    let in_time = |due: NaiveDate, one: &&Confirmed| kept(one).filter(|_| one.confirmed_on <= due).map_or(due, |until| until.max(due));
    all.iter().fold(first_due, in_time)
}

/// The last day on which a law keeps them.
fn kept(one: &Confirmed) -> Option<NaiveDate> {
    one.kept_until_on.filter(|_| one.statement == Statement::KeptByLaw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(statement: Statement, on: &str, kept: Option<&str>) -> Confirmed {
        Confirmed { entrustment_id: 1, statement, confirmed_on: day(on), kept_until_on: kept.map(day) }
    }

    fn on(confirmed: &[Confirmed], on: &str) -> Option<(EndingState, NaiveDate)> {
        let days = EndingRule::published().days;
        ending(Some(day("2026-03-31")), days, confirmed, day(on)).map(|one| (one.state, one.due_on))
    }

    #[test]
    fn work_closes_when_return_or_destruction_is_confirmed() {
        assert_eq!((EndingRule::published().version, EndingRule::published().days), (1, 30));
        assert_eq!(on(&[], "2026-03-31"), None, "the last day is a day of the work");
        let due = day("2026-04-30");
        assert_eq!(on(&[], "2026-04-01"), Some((EndingState::Closing, due)));
        assert_eq!(on(&[], "2026-04-30"), Some((EndingState::Closing, due)));
        assert_eq!(on(&[], "2026-05-01"), Some((EndingState::Overdue, due)));
        let late = [said(Statement::Destroyed, "2026-05-10", None)];
        assert_eq!(on(&late, "2026-05-09"), Some((EndingState::Overdue, due)));
        assert_eq!(on(&late, "2026-05-10"), Some((EndingState::Closed, due)));
        assert!(ending(Some(day("2026-03-31")), 30, &late, day("2026-06-01")).unwrap().is_late());
        assert_eq!(on(&[said(Statement::Returned, "2026-03-01", None)], "2026-05-01"), Some((EndingState::Overdue, due)));
    }

    #[test]
    fn what_a_law_keeps_is_open_again_when_its_time_is_over() {
        let kept = [said(Statement::KeptByLaw, "2026-04-10", Some("2027-03-31"))];
        assert_eq!(on(&kept, "2027-03-31"), Some((EndingState::Kept, day("2027-03-31"))));
        assert_eq!(on(&kept, "2027-04-01"), Some((EndingState::Overdue, day("2027-03-31"))));
        let gone = [kept[0], said(Statement::Destroyed, "2027-04-05", None)];
        assert_eq!(on(&gone, "2027-04-05"), Some((EndingState::Closed, day("2027-03-31"))));
        let is_late = |confirmed: &[Confirmed]| ending(Some(day("2026-03-31")), 30, confirmed, day("2027-05-01")).unwrap().is_late();
        assert!(is_late(&gone), "after the time for which it was kept");
        assert!(!is_late(&[kept[0], said(Statement::Destroyed, "2027-03-31", None)]));
        let said_late = said(Statement::KeptByLaw, "2026-05-02", Some("2027-03-31"));
        assert!(is_late(&[said_late, said(Statement::Destroyed, "2026-06-01", None)]), "nobody said in time that it is kept");
    }
}
