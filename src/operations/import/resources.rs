//! Rows of systems and ledgers.

use super::departments::Span;
use super::desk::{Desk, Named, differ};
use super::part::Part;
use super::report::Thing;
use super::warnings;
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::resource::{Change, Details, End, Enter};
use crate::operations::rows::Row;
use crate::store::resource::Row as Stored;
use crate::store::{department, resource};

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in desk.once(rows, "code") {
        let part = Part { row, names: &[] };
        warnings::dates(desk, &part, &["from_on", "until_on"]);
        let code = part.cell("code").to_owned();
        let standing = desk.look(|tx| match resource::of_code(tx, &code)?.pop() {
            Some(last) => resource::periods(tx, last.id),
            None => Ok(Vec::new()),
        })?;
        match standing.last() {
            Some(last) => change(desk, &part, last, &standing)?,
            None => enter(desk, &part)?,
        }
    }
    Ok(())
}

fn enter(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>) -> Result<()> {
    let (details, span) = (desk.read::<Details>(part, None), desk.read::<Span>(part, None));
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let Some(done) = desk.run(part, &Enter { details: details.clone(), from_on: span.from_on })? else { return Ok(()) };
    if let Some(until_on) = span.until_on {
        desk.run(part, &End { id: done.outcome.id, seen: done.outcome.id, until_on })?;
    }
    desk.entered(part.row, &Named { thing: Thing::Resource, id: done.outcome.id, code: &details.code, name: &details.name });
    Ok(())
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored]) -> Result<()> {
    let before = recorded(desk, last)?;
    let details = desk.read::<Details>(part, Some(serde_json::to_value(&before)?));
    let span = desk.read::<Span>(part, None);
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let periods: Vec<Period> = standing.iter().map(Stored::period).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let from_on = desk.change_from(&periods).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let Some(changed) = desk.run(part, &Change { id: last.id, seen, from_on: Some(from_on), details: details.clone() })? else {
        return Ok(());
    };
    let mut different = if changed.entry.is_some() { differ(part, &before, &now(desk, last)?) } else { Vec::new() };
    let seen = changed.entry.unwrap_or(seen);
    if let Some(until_on) = span.until_on
        && desk.run(part, &End { id: last.id, seen, until_on })?.is_some_and(|done| done.entry.is_some())
    {
        different.push(("until_on".into(), last.until_on.map(|day| day.to_string()).unwrap_or_default(), until_on.to_string()));
    }
    desk.stands(part.row, &Named { thing: Thing::Resource, id: last.id, code: &details.code, name: &details.name }, &different);
    Ok(())
}

fn recorded(desk: &mut Desk<'_, '_, '_>, row: &Stored) -> Result<Details> {
    let department = match row.department_id {
        Some(id) => desk.look(|tx| Ok(department::periods(tx, id)?.pop()))?,
        None => None,
    };
    Ok(Details::of(row, department.map(|row| row.code).as_deref()))
}

/// What is recorded after a change, in the form in which it is kept.
fn now(desk: &mut Desk<'_, '_, '_>, before: &Stored) -> Result<Details> {
    let last = desk.look(|tx| Ok(resource::periods(tx, before.id)?.pop()))?;
    recorded(desk, last.as_ref().unwrap_or(before))
}
