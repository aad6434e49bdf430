//! The five eras since Meiji and the days on which they began and ended.

use chrono::{Datelike, NaiveDate};

/// An era by name. A day on which one era ended and the next began belongs to both.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Era {
    pub name: &'static str,
    pub letter: char,
    /// The year before the first.
    base: i32,
    /// Year, month and day of the first and last day; none: it goes on.
    first: (i32, u32, u32),
    last: Option<(i32, u32, u32)>,
}

/// The latest first. Meiji dates agree with the western calendar from 1873.
pub(super) const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', base: 2018, first: (2019, 5, 1), last: None },
    Era { name: "平成", letter: 'H', base: 1988, first: (1989, 1, 8), last: Some((2019, 4, 30)) },
    Era { name: "昭和", letter: 'S', base: 1925, first: (1926, 12, 25), last: Some((1989, 1, 7)) },
    Era { name: "大正", letter: 'T', base: 1911, first: (1912, 7, 30), last: Some((1926, 12, 25)) },
    Era { name: "明治", letter: 'M', base: 1867, first: (1873, 1, 1), last: Some((1912, 7, 30)) },
];

impl Era {
    pub(super) fn contains(&self, date: NaiveDate) -> bool {
        let day = (date.year(), date.month(), date.day());
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// The western year of a year of the era.
    pub(super) fn western(&self, year: i32) -> i32 {
        self.base + year
    }
}

/// The date by era: `令和8年11月23日`; the first year is 元年. Before 1873, by the western year.
#[must_use]
pub fn wareki(date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    let Some(era) = ERAS.iter().find(|era| era.contains(date)) else {
        return format!("{}年{month}月{day}日", date.year());
    };
    match date.year() - era.base {
        1 => format!("{}元年{month}月{day}日", era.name),
        year => format!("{}{year}年{month}月{day}日", era.name),
    }
}
