//! Day numbers of spreadsheets.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

/// The bare numbers that are taken for day numbers in a column of dates: 1954 to 2064 in the 1900 system.
pub const SERIALS: RangeInclusive<i64> = 20_000..=60_000;

/// The day from which a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01, and day 60 is a 29 February 1900 that never was.
    #[default]
    From1900,
    /// Day 0 is 1904-01-01.
    From1904,
}

/// The date of a spreadsheet's day number; none for the day that never was and for numbers outside 1900–9999.
#[must_use]
pub fn from_excel_serial(serial: i64, system: DateSystem) -> Option<NaiveDate> {
    let (year, month, day) = match (system, serial) {
        (DateSystem::From1900, 1..=59) => (1899, 12, 31),
        (DateSystem::From1900, 61..=2_958_465) => (1899, 12, 30),
        (DateSystem::From1904, 0..=2_957_003) => (1904, 1, 1),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(serial.unsigned_abs()))
}
