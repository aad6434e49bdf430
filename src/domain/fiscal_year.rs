//! The fiscal year: twelve months that begin in the month the organisation chose, named after the year they begin in.

use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::codes::codes;
use super::message::Message;

codes! {
    /// The era in which a Japanese year is counted.
    pub enum Era as "era" {
        Showa = "showa",
        Heisei = "heisei",
        Reiwa = "reiwa",
    }
}

/// Twelve months from the first day of a month to the day before it comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct FiscalYear {
    first_on: NaiveDate,
    last_on: NaiveDate,
}

impl FiscalYear {
    /// The fiscal year that begins in `start_month` (1–12) of `year` (1900–2999).
    ///
    /// # Errors
    /// A year or a month outside those bounds.
    pub fn new(year: i32, start_month: u32) -> Result<Self, Message> {
        Self::checked(year, start_month).filter(|_| (1900..=2999).contains(&year)).ok_or_else(|| {
            Message::new("fiscal-year-out-of-range").with("read", format!("{year}-{start_month:02}")).label("expected", "fiscal-year-range")
        })
    }

    /// The fiscal year that holds the date. A start month outside 1–12 is read as the nearest month.
    #[must_use]
    pub fn of(on: NaiveDate, start_month: u32) -> Self {
        let start_month = start_month.clamp(1, 12);
        let year = if on.month() < start_month { on.year() - 1 } else { on.year() };
        // Only at the very ends of the calendar is there no such year.
        Self::checked(year, start_month).unwrap_or(Self { first_on: on, last_on: on })
    }

    fn checked(year: i32, start_month: u32) -> Option<Self> {
        let first_on = NaiveDate::from_ymd_opt(year, start_month, 1)?;
        let last_on = first_on.checked_add_months(Months::new(12))?.pred_opt()?;
        Some(Self { first_on, last_on })
    }

    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.first_on
    }

    /// The last day that belongs to it.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.last_on
    }

    /// The calendar year in which it begins, after which it is named.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first_on.year()
    }

    #[must_use]
    pub fn start_month(self) -> u32 {
        self.first_on.month()
    }

    #[must_use]
    pub fn contains(self, on: NaiveDate) -> bool {
        self.first_on <= on && on <= self.last_on
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self::checked(self.year() - 1, self.start_month()).unwrap_or(self)
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self::checked(self.year() + 1, self.start_month()).unwrap_or(self)
    }

    /// Its name: the western year, and the Japanese year of its first day; both eras when one ends within it.
    #[must_use]
    pub fn label(self) -> Message {
        let year = self.year().to_string();
        match (era(self.first_on), era(self.last_on)) {
            (Some((first, n)), Some((last, m))) if first != last => Message::new("fiscal-year-label-two-eras")
                .with("year", year)
                .label("era", first.label_id())
                .with("n", n)
                .label("second", last.label_id())
                .with("m", m),
            (Some((first, n)), _) => Message::new("fiscal-year-label").with("year", year).label("era", first.label_id()).with("n", n),
            (None, _) => Message::new("fiscal-year-label-western").with("year", year),
        }
    }
}

/// The era of a date and the year in it, from Shōwa on.
fn era(on: NaiveDate) -> Option<(Era, i64)> {
    const BEGINNINGS: [(Era, (i32, u32, u32)); 3] = [(Era::Reiwa, (2019, 5, 1)), (Era::Heisei, (1989, 1, 8)), (Era::Showa, (1926, 12, 25))];
    BEGINNINGS
        .into_iter()
        .find(|(_, from)| (on.year(), on.month(), on.day()) >= *from)
        .map(|(era, (first, ..))| (era, i64::from(on.year() - first + 1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_belongs_to_the_year_that_began_last() {
        for (on, start_month, first, last) in [
            ("2026-11-23", 4, "2026-04-01", "2027-03-31"),
            ("2026-03-31", 4, "2025-04-01", "2026-03-31"),
            ("2026-04-01", 4, "2026-04-01", "2027-03-31"),
            ("2026-01-01", 1, "2026-01-01", "2026-12-31"),
            ("2026-12-31", 1, "2026-01-01", "2026-12-31"),
            ("2024-02-29", 3, "2023-03-01", "2024-02-29"),
            ("2026-12-01", 12, "2026-12-01", "2027-11-30"),
        ] {
            let year = FiscalYear::of(day(on), start_month);
            assert_eq!((year.first(), year.last()), (day(first), day(last)), "{on} from month {start_month}");
        }
    }

    #[test]
    fn a_year_that_cannot_be_is_refused_with_what_was_read() {
        for (year, month) in [(1899, 4), (3000, 4), (2026, 0), (2026, 13), (i32::MAX, 4)] {
            let message = FiscalYear::new(year, month).unwrap_err();
            assert_eq!(message.id, "fiscal-year-out-of-range");
        }
    }

    #[test]
    fn the_year_in_which_the_era_changed_bears_both_names() {
        assert_eq!(FiscalYear::new(2019, 4).unwrap().label().id, "fiscal-year-label-two-eras");
        assert_eq!(FiscalYear::new(2020, 4).unwrap().label().id, "fiscal-year-label");
        assert_eq!(FiscalYear::new(1920, 4).unwrap().label().id, "fiscal-year-label-western");
        let label = FiscalYear::new(2026, 4).unwrap().label();
        assert_eq!(label.args.get("n"), Some(&8_i64.into()));
    }

    #[test]
    fn eras_begin_on_their_day() {
        for (on, expected) in [
            ("2019-04-30", Some((Era::Heisei, 31))),
            ("2019-05-01", Some((Era::Reiwa, 1))),
            ("1989-01-07", Some((Era::Showa, 64))),
            ("1989-01-08", Some((Era::Heisei, 1))),
            ("1926-12-24", None),
        ] {
            assert_eq!(era(day(on)), expected, "{on}");
        }
    }

    proptest! {
        #[test]
        fn every_day_lies_in_exactly_one_year(days in 0..400_000_i64, start_month in 1..=12_u32) {
            let on = day("1900-01-01") + chrono::Duration::days(days);
            let year = FiscalYear::of(on, start_month);
            prop_assert!(year.contains(on));
            prop_assert!(!year.previous().contains(on) && !year.next().contains(on));
            prop_assert_eq!(year.next().previous(), year);
            prop_assert_eq!(year.next().first(), year.last() + chrono::Duration::days(1));
        }
    }
}
