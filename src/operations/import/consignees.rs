//! Rows of consignees, each with what is entrusted to it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::desk::{Desk, Named, differ};
use super::group::{Group, OF_CONSIGNEE, groups};
use super::part::Part;
use super::report::Thing;
use super::{warnings, work};
use crate::domain::dates;
use crate::domain::message::Message;
use crate::domain::period::Period;
use crate::domain::{corporate_number, names};
use crate::error::Result;
use crate::operations::consignee::{Change, Details, Enter};
use crate::operations::rows::Row;
use crate::store::consignee::{self, Row as Stored};

/// What decides whether a consignee that looks like another one is entered.
#[derive(Deserialize, JsonSchema)]
struct Distinct {
    #[serde(default)]
    distinct: bool,
}

/// A consignee that is in the register now.
pub(super) struct Owner {
    pub id: i64,
}

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    let mut numbers = work::Numbers::default();
    for group in groups(desk, rows) {
        let part = Part { row: &group.head, names: OF_CONSIGNEE };
        warnings::consignee(desk, &part);
        let owner = consignee(desk, &part, &group)?;
        for row in &group.works {
            work::take(desk, owner.as_ref(), row, &mut numbers)?;
        }
    }
    Ok(())
}

/// None if it cannot be entered; its work is looked at all the same.
fn consignee(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, group: &Group<'_>) -> Result<Option<Owner>> {
    let control_no = part.cell("control_no").to_owned();
    let standing = desk.look(|tx| match consignee::of_control_no(tx, &control_no)? {
        Some(id) => consignee::periods(tx, id),
        None => Ok(Vec::new()),
    })?;
    match standing.last() {
        Some(last) => change(desk, part, last, &standing).map(Some),
        None => enter(desk, part, control_no, first_day(group)),
    }
}

/// It has been in the register since its first work began.
fn first_day(group: &Group<'_>) -> Option<NaiveDate> {
    let day = |row: &&Row| row.cells.get("from_on").and_then(|cell| dates::parse_optional(cell).ok()?).map(|parsed| parsed.date);
    group.works.iter().filter_map(day).min()
}

fn enter(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, control_no: String, from_on: Option<NaiveDate>) -> Result<Option<Owner>> {
    let (details, distinct) = (desk.read::<Details>(part, None), desk.read::<Distinct>(part, None));
    let (Some(details), Some(Distinct { distinct })) = (details, distinct) else { return Ok(None) };
    let distinct = distinct || is_another(desk, part, &details, None)?;
    if !distinct {
        return Ok(None);
    }
    // One whose work begins later is in the register from today on.
    let from_on = from_on.filter(|first| *first < desk.today);
    let command = Enter { control_no, details, from_on, distinct };
    let Some(done) = desk.run(part, &command)? else { return Ok(None) };
    let Enter { control_no, details, .. } = command;
    desk.entered(part.row, &Named { thing: Thing::Consignee, id: done.outcome.id, code: &control_no, name: &details.name });
    Ok(Some(Owner { id: done.outcome.id }))
}

/// Whether it is another one than all others that are in the register. What looks like it by its name alone is pointed out, and stops nothing:
/// there are namesakes. The same corporate number is the same corporation. Of one that is there already, only what is new tells.
fn is_another(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, details: &Details, before: Option<&Stored>) -> Result<bool> {
    let number =
        details.corporate_number.as_deref().and_then(|text| corporate_number::parse(text).ok()).map(|number| number.as_str().to_owned());
    let key = names::match_key(&details.name);
    let named = before.is_none_or(|before| before.match_key != key);
    let numbered = number.is_some() && before.is_none_or(|before| before.corporate_number != number);
    if !named && !numbered {
        return Ok(true);
    }
    let mut alike = desk.look(|tx| consignee::alike(tx, &key, number.as_deref()))?;
    let same_number = |other: &Stored| numbered && other.corporate_number == number;
    alike.retain(|other| before.is_none_or(|before| before.id != other.id) && (same_number(other) || (named && other.match_key == key)));
    if let Some(other) = alike.iter().find(|other| same_number(other)) {
        let message = Message::new("import-same-number").with("name", &other.name).with("control_no", &other.control_no);
        desk.problem(part, "corporate_number", message);
        return Ok(false);
    }
    for other in &alike {
        desk.warn(part, "name", Message::new("consignee-alike").with("name", &other.name).with("control_no", &other.control_no));
    }
    Ok(true)
}

fn change(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, last: &Stored, standing: &[Stored]) -> Result<Owner> {
    let owner = Owner { id: last.id };
    let before = Details::of(last);
    let (details, distinct) = (desk.read::<Details>(part, Some(serde_json::to_value(&before)?)), desk.read::<Distinct>(part, None));
    let (Some(details), Some(Distinct { distinct })) = (details, distinct) else { return Ok(owner) };
    if !distinct && !is_another(desk, part, &details, Some(last))? {
        return Ok(owner);
    }
    let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
    // Without a day, the last that is recorded is corrected: it is the one that the file is compared with.
    let from_on = desk.change_from(&periods).unwrap_or(last.from_on);
    let seen = standing.iter().map(|row| row.seq).max().unwrap_or(last.seq);
    let Some(done) = desk.run(part, &Change { id: last.id, seen, from_on: Some(from_on), details, distinct: true })? else {
        return Ok(owner);
    };
    let now = match done.entry {
        Some(_) => desk.look(|tx| consignee::periods(tx, last.id))?.pop(),
        None => None,
    };
    let different = now.map(|now| differ(part, &before, &Details::of(&now))).unwrap_or_default();
    desk.stands(part.row, &Named { thing: Thing::Consignee, id: last.id, code: &last.control_no, name: &last.name }, &different);
    Ok(owner)
}
