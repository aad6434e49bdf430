//! Handling in foreign countries: where and by which route at the end, and the checks of recipients in the year.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{Gathered, One};
use crate::domain::foreign::{CheckDue, CheckResult, Place, Route};
use crate::domain::report::{Between, ForeignYear, checks_in, foreign_year, is_in_time};
use crate::operations::foreign::{Line, lines};

/// The handling in foreign countries of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ForeignHandling {
    pub year: ForeignYear,
    /// The same of the year before, if the register knows of that year.
    pub before: Option<ForeignYear>,
    /// Places by country and route, on the day before the year and at the end. A place in two countries counts in both.
    pub by_country: Vec<CountryRouteCount>,
    /// At the end without a route.
    pub without_route: Vec<PlaceLine>,
    /// The check of the recipient is overdue at the end, by its day.
    pub overdue: Vec<PlaceLine>,
    /// The checks that fall due in the year, by that day.
    pub due: Vec<CheckDueLine>,
    /// The checks made in the year by what they came to.
    pub results: Vec<CheckResultCount>,
    /// Checks made in the year in which not all was as it should be, by day.
    pub not_maintained: Vec<CheckLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountryRouteCount {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// None: nobody has recorded by which.
    pub route: Option<Route>,
    pub count: Between,
}

/// A place that is named, as it stands at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceLine {
    pub entrustment_id: i64,
    pub sub_entrustment_id: Option<i64>,
    pub consignee: Consignee,
    pub control_no: String,
    pub work: String,
    /// The sub-consignee that handles the data there; empty: the consignee itself.
    pub sub: String,
    pub countries: Vec<String>,
    pub route: Option<Route>,
    pub check_due_on: Option<NaiveDate>,
    pub last_checked_on: Option<NaiveDate>,
}

/// A check that falls due in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckDueLine {
    pub place: PlaceLine,
    pub due_on: NaiveDate,
    pub checked_on: Option<NaiveDate>,
    pub in_time: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckResultCount {
    pub result: CheckResult,
    pub count: i64,
    pub before: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckLine {
    pub place: PlaceLine,
    pub checked_on: NaiveDate,
    pub result: CheckResult,
}

pub(super) fn of(gathered: &Gathered, has_before: bool) -> ForeignHandling {
    let (period, before, on) = (gathered.period, gathered.day_before(), gathered.as_of.on);
    let facts = || gathered.all.iter().map(|one| &one.known.facts);
    let places: Vec<PlaceLine> = at(gathered, on).map(|(one, line)| place(one.name(on), &line)).collect();
    let mut overdue: Vec<PlaceLine> = places.iter().filter(|one| one.check_due_on.is_some_and(|due| due < on)).cloned().collect();
    overdue.sort_by_key(|line| line.check_due_on);
    let of_result = |result: &CheckResult| CheckResultCount {
        result: *result,
        count: made(gathered, *result, period.first(), on),
        before: has_before.then(|| made(gathered, *result, period.previous().first(), before)),
    };
    ForeignHandling {
        year: foreign_year(facts(), period, on),
        before: has_before.then(|| foreign_year(facts(), period.previous(), before)),
        by_country: by_country(gathered, before, on),
        without_route: places.into_iter().filter(|one| one.route.is_none()).collect(),
        overdue,
        due: due(gathered),
        results: CheckResult::ALL.iter().map(of_result).collect(),
        not_maintained: not_maintained(gathered),
    }
}

/// The places on a day, in the order of the consignees' reading.
pub(super) fn at(gathered: &Gathered, on: NaiveDate) -> impl Iterator<Item = (&One, Line)> {
    gathered.all.iter().flat_map(move |one| lines(&one.known, one.id, "", on).into_iter().map(move |line| (one, line)))
}

fn place(consignee: Consignee, line: &Line) -> PlaceLine {
    PlaceLine {
        entrustment_id: line.entrustment_id,
        sub_entrustment_id: line.sub_entrustment_id,
        consignee,
        control_no: line.control_no.clone(),
        work: line.work.clone(),
        sub: line.sub.clone(),
        countries: line.countries.clone(),
        route: line.route,
        check_due_on: line.check_due_on,
        last_checked_on: line.last_checked_on,
    }
}

impl CountryRouteCount {
    /// The name of the row: `US-consent`, or `US-none`.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.country, self.route)
    }
}

pub(super) fn key(country: &str, route: Option<Route>) -> String {
    format!("{country}-{}", route.map_or("none", Route::code))
}

/// A place as it was on a day on which data were handled there, so that one that has ended is named, too.
fn place_on(gathered: &Gathered, one: &One, wanted: Place, day: NaiveDate) -> Option<PlaceLine> {
    let is_it = |line: &Line| (line.entrustment_id, line.sub_entrustment_id) == (wanted.entrustment_id, wanted.sub_entrustment_id);
    let line = lines(&one.known, one.id, "", day).into_iter().find(is_it)?;
    Some(place(one.name(gathered.as_of.on), &line))
}

fn by_country(gathered: &Gathered, before: NaiveDate, on: NaiveDate) -> Vec<CountryRouteCount> {
    let mut counts: BTreeMap<(String, Option<Route>), Between> = BTreeMap::new();
    for (day, is_end) in [(before, false), (on, true)] {
        for (_, line) in at(gathered, day) {
            for country in &line.countries {
                let count = counts.entry((country.clone(), line.route)).or_default();
                *(if is_end { &mut count.end } else { &mut count.start }) += 1;
            }
        }
    }
    counts.into_iter().map(|((country, route), count)| CountryRouteCount { country, route, count }).collect()
}

fn due(gathered: &Gathered) -> Vec<CheckDueLine> {
    let on = gathered.as_of.on;
    let of_one = gathered.all.iter().flat_map(|one| {
        let theirs = checks_in(&one.known.facts, gathered.period, on);
        theirs.into_iter().map(move |(place, due)| (one, place, due))
    });
    let line = |(one, place, due): (&One, Place, CheckDue)| {
        Some(CheckDueLine {
            place: place_on(gathered, one, place, due.due_on)?,
            due_on: due.due_on,
            checked_on: due.checked_on,
            in_time: is_in_time(due),
        })
    };
    let mut lines: Vec<CheckDueLine> = of_one.filter_map(line).collect();
    lines.sort_by_key(|line| line.due_on);
    lines
}

/// How many checks of a period came to that.
fn made(gathered: &Gathered, result: CheckResult, first: NaiveDate, last: NaiveDate) -> i64 {
    let all = gathered.all.iter().flat_map(|one| &one.known.checks);
    let count = all.filter(|row| row.result.0 == result && (first..=last).contains(&row.checked_on)).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn not_maintained(gathered: &Gathered) -> Vec<CheckLine> {
    let period = gathered.period.first()..=gathered.as_of.on;
    let all = gathered.all.iter().flat_map(|one| one.known.checks.iter().map(move |row| (one, row)));
    let wanted = all.filter(|(_, row)| row.result.0 != CheckResult::Maintained && period.contains(&row.checked_on));
    let mut lines: Vec<CheckLine> = wanted
        .filter_map(|(one, row)| {
            let place = place_on(gathered, one, row.place(), row.checked_on)?;
            Some(CheckLine { place, checked_on: row.checked_on, result: row.result.0 })
        })
        .collect();
    lines.sort_by_key(|line| line.checked_on);
    lines
}
