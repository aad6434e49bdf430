//! Rows of people.

use super::departments::Span;
use super::desk::{Desk, Named, differ};
use super::part::Part;
use super::report::Thing;
use super::{warnings, whole};
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::person::{Change, Details, Enter, Leave};
use crate::operations::rows::Row;
use crate::store::person::Row as Stored;
use crate::store::{department, person};

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in desk.once(rows, "code") {
        let part = Part { row, names: &[] };
        warnings::dates(desk, &part, &["from_on", "until_on"]);
        let code = part.cell("code").to_owned();
        let standing = desk.look(|tx| match person::of_code(tx, &code)?.filter(|_| !code.is_empty()) {
            Some(last) => person::periods(tx, last.id),
            None => Ok(Vec::new()),
        })?;
        match standing.last() {
            Some(last) => change(desk, &part, last, &standing)?,
            None => enter(desk, &part)?,
        }
    }
    let list = desk.list;
    whole::leavers(desk, rows, list)
}

fn enter(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>) -> Result<()> {
    let (details, span) = (desk.read::<Details>(part, None), desk.read::<Span>(part, None));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let from_on = span.from_on.or(desk.list.day(desk.today));
    let command = Enter { details: details.clone(), from_on, until_on: span.until_on };
    if let Some(done) = desk.run(part, &command)? {
        desk.entered(part.row, &Named { thing: Thing::Person, id: done.outcome.id, code: &details.code, name: &details.name });
    }
    Ok(())
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored]) -> Result<()> {
    let before = recorded(desk, last)?;
    let details = desk.read::<Details>(part, Some(serde_json::to_value(&before)?));
    let span = desk.read::<Span>(part, None);
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let back_on = desk.list.back_on(&periods, desk.today).filter(|_| span.until_on.is_none());
    let from_on = back_on.or(desk.change_from(&periods)).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let Some(changed) = desk.run(part, &Change { id: last.id, seen, from_on: Some(from_on), details: details.clone() })? else {
        return Ok(());
    };
    let seen = changed.entry.unwrap_or(seen);
    let mut different = if changed.entry.is_some() { differ(part, &before, &now(desk, last.id, &details)?) } else { Vec::new() };
    let left = match span.until_on {
        Some(until_on) => desk.run(part, &Leave { id: last.id, seen, until_on })?.filter(|done| done.entry.is_some()).map(|_| until_on),
        None => None,
    };
    if let Some(back_on) = back_on.filter(|_| changed.entry.is_some()) {
        different.push(("from_on".into(), String::new(), back_on.to_string()));
    } else {
        point_out(desk, part, &span, &periods);
    }
    if let Some(until_on) = left {
        different.push(("until_on".into(), last.until_on.map(|day| day.to_string()).unwrap_or_default(), until_on.to_string()));
    }
    desk.stands(part.row, &Named { thing: Thing::Person, id: last.id, code: &details.code, name: &details.name }, &different);
    Ok(())
}

/// What a file cannot change, and says otherwise.
fn point_out(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, span: &Span, periods: &[Period]) {
    let (first, last) = (periods.first().map(|period| period.from_on), periods.last().and_then(|period| period.until_on));
    if let (Some(read), Some(first)) = (span.from_on.filter(|read| Some(*read) != first), first) {
        desk.warn(part, "from_on", Message::new("import-from-stays").with("read", read).with("expected", first));
    }
    if let Some(last) = last.filter(|_| span.until_on.is_none() && part.row.cells.contains_key("until_on")) {
        desk.warn(part, "until_on", Message::new("import-until-stays").with("expected", last));
    }
}

fn recorded(desk: &mut Desk<'_, '_, '_>, row: &Stored) -> Result<Details> {
    let department = match row.department_id {
        Some(id) => desk.look(|tx| Ok(department::periods(tx, id)?.pop()))?.map(|row| row.code).unwrap_or_default(),
        None => String::new(),
    };
    Ok(Details {
        code: row.code.clone(),
        name: row.name.clone(),
        kana: row.kana.clone(),
        kind: row.kind.0,
        department,
        email: row.email.clone(),
    })
}

/// What is recorded after a change, in the form in which it is kept.
fn now(desk: &mut Desk<'_, '_, '_>, id: i64, written: &Details) -> Result<Details> {
    match desk.look(|tx| Ok(person::periods(tx, id)?.pop()))? {
        Some(row) => recorded(desk, &row),
        None => Ok(written.clone()),
    }
}
