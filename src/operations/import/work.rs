//! The part of a row that speaks of entrusted work.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::consignees::Owner;
use super::desk::{Desk, Named, differ};
use super::part::{Names, Part};
use super::report::Thing;
use super::{warnings, words};
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::entrustment::{Change, Details, End, Enter};
use crate::operations::rows::Row;
use crate::store::department;
use crate::store::entrustment::{self, Row as Stored};

const OF_WORK: Names = &[("entrustment_no", "control_no")];

/// The rows in which the numbers of work stand.
#[derive(Default)]
pub(super) struct Numbers(BTreeMap<String, usize>);

/// From when until when.
#[derive(Deserialize, JsonSchema)]
struct Span {
    from_on: NaiveDate,
    #[serde(default)]
    until_on: Option<NaiveDate>,
}

/// Enters or changes the work of a row. Without an owner nothing can be entered, and what can be read is checked.
pub(super) fn take(desk: &mut Desk<'_, '_, '_>, owner: Option<&Owner>, row: &Row, numbers: &mut Numbers) -> Result<()> {
    let row = &with_codes_of_countries(row);
    let part = Part { row, names: OF_WORK };
    warnings::dates(desk, &part, &["from_on", "until_on"]);
    if let Some(first) = numbers.0.insert(part.cell("control_no").to_owned(), row.number).filter(|_| !part.cell("control_no").is_empty()) {
        let message = Message::new("import-twice").with("read", part.cell("control_no")).with("row", first);
        desk.problem(&part, "control_no", message);
        return Ok(());
    }
    let standing = standing(desk, owner, &part)?;
    match (owner, standing.last()) {
        (Some(owner), Some(last)) if last.consignee_id == owner.id => change(desk, &part, last, &standing),
        (Some(_), Some(last)) => {
            desk.problem(&part, "control_no", Message::new("consignee-control-no-used").with("read", &last.control_no));
            Ok(())
        }
        (Some(owner), None) => enter(desk, owner, &part),
        (None, _) => {
            desk.read::<Details>(&part, None);
            desk.read::<Span>(&part, None);
            Ok(())
        }
    }
}

fn with_codes_of_countries(row: &Row) -> Row {
    let mut row = row.clone();
    if let Some(cell) = row.cells.get_mut("countries") {
        *cell = words::countries(cell);
    }
    row
}

/// What is recorded of the work: by its number, or where the row has none, by what it is called.
fn standing(desk: &mut Desk<'_, '_, '_>, owner: Option<&Owner>, part: &Part<'_>) -> Result<Vec<Stored>> {
    let (number, work) = (part.cell("control_no").to_owned(), part.cell("work").to_owned());
    desk.look(|tx| {
        let id = match owner {
            _ if !number.is_empty() => entrustment::of_control_no(tx, &number)?,
            Some(owner) => {
                entrustment::of_consignees(tx, &[owner.id], i64::MAX)?.into_iter().find(|row| row.work == work).map(|row| row.id)
            }
            None => None,
        };
        id.map_or(Ok(Vec::new()), |id| entrustment::periods(tx, id))
    })
}

fn enter(desk: &mut Desk<'_, '_, '_>, owner: &Owner, part: &Part<'_>) -> Result<()> {
    let (details, span) = (desk.read::<Details>(part, None), desk.read::<Span>(part, None));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let control_no = part.cell("control_no").to_owned();
    let command = Enter { consignee_id: owner.id, control_no, details, from_on: span.from_on, until_on: span.until_on };
    if let Some(done) = desk.run(part, &command)? {
        desk.entered(
            part.row,
            &Named { thing: Thing::Entrustment, id: done.outcome.id, code: &done.outcome.control_no, name: &command.details.work },
        );
    }
    Ok(())
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored]) -> Result<()> {
    let before = recorded(desk, last)?;
    let details = desk.read::<Details>(part, Some(serde_json::to_value(&before)?));
    let span = desk.read::<Span>(part, Some(serde_json::json!({ "from_on": first(standing, last), "until_on": last.until_on })));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let from_on = desk.change_from(&periods).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let Some(changed) = desk.run(part, &Change { id: last.id, seen, from_on: Some(from_on), details })? else { return Ok(()) };
    let seen = changed.entry.unwrap_or(seen);
    let end = End { id: last.id, seen, until_on: span.until_on, reason: desk.name.to_owned() };
    let Some(ended) = desk.run(part, &end)? else { return Ok(()) };
    if span.from_on != first(standing, last) {
        let message = Message::new("import-from-stays").with("read", span.from_on).with("expected", first(standing, last));
        desk.warn(part, "from_on", message);
    }
    let mut different = match changed.entry {
        Some(_) => differ(part, &before, &now(desk, last)?),
        None => Vec::new(),
    };
    if ended.entry.is_some() {
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        different.push(("until_on".into(), text(last.until_on), text(span.until_on)));
    }
    desk.stands(part.row, &Named { thing: Thing::Entrustment, id: last.id, code: &last.control_no, name: &last.work }, &different);
    Ok(())
}

fn first(standing: &[Stored], last: &Stored) -> NaiveDate {
    standing.first().map_or(last.from_on, |row| row.from_on)
}

fn recorded(desk: &mut Desk<'_, '_, '_>, row: &Stored) -> Result<Details> {
    let department = match row.department_id {
        Some(id) => desk.look(|tx| Ok(department::periods(tx, id)?.pop()))?,
        None => None,
    };
    Ok(Details::of(row).in_department(department.map(|row| row.code).as_deref()))
}

/// What is recorded after a change, in the form in which it is kept.
fn now(desk: &mut Desk<'_, '_, '_>, before: &Stored) -> Result<Details> {
    let last = desk.look(|tx| Ok(entrustment::periods(tx, before.id)?.pop()))?;
    recorded(desk, last.as_ref().unwrap_or(before))
}
