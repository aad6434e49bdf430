//! National holidays (Act on National Holidays, Act No. 178 of 1948, Arts. 2 and 3), computed from the published list of days and the years for which each holds.
//!
//! The list begins with 2007, when the rule on substitute holidays took its present form. The equinoxes are those of the usual approximation, which holds from
//! 1980 to 2099; the day is fixed each February by notice in the Official Gazette.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};

/// The published list.
const PUBLISHED: &str = include_str!("../../../seeds/holidays/japan-1.csv");

static DAYS: LazyLock<Vec<Day>> = LazyLock::new(|| PUBLISHED.lines().skip(1).filter_map(Day::read).collect());

/// The name of a holiday, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub ja: &'static str,
    pub en: &'static str,
}

struct Day {
    name: Holiday,
    rule: Rule,
    month: u32,
    from_year: i32,
    until_year: Option<i32>,
}

enum Rule {
    Fixed(u32),
    /// The so-manyeth Monday.
    Monday(u8),
    Vernal,
    Autumnal,
}

const SUBSTITUTE: Holiday = Holiday { ja: "振替休日", en: "Substitute holiday" };
const BETWEEN: Holiday = Holiday { ja: "国民の休日", en: "Citizens' holiday" };

/// The holiday on that day, if it is one: by name, as a substitute for one on a Sunday (Art. 3(2)), or between two others (Art. 3(3)).
#[must_use]
pub fn holiday(on: NaiveDate) -> Option<Holiday> {
    named(on).or_else(|| is_substitute(on).then_some(SUBSTITUTE)).or_else(|| is_between(on).then_some(BETWEEN))
}

fn named(on: NaiveDate) -> Option<Holiday> {
    DAYS.iter().find(|day| day.month == on.month() && day.falls_on(on)).map(|day| day.name)
}

/// The nearest day after a holiday on a Sunday that is no holiday itself.
fn is_substitute(on: NaiveDate) -> bool {
    let mut before = on.pred_opt();
    while let Some(day) = before.filter(|day| named(*day).is_some()) {
        if day.weekday() == Weekday::Sun {
            return true;
        }
        before = day.pred_opt();
    }
    false
}

fn is_between(on: NaiveDate) -> bool {
    let is_named = |day: Option<NaiveDate>| day.is_some_and(|day| named(day).is_some());
    is_named(on.pred_opt()) && is_named(on.succ_opt())
}

impl Day {
    /// A line of the published file.
    fn read(line: &'static str) -> Option<Self> {
        let cells: Vec<&'static str> = line.split(',').collect();
        let [ja, en, rule, month, day, from_year, until_year] = <[&str; 7]>::try_from(cells).ok()?;
        let rule = match rule {
            "fixed" => Rule::Fixed(day.parse().ok()?),
            "monday" => Rule::Monday(day.parse().ok()?),
            "vernal" => Rule::Vernal,
            "autumnal" => Rule::Autumnal,
            _ => return None,
        };
        let name = Holiday { ja, en };
        Some(Self { name, rule, month: month.parse().ok()?, from_year: from_year.parse().ok()?, until_year: until_year.parse().ok() })
    }

    fn falls_on(&self, on: NaiveDate) -> bool {
        let holds = self.from_year <= on.year() && self.until_year.is_none_or(|until| on.year() <= until);
        holds
            && match self.rule {
                Rule::Fixed(day) => on.day() == day,
                Rule::Monday(nth) => NaiveDate::from_weekday_of_month_opt(on.year(), on.month(), Weekday::Mon, nth) == Some(on),
                Rule::Vernal => equinox(on.year(), 20_843_100) == i64::from(on.day()),
                Rule::Autumnal => equinox(on.year(), 23_248_800) == i64::from(on.day()),
            }
    }
}

/// The day of the month on which the equinox falls: `first` is that of 1980, in millionths of a day.
fn equinox(year: i32, first: i64) -> i64 {
    let years = i64::from(year) - 1980;
    (first + 242_194 * years) / 1_000_000 - years / 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_year(year: i32) -> Vec<String> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let all = first.iter_days().take_while(|day| day.year() == year).filter(|day| holiday(*day).is_some());
        all.map(|day| day.format("%m-%d").to_string()).collect()
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        assert_eq!(DAYS.len(), PUBLISHED.lines().count() - 1);
    }

    #[test]
    fn the_holidays_of_a_year_are_those_that_were_published() {
        for (year, expected) in [
            (2009, "01-01 01-12 02-11 03-20 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23"),
            (2015, "01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23"),
            (
                2019,
                "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23",
            ),
            (2020, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23"),
            (2021, "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23"),
            (
                2024,
                "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
            ),
            (2025, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24"),
            (2026, "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23"),
            (2027, "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23"),
        ] {
            assert_eq!(of_year(year).join(" "), expected, "{year}");
        }
    }
}
