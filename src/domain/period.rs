//! Periods of validity: what becomes of the recorded periods when something changes from a day on.

use chrono::NaiveDate;

/// From a day to a last day, or without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

/// What a change from a day on does to the recorded periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which of the recorded periods it falls into: that one is replaced.
    pub replaced: usize,
    /// What stays of it, before the change.
    pub kept: Option<Period>,
    /// What is new.
    pub new: Period,
}

impl Period {
    #[must_use]
    pub fn holds(self, on: NaiveDate) -> bool {
        self.from_on <= on && self.until_on.is_none_or(|until| on <= until)
    }
}

/// Applies a change from `from_on` on to periods in order. A change from the first day of a period is a correction of it.
/// None if the day falls into no recorded period.
#[must_use]
pub fn change(periods: &[Period], from_on: NaiveDate) -> Option<Change> {
    let replaced = periods.iter().rposition(|period| period.holds(from_on))?;
    let old = *periods.get(replaced)?;
    let kept = from_on.pred_opt().filter(|_| old.from_on < from_on).map(|last| Period { from_on: old.from_on, until_on: Some(last) });
    Some(Change { replaced, kept, new: Period { from_on, until_on: old.until_on } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, until: Option<&str>) -> Period {
        Period { from_on: day(from), until_on: until.map(day) }
    }

    #[test]
    fn a_change_splits_the_period_it_falls_into() {
        let recorded = [period("2024-04-01", Some("2025-03-31")), period("2025-04-01", None)];
        let split = change(&recorded, day("2026-01-01")).unwrap();
        assert_eq!(split, Change { replaced: 1, kept: Some(period("2025-04-01", Some("2025-12-31"))), new: period("2026-01-01", None) });
        let earlier = change(&recorded, day("2024-10-01")).unwrap();
        assert_eq!(earlier.new, period("2024-10-01", Some("2025-03-31")), "what comes later stays as it was");
    }

    #[test]
    fn from_the_first_day_on_it_is_a_correction() {
        let recorded = [period("2024-04-01", None)];
        assert_eq!(change(&recorded, day("2024-04-01")).unwrap(), Change { replaced: 0, kept: None, new: recorded[0] });
    }

    #[test]
    fn before_and_after_all_periods_nothing_can_change() {
        let recorded = [period("2024-04-01", Some("2025-03-31"))];
        assert_eq!(change(&recorded, day("2024-03-31")), None);
        assert_eq!(change(&recorded, day("2025-04-01")), None);
    }
}
