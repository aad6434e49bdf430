//! Days on which an office works: no weekend, no national holiday, and not the days around New Year.

mod holiday;

use chrono::{Datelike, NaiveDate, Weekday};

pub use holiday::{Holiday, holiday};

/// Whether offices work: not on Saturdays, Sundays and national holidays, nor from 29 December to 3 January (Act on Holidays of Administrative
/// Organs, Act No. 91 of 1988, Art. 1(1)).
#[must_use]
pub fn is_working(on: NaiveDate) -> bool {
    let around_new_year = matches!((on.month(), on.day()), (12, 29..) | (1, 1..=3));
    !matches!(on.weekday(), Weekday::Sat | Weekday::Sun) && !around_new_year && holiday(on).is_none()
}

/// The day itself, or the first after it on which offices work.
#[must_use]
pub fn on_or_after(on: NaiveDate) -> NaiveDate {
    on.iter_days().find(|day| is_working(*day)).unwrap_or(on)
}

/// The day itself, or the last before it on which offices work.
#[must_use]
pub fn on_or_before(on: NaiveDate) -> NaiveDate {
    std::iter::successors(Some(on), NaiveDate::pred_opt).find(|day| is_working(*day)).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The days to which the 30th and the 60th day after the knowledge of a leak move (Rule 8 of the APPI rules; PPC General Guidelines 3-5-3).
    #[test]
    fn a_deadline_on_a_holiday_moves_to_the_next_working_day() {
        for (on, expected) in [
            ("2026-09-30", "2026-09-30"),
            ("2026-10-30", "2026-10-30"),
            ("2026-12-22", "2026-12-22"),
            ("2027-01-21", "2027-01-21"),
            ("2026-12-30", "2027-01-04"),
            ("2027-01-01", "2027-01-04"),
            ("2027-01-29", "2027-01-29"),
            ("2027-01-31", "2027-02-01"),
            ("2027-02-28", "2027-03-01"),
            ("2027-04-04", "2027-04-05"),
            ("2027-05-04", "2027-05-06"),
            ("2027-06-03", "2027-06-03"),
        ] {
            assert_eq!(on_or_after(day(on)), day(expected), "{on}");
        }
    }

    #[test]
    fn what_may_not_come_late_moves_to_the_day_before() {
        for (on, expected) in
            [("2026-05-06", "2026-05-01"), ("2027-01-03", "2026-12-28"), ("2026-11-24", "2026-11-24"), ("2026-11-23", "2026-11-20")]
        {
            assert_eq!(on_or_before(day(on)), day(expected), "{on}");
        }
    }
}
