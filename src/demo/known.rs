//! What a list of today said on an earlier day: who came later was not in it, and an end that was still to come did not stand in it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::BEGINNING;
use crate::domain::dates;
use crate::operations::rows::Row;

/// The rows that were in the list on the day, as they stood then. `first_on` says when a row came in.
pub(super) fn on(rows: &[Row], day: NaiveDate, first_on: impl Fn(&Row) -> NaiveDate) -> Vec<Row> {
    rows.iter().filter(|row| first_on(row) <= day).map(|row| as_known(row, day)).collect()
}

/// The days on which the list changed, after the beginning and up to `last`.
pub(super) fn days(rows: &[Row], last: NaiveDate, first_on: impl Fn(&Row) -> NaiveDate) -> BTreeSet<NaiveDate> {
    let changed = rows.iter().flat_map(|row| [Some(first_on(row)), date(row, "until_on")]);
    changed.flatten().filter(|day| (BEGINNING < *day) && (*day <= last)).collect()
}

/// The rows that changed on the day.
pub(super) fn changed_on(rows: &[Row], day: NaiveDate, first_on: impl Fn(&Row) -> NaiveDate) -> Vec<Row> {
    let changed = |row: &&Row| first_on(row) == day || (date(row, "until_on") == Some(day) && first_on(row) <= day);
    rows.iter().filter(changed).map(|row| as_known(row, day)).collect()
}

/// A row came in on its first day, or was in the list from the beginning.
pub(super) fn of_itself(row: &Row) -> NaiveDate {
    date(row, "from_on").map_or(BEGINNING, |from| from.max(BEGINNING))
}

pub(super) fn date(row: &Row, field: &str) -> Option<NaiveDate> {
    dates::parse_optional(row.cells.get(field)?).ok().flatten().map(|parsed| parsed.date)
}

fn as_known(row: &Row, day: NaiveDate) -> Row {
    let mut row = row.clone();
    if date(&row, "until_on").is_some_and(|until| day < until) {
        row.cells.insert("until_on".into(), String::new());
    }
    row
}
