//! Rows of certificates of consignees, each in one period: new ones are entered, later periods are renewals, and the rest is corrected.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::contracts::owner;
use super::desk::{Desk, Named, differ};
use super::part::Part;
use super::report::Thing;
use super::warnings;
use crate::domain::certificate::CertificateKind;
use crate::domain::message::{Message, Problems};
use crate::domain::{dates, digits};
use crate::error::Result;
use crate::operations::certificate::{Change, Details, Enter, Renew};
use crate::operations::rows::Row;
use crate::operations::text::Words;
use crate::store::certificate::{self, Row as Stored};

/// Between the days of a period that stands in one cell.
const BETWEEN: [&str; 6] = ["～", "〜", "~", "から", "–", "—"];

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in rows {
        let row = &complete(desk, row);
        let part = Part { row, names: &[] };
        warnings::dates(desk, &part, &["from_on", "until_on"]);
        let Some(owner) = owner(desk, &part)? else { continue };
        let Some((from_on, until_on)) = days(desk, &part) else { continue };
        let standing = standing(desk, owner, &part)?;
        match standing.last() {
            None => enter(desk, owner, &part, from_on, until_on)?,
            Some(last) if is_renewal(last, from_on, until_on) => renew(desk, &part, last, &standing, (from_on, until_on))?,
            Some(_) => change(desk, &part, &standing, (from_on, until_on))?,
        }
    }
    Ok(())
}

/// The row with a kind that is on the list, and with the days of a period each in its own cell.
fn complete(desk: &mut Desk<'_, '_, '_>, row: &Row) -> Row {
    let mut row = row.clone();
    let cell = |row: &Row, field: &str| row.cells.get(field).map_or(String::new(), |cell| cell.trim().to_owned());
    let kind = cell(&row, "kind");
    if !kind.is_empty() && desk.words.code("certificate-kind", CertificateKind::CODES, &kind).is_none() {
        let message = Message::new("import-certificate-other").with("read", &kind);
        desk.warn(&Part { row: &row, names: &[] }, "kind", message);
        row.cells.insert("kind".into(), CertificateKind::Other.code().into());
        if cell(&row, "name").is_empty() {
            row.cells.insert("name".into(), kind);
        }
    }
    let period = cell(&row, "period");
    if let Some((from, until)) = BETWEEN.iter().find_map(|between| period.split_once(between)) {
        for (field, day) in [("from_on", from.trim()), ("until_on", until.trim())] {
            if cell(&row, field).is_empty() {
                row.cells.insert(field.into(), day.to_owned());
            }
        }
    } else if !period.is_empty() && cell(&row, "until_on").is_empty() {
        row.cells.insert("until_on".into(), period);
    }
    row
}

/// The first and the last day of the row. None if one cannot be read; then it was noted.
fn days(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let mut problems = Problems::default();
    let mut read = |field: &str| problems.keep(field, dates::parse_optional(part.cell(field))).flatten().map(|parsed| parsed.date);
    let days = (read("from_on"), read("until_on"));
    let fine = problems.is_empty();
    for (field, message) in problems.0 {
        desk.problem(part, &field, message);
    }
    fine.then_some(days)
}

/// The periods of the same certificate. How often it was renewed is not a part of what its number says.
fn standing(desk: &mut Desk<'_, '_, '_>, owner: i64, part: &Part<'_>) -> Result<Vec<Stored>> {
    let kind = desk.words.code("certificate-kind", CertificateKind::CODES, part.cell("kind"));
    let theirs = desk.look(|tx| certificate::of_consignees(tx, &[owner], i64::MAX))?;
    let number = stem(part.cell("number")).into_owned();
    let same = |row: &&Stored| Some(row.kind.code()) == kind.as_deref() && stem(&row.number) == number;
    let Some(id) = theirs.iter().find(same).map(|row| row.id) else { return Ok(Vec::new()) };
    Ok(theirs.into_iter().filter(|row| row.id == id).collect())
}

/// A number without the count of renewals after it, such as `10820001(05)`.
fn stem(number: &str) -> Cow<'_, str> {
    let plain = digits::normalise(number);
    let stem = plain.trim().trim_end_matches(')').rsplit_once('(').filter(|(_, count)| count.bytes().all(|b| b.is_ascii_digit()));
    Cow::Owned(stem.map_or(plain.trim(), |(stem, _)| stem.trim()).to_owned())
}

/// It begins after the last period, or where it says nothing of its beginning, ends after it.
fn is_renewal(last: &Stored, from_on: Option<NaiveDate>, until_on: Option<NaiveDate>) -> bool {
    let Some(ended_on) = last.until_on else { return false };
    match from_on {
        Some(from_on) => ended_on < from_on,
        None => until_on.is_some_and(|until_on| ended_on < until_on),
    }
}

fn enter(desk: &mut Desk<'_, '_, '_>, owner: i64, part: &Part<'_>, from_on: Option<NaiveDate>, until_on: Option<NaiveDate>) -> Result<()> {
    let Some(details) = desk.read::<Details>(part, None) else { return Ok(()) };
    let from_on = match from_on {
        Some(from_on) => from_on,
        None if until_on.is_some_and(|until_on| until_on < desk.today) => {
            desk.problem(part, "from_on", "input-required");
            return Ok(());
        }
        None => {
            desk.warn(part, "from_on", Message::new("import-certificate-since").with("on", desk.today));
            desk.today
        }
    };
    let command = Enter { consignee_id: owner, details, from_on, until_on };
    let Some(done) = desk.run(part, &command)? else { return Ok(()) };
    desk.entered(part.row, &named(done.outcome.id, &command.details));
    Ok(())
}

fn renew(
    desk: &mut Desk<'_, '_, '_>,
    part: &Part<'_>,
    last: &Stored,
    standing: &[Stored],
    (from_on, until_on): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<()> {
    let before = Details::of(last);
    let Some(details) = desk.read::<Details>(part, Some(serde_json::to_value(&before)?)) else { return Ok(()) };
    let seen = seen(standing);
    let renew = Renew { id: last.id, seen, from_on, until_on, number: details.number.clone(), scope: details.scope.clone() };
    if desk.run(part, &renew)?.is_none() {
        return Ok(());
    }
    let mut different = differ(part, &before, &details);
    different.push(("until_on".into(), text(last.until_on), text(until_on)));
    desk.stands(part.row, &named(last.id, &details), &different);
    Ok(())
}

/// The period that begins on the day of the row, else the last, is corrected.
fn change(
    desk: &mut Desk<'_, '_, '_>,
    part: &Part<'_>,
    standing: &[Stored],
    (from_on, until_on): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<()> {
    let Some(old) = standing.iter().find(|row| Some(row.from_on) == from_on).or(standing.last()) else { return Ok(()) };
    let before = Details::of(old);
    let Some(details) = desk.read::<Details>(part, Some(serde_json::to_value(&before)?)) else { return Ok(()) };
    let has_end = part.row.cells.contains_key("until_on");
    let (from_on, until_on) = (from_on.unwrap_or(old.from_on), if has_end { until_on } else { old.until_on });
    let command = Change { id: old.id, seen: seen(standing), period_from_on: Some(old.from_on), details, from_on, until_on };
    let Some(done) = desk.run(part, &command)? else { return Ok(()) };
    let mut different = if done.entry.is_some() { differ(part, &before, &command.details) } else { Vec::new() };
    for (field, old, new) in [("from_on", Some(old.from_on), Some(from_on)), ("until_on", old.until_on, until_on)] {
        if old != new {
            different.push((field.into(), text(old), text(new)));
        }
    }
    desk.stands(part.row, &named(old.id, &command.details), &different);
    Ok(())
}

fn seen(standing: &[Stored]) -> i64 {
    standing.iter().map(|row| row.seq).max().unwrap_or_default()
}

fn text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn named(id: i64, details: &Details) -> Named<'_> {
    let name = if details.name.is_empty() { details.scope.as_str() } else { details.name.as_str() };
    Named { thing: Thing::Certificate, id, code: &details.number, name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_of_renewals_is_no_part_of_a_number() {
        for (number, expected) in
            [("10820001(05)", "10820001"), ("１０８２０００１（０６）", "10820001"), ("IS 123456", "IS 123456"), ("C24(A)", "C24(A)")]
        {
            assert_eq!(stem(number), stem(expected), "{number}");
        }
        assert_ne!(stem("10820001(05)"), stem("10820002(05)"));
    }
}
