//! What a report is about: a fiscal year, or any other run of days, and the one before it with which it is compared.

use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::{Message, Problems};

/// From a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportPeriod {
    first_on: NaiveDate,
    last_on: NaiveDate,
}

/// A report is about so many months at most: ten years.
const MOST_MONTHS: u32 = 120;

impl ReportPeriod {
    /// # Errors
    /// `until_on`: it ends before it begins, or is longer than ten years.
    pub fn new(first_on: NaiveDate, last_on: NaiveDate) -> Result<Self, Problems> {
        if last_on < first_on {
            return Err(Problems::one(
                "until_on",
                Message::new("report-period-backwards").with("read", last_on).with("expected", first_on),
            ));
        }
        let latest = first_on.checked_add_months(Months::new(MOST_MONTHS)).and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX);
        if last_on > latest {
            return Err(Problems::one("until_on", Message::new("report-period-too-long").with("read", last_on).with("expected", latest)));
        }
        Ok(Self { first_on, last_on })
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

    #[must_use]
    pub fn contains(self, on: NaiveDate) -> bool {
        self.first_on <= on && on <= self.last_on
    }

    /// The first day that comes after it.
    #[must_use]
    pub fn after(self) -> NaiveDate {
        self.last_on.succ_opt().unwrap_or(self.last_on)
    }

    /// What it is compared with: as many whole months before it where it is made of whole months, else as many days.
    #[must_use]
    pub fn previous(self) -> Self {
        let last_on = self.first_on.pred_opt().unwrap_or(self.first_on);
        let days = self.last_on.signed_duration_since(self.first_on);
        let by_days = || last_on.checked_sub_signed(days).unwrap_or(last_on);
        let first_on = self.whole_months().and_then(|months| self.first_on.checked_sub_months(Months::new(months))).unwrap_or_else(by_days);
        Self { first_on, last_on }
    }

    /// How many calendar months it is, if it begins with one and ends with one.
    fn whole_months(self) -> Option<u32> {
        if self.first_on.day() != 1 || self.after().day() != 1 {
            return None;
        }
        let month = |on: NaiveDate| on.year() * 12 + i32::try_from(on.month0()).unwrap_or_default();
        u32::try_from(month(self.after()) - month(self.first_on)).ok()
    }
}

impl From<FiscalYear> for ReportPeriod {
    fn from(year: FiscalYear) -> Self {
        Self { first_on: year.first(), last_on: year.last() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_compared_with_as_many_months_before_or_as_many_days() {
        for (first, last, expected) in [
            ("2025-04-01", "2026-03-31", "2024-04-01"),
            ("2025-07-01", "2025-12-31", "2025-01-01"),
            ("2024-03-01", "2024-03-31", "2024-02-01"),
            ("2025-07-02", "2025-07-31", "2025-06-02"),
            ("2025-07-15", "2025-07-15", "2025-07-14"),
        ] {
            let before = ReportPeriod::new(day(first), day(last)).unwrap().previous();
            assert_eq!((before.first(), before.last().succ_opt()), (day(expected), Some(day(first))), "{first} {last}");
        }
    }

    #[test]
    fn of_a_fiscal_year_it_is_the_fiscal_year_before() {
        for month in 1..=12 {
            let year = FiscalYear::new(2024, month).unwrap();
            assert_eq!(ReportPeriod::from(year).previous(), year.previous().into());
            assert_eq!(ReportPeriod::from(year).after(), year.next().first());
        }
    }

    #[test]
    fn it_neither_runs_backwards_nor_for_more_than_ten_years() {
        assert!(ReportPeriod::new(day("2025-04-02"), day("2025-04-01")).is_err());
        assert!(ReportPeriod::new(day("2016-04-01"), day("2026-03-31")).is_ok());
        assert!(ReportPeriod::new(day("2016-04-01"), day("2026-04-01")).is_err());
    }
}
