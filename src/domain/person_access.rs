//! Who may handle which personal data, and from when until when: rules about the periods of an access.

use chrono::NaiveDate;

use super::codes::codes;
use super::period::Period;

codes! {
    /// What somebody may handle.
    pub enum Handled as "handled" {
        System = "system",
        Ledger = "ledger",
        /// Data that is entrusted to a consignee.
        Entrustment = "entrustment",
    }
}

/// Whether an access is held on a date. It is worth nothing to who does not belong, and where there is nothing to handle.
#[must_use]
pub fn is_live(given: Period, belongs: &[Period], there: &[Period], on: NaiveDate) -> bool {
    let holds = |periods: &[Period]| periods.iter().any(|period| period.holds(on));
    given.holds(on) && holds(belongs) && holds(there)
}

/// An access as long as the periods, in order, last without a gap. One without an agreed end ends with them.
///
/// # Errors
/// The first day that lies in none of them.
pub fn fitted(periods: &[Period], asked: Period) -> Result<Period, NaiveDate> {
    let mut run = periods.iter().find(|period| period.holds(asked.from_on)).copied().ok_or(asked.from_on)?;
    for next in periods {
        if run.until_on.and_then(|until| until.succ_opt()) == Some(next.from_on) {
            run.until_on = next.until_on;
        }
    }
    match (run.until_on, asked.until_on) {
        (Some(last), Some(until)) if last < until => Err(last.succ_opt().unwrap_or(last)),
        (last, until) => Ok(Period { from_on: asked.from_on, until_on: until.or(last) }),
    }
}

/// The period that shares a day with the one that is asked for: nobody is given the same twice.
#[must_use]
pub fn overlap(given: &[Period], asked: Period) -> Option<Period> {
    let ends_before = |until: Option<NaiveDate>, from| until.is_some_and(|until| until < from);
    given.iter().copied().find(|one| !ends_before(one.until_on, asked.from_on) && !ends_before(asked.until_on, one.from_on))
}

/// What becomes of an access when the last day of its holder is `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It ends no later anyway.
    Stays,
    /// It ends with the holder's last day.
    Ends,
    /// It was to begin later: it never does.
    TakenBack,
}

#[must_use]
pub fn leaving(given: Period, last: NaiveDate) -> Leaving {
    match given {
        Period { from_on, .. } if last < from_on => Leaving::TakenBack,
        Period { until_on: Some(until), .. } if until <= last => Leaving::Stays,
        _ => Leaving::Ends,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, last: &str) -> Period {
        Period { from_on: day(from), until_on: (!last.is_empty()).then(|| day(last)) }
    }

    #[test]
    fn access_is_held_only_by_who_belongs_and_where_there_is_something() {
        let given = period("2025-04-01", "");
        let (belongs, there) = (period("2020-04-01", "2026-03-31"), period("2025-01-01", "2025-12-31"));
        for (on, live) in [("2025-03-31", false), ("2025-04-01", true), ("2025-12-31", true), ("2026-01-01", false)] {
            assert_eq!(is_live(given, &[belongs], &[there], day(on)), live, "{on}");
        }
        assert!(is_live(given, &[belongs], &[period("2020-01-01", "")], day("2026-03-31")));
        assert!(!is_live(given, &[belongs], &[period("2020-01-01", "")], day("2026-04-01")));
    }

    #[test]
    fn an_access_lasts_no_longer_than_what_it_stands_on() {
        let periods = [period("2020-04-01", "2024-03-31"), period("2024-04-01", "2026-03-31"), period("2027-04-01", "")];
        for (from, until, fits) in [
            ("2023-01-01", "", Ok(period("2023-01-01", "2026-03-31"))),
            ("2023-01-01", "2025-01-01", Ok(period("2023-01-01", "2025-01-01"))),
            ("2023-01-01", "2026-04-01", Err(day("2026-04-01"))),
            ("2026-06-01", "", Err(day("2026-06-01"))),
            ("2027-04-01", "", Ok(period("2027-04-01", ""))),
        ] {
            assert_eq!(fitted(&periods, period(from, until)), fits, "{from} {until}");
        }
        assert_eq!(fitted(&[], period("2023-01-01", "")), Err(day("2023-01-01")));
    }

    #[test]
    fn nobody_is_given_the_same_twice_at_a_time() {
        let given = [period("2024-04-01", "2024-12-31"), period("2025-04-01", "")];
        for (from, until, found) in [
            ("2024-01-01", "2024-03-31", None),
            ("2024-01-01", "2024-04-01", Some(given[0])),
            ("2025-01-01", "2025-03-31", None),
            ("2025-01-01", "", Some(given[1])),
            ("2030-01-01", "", Some(given[1])),
        ] {
            assert_eq!(overlap(&given, period(from, until)), found, "{from} {until}");
        }
    }

    #[test]
    fn who_leaves_takes_no_access_along() {
        let last = day("2026-03-31");
        for (from, until, becomes) in [
            ("2025-04-01", "", Leaving::Ends),
            ("2025-04-01", "2026-04-01", Leaving::Ends),
            ("2025-04-01", "2026-03-31", Leaving::Stays),
            ("2026-04-01", "", Leaving::TakenBack),
        ] {
            assert_eq!(leaving(period(from, until), last), becomes, "{from} {until}");
        }
    }
}
