//! Rows of departments.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::desk::{Desk, Named, differ};
use super::part::Part;
use super::report::Thing;
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::department::{Change, Details, End, Enter};
use crate::operations::rows::Row;
use crate::store::department;
use crate::store::department::Row as Stored;

/// From when until when, as the row says.
#[derive(Default, Deserialize, JsonSchema)]
pub(super) struct Span {
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in desk.once(rows, "code") {
        let part = Part { row, names: &[] };
        let code = part.cell("code").to_owned();
        let standing = desk.look(|tx| match department::of_code(tx, &code)?.pop() {
            Some(last) => department::periods(tx, last.id),
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
    desk.entered(part.row, &Named { thing: Thing::Department, id: done.outcome.id, code: &details.code, name: &details.name_ja });
    Ok(())
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored]) -> Result<()> {
    let before = Details { code: last.code.clone(), name_ja: last.name_ja.clone(), name_en: last.name_en.clone() };
    let details = desk.read::<Details>(part, Some(serde_json::to_value(&before)?));
    let span = desk.read::<Span>(part, None);
    let (Some(details), Some(span)) = (details, span) else { return Ok(()) };
    let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let from_on = desk.change_from(&periods).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let Some(changed) = desk.run(part, &Change { id: last.id, seen, from_on: Some(from_on), details: details.clone() })? else {
        return Ok(());
    };
    let mut different = differ(part, &before, &details);
    let seen = changed.entry.unwrap_or(seen);
    if let Some(until_on) = span.until_on
        && desk.run(part, &End { id: last.id, seen, until_on })?.is_some_and(|done| done.entry.is_some())
    {
        different.push(("until_on".into(), last.until_on.map(|day| day.to_string()).unwrap_or_default(), until_on.to_string()));
    }
    desk.stands(part.row, &Named { thing: Thing::Department, id: last.id, code: &details.code, name: &details.name_ja }, &different);
    Ok(())
}
