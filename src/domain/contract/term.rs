//! How long a contract runs: its agreed term, what renews it by itself, and until when notice can be given.

use chrono::{Datelike, Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

/// How many days ahead an end, or the last day for notice, calls for attention.
pub const HORIZON_DAYS: u64 = 60;

codes! {
    /// Where a contract stands on a date.
    pub enum ContractState as "contract-state" {
        Live = "live",
        /// It renews by itself, and the last day for notice is near.
        NoticeDue = "notice_due",
        /// It ends soon, and nothing renews it.
        EndingSoon = "ending_soon",
        /// It has not begun yet.
        Ahead = "ahead",
        Ended = "ended",
    }
}

impl ContractState {
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Live | Self::NoticeDue | Self::EndingSoon)
    }
}

/// What is agreed on the duration of a contract, in one period of its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    pub from_on: NaiveDate,
    /// The last day of the period.
    pub until_on: Option<NaiveDate>,
    /// The last day of the term as it was agreed; none: without end.
    pub term_ends_on: Option<NaiveDate>,
    /// Renewed by itself for so many months; none: not.
    pub renewal_months: Option<i64>,
    /// How many days before the end of a term notice has to be given.
    pub notice_days: Option<i64>,
    /// The contract itself speaks of My Number.
    pub my_number: bool,
}

impl Term {
    /// The last day on which it is in force by this period of the record.
    #[must_use]
    pub fn last_on(&self) -> Option<NaiveDate> {
        let agreed = self.term_ends_on.filter(|_| self.renewal_months.is_none());
        [self.until_on, agreed].into_iter().flatten().min()
    }

    #[must_use]
    pub fn is_live(&self, on: NaiveDate) -> bool {
        self.from_on <= on && self.last_on().is_none_or(|last_on| on <= last_on)
    }

    /// The last day of the term that runs on the date: the agreed one, or the one to which it was renewed by then.
    #[must_use]
    pub fn end_of_term(&self, on: NaiveDate) -> Option<NaiveDate> {
        let agreed = self.term_ends_on?;
        let Some(months) = self.renewal_months.and_then(|months| u32::try_from(months).ok()).filter(|months| *months > 0) else {
            return Some(agreed);
        };
        let apart = (on.year() - agreed.year()) * 12 + i32::try_from(on.month()).ok()? - i32::try_from(agreed.month()).ok()?;
        // One renewal fewer than the months between could be: from there on, the first that is not over.
        let first = (u32::try_from(apart.max(0)).ok()? / months).saturating_sub(1);
        (first..first + 4).filter_map(|times| renewed(agreed, months.checked_mul(times)?)).find(|end| *end >= on)
    }

    /// The last day on which notice keeps the running term from being renewed.
    #[must_use]
    pub fn notice_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        let days = u64::try_from(self.notice_days?).ok()?;
        self.end_of_term(on).filter(|_| self.renewal_months.is_some())?.checked_sub_days(Days::new(days))
    }

    pub(super) fn state_while_live(&self, last_on: Option<NaiveDate>, on: NaiveDate) -> ContractState {
        let near =
            |day: NaiveDate| on <= day && day.signed_duration_since(on).num_days() <= i64::try_from(HORIZON_DAYS).unwrap_or(i64::MAX);
        if last_on.is_some_and(near) {
            ContractState::EndingSoon
        } else if last_on.is_none() && self.notice_on(on).is_some_and(near) {
            ContractState::NoticeDue
        } else {
            ContractState::Live
        }
    }
}

/// The end of a term that is so many months longer. The added time begins on the day after the end, and ends on the day before the one
/// that corresponds to it, or where the month has no such day, on the last day of the month (Civil Code, Art. 143).
fn renewed(end: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = end.succ_opt()?;
    let corresponding = first.checked_add_months(Months::new(months))?;
    if corresponding.day() == first.day() { corresponding.pred_opt() } else { Some(corresponding) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(ends: &str, months: i64, notice: i64) -> Term {
        Term {
            from_on: day("2024-02-01"),
            until_on: None,
            term_ends_on: (!ends.is_empty()).then(|| day(ends)),
            renewal_months: (months > 0).then_some(months),
            notice_days: (notice > 0).then_some(notice),
            my_number: false,
        }
    }

    #[test]
    fn a_term_is_renewed_from_end_to_end() {
        for (ends, months, on, expected) in [
            ("2025-03-31", 12, "2024-06-01", "2025-03-31"),
            ("2025-03-31", 12, "2025-03-31", "2025-03-31"),
            ("2025-03-31", 12, "2025-04-01", "2026-03-31"),
            ("2025-03-31", 12, "2031-12-31", "2032-03-31"),
            ("2025-01-31", 1, "2025-02-01", "2025-02-28"),
            ("2025-01-31", 1, "2025-03-01", "2025-03-31"),
            ("2025-02-28", 12, "2027-06-01", "2028-02-29"),
            ("2024-02-29", 12, "2024-03-01", "2025-02-28"),
            ("2025-03-30", 1, "2025-04-01", "2025-04-30"),
            ("2025-05-15", 6, "2025-11-16", "2026-05-15"),
            ("2025-04-30", 3, "2025-05-01", "2025-07-31"),
            ("2024-03-31", 36, "2029-01-01", "2030-03-31"),
        ] {
            assert_eq!(term(ends, months, 0).end_of_term(day(on)), Some(day(expected)), "{ends} + {months} on {on}");
        }
        assert_eq!(term("2025-03-31", 0, 0).end_of_term(day("2026-01-01")), Some(day("2025-03-31")), "nothing renews it");
        assert_eq!(term("", 0, 0).end_of_term(day("2026-01-01")), None);
    }

    #[test]
    fn the_running_term_is_never_over() {
        for months in 1..=40 {
            let term = term("2024-08-30", months, 0);
            let mut on = day("2024-08-01");
            while on < day("2032-01-01") {
                let end = term.end_of_term(on).unwrap();
                assert!(on <= end && renewed_before(&term, end) < on, "{months} months on {on}: {end}");
                on = on + Days::new(17);
            }
        }
    }

    /// The end before an end.
    fn renewed_before(term: &Term, end: NaiveDate) -> NaiveDate {
        let (agreed, months) = (term.term_ends_on.unwrap(), u32::try_from(term.renewal_months.unwrap()).unwrap());
        let ends = (0..200).map(|times| renewed(agreed, months * times).unwrap());
        ends.take_while(|other| *other < end).last().unwrap_or(NaiveDate::MIN)
    }

    #[test]
    fn notice_is_given_so_many_days_before_the_end_of_a_term() {
        let renewing = term("2025-03-31", 12, 30);
        assert_eq!(renewing.notice_on(day("2024-06-01")), Some(day("2025-03-01")));
        assert_eq!(renewing.notice_on(day("2025-04-01")), Some(day("2026-03-01")), "of the term that runs then");
        assert_eq!(term("2025-03-31", 12, 0).notice_on(day("2025-03-01")), None);
        assert_eq!(term("2025-03-31", 0, 30).notice_on(day("2025-03-01")), None, "nothing renews it");
    }

    #[test]
    fn without_renewal_it_ends_with_its_term() {
        for (ends, months, until, on, live) in [
            ("2025-03-31", 0, "", "2024-01-31", false),
            ("2025-03-31", 0, "", "2024-02-01", true),
            ("2025-03-31", 0, "", "2025-03-31", true),
            ("2025-03-31", 0, "", "2025-04-01", false),
            ("2025-03-31", 12, "", "2025-04-01", true),
            ("2025-03-31", 12, "2025-09-30", "2025-09-30", true),
            ("2025-03-31", 12, "2025-09-30", "2025-10-01", false),
            ("2025-03-31", 0, "2024-12-31", "2025-01-01", false),
            ("", 0, "", "2099-01-01", true),
        ] {
            let term = Term { until_on: (!until.is_empty()).then(|| day(until)), ..term(ends, months, 0) };
            assert_eq!(term.is_live(day(on)), live, "{ends} {months} {until} on {on}");
        }
    }
}
