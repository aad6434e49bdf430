//! Rows of accesses: who may handle what, from when until when.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::desk::{Desk, Named};
use super::part::Part;
use super::report;
use super::warnings;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::person_access::{EndAccess, GiveAccess, Thing, find};
use crate::operations::rows::Row;
use crate::store::person_access::Row as Stored;
use crate::store::{person, person_access};

/// What a row says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
struct Said {
    /// The number of the person.
    #[schemars(length(min = 1, max = 40))]
    person: String,
    #[serde(default)]
    #[schemars(length(max = 200))]
    resource: String,
    #[serde(default)]
    #[schemars(length(max = 40))]
    entrustment: String,
    #[serde(default)]
    from_on: Option<NaiveDate>,
    #[serde(default)]
    until_on: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(length(max = 400))]
    note: String,
}

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    for row in rows {
        let part = Part { row, names: &[] };
        warnings::dates(desk, &part, &["from_on", "until_on"]);
        let Some(said) = desk.read::<Said>(&part, None) else { continue };
        let mut problems = Problems::default();
        let (holder, thing) = desk.look(|tx| {
            let holder = person::of_code(tx, said.person.trim())?;
            Ok((holder, find(tx, &said.resource, &said.entrustment, &mut problems)?))
        })?;
        if holder.is_none() {
            problems.add("person", Message::new("person-access-no-person").with("read", said.person.trim()));
        }
        for (field, message) in problems.0 {
            desk.problem(&part, &field, message);
        }
        if let (Some(holder), Some(thing)) = (holder, thing) {
            one(desk, &part, &said, &holder, &thing)?;
        }
    }
    Ok(())
}

fn one(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, said: &Said, holder: &person::Row, thing: &Thing) -> Result<()> {
    let held = desk.look(|tx| person_access::of_person(tx, holder.id))?;
    let from_on = said.from_on.unwrap_or(desk.today);
    let same = |row: &&Stored| thing.is_of(row) && (row.from_on == from_on || row.period().holds(from_on));
    let (name, code) = (format!("{} – {}", holder.name, thing.name), holder.code.clone());
    match held.iter().find(same) {
        Some(standing) => {
            let different = end(desk, part, said, standing)?;
            let named = Named { thing: report::Thing::Access, id: standing.id, code: &code, name: &name };
            if let Some(different) = different {
                desk.stands(part.row, &named, &different);
            }
        }
        None => {
            if let Some(id) = give(desk, part, said, holder.id, from_on)? {
                desk.entered(part.row, &Named { thing: report::Thing::Access, id, code: &code, name: &name });
            }
        }
    }
    Ok(())
}

fn give(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, said: &Said, person_id: i64, from_on: NaiveDate) -> Result<Option<i64>> {
    let command = GiveAccess {
        person_ids: vec![person_id],
        resource: said.resource.clone(),
        entrustment: said.entrustment.clone(),
        from_on: Some(from_on),
        until_on: said.until_on,
        note: said.note.clone(),
    };
    let of_row = Part { row: part.row, names: &[("person", "person_ids.0")] };
    Ok(desk.run(&of_row, &command)?.map(|done| done.outcome.id))
}

/// What the row says of the end. None if that was refused.
fn end(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, said: &Said, standing: &Stored) -> Result<Option<Vec<(String, String, String)>>> {
    let Period { from_on, until_on } = standing.period();
    if let Some(read) = said.from_on.filter(|read| *read != from_on) {
        desk.warn(part, "from_on", Message::new("import-from-stays").with("read", read).with("expected", from_on));
    }
    let Some(last) = said.until_on else { return Ok(Some(Vec::new())) };
    let command = EndAccess { id: standing.id, person_id: standing.person_id, seen: standing.seq, until_on: last };
    let Some(done) = desk.run(part, &command)? else { return Ok(None) };
    let before = until_on.map(|day| day.to_string()).unwrap_or_default();
    Ok(Some(if done.entry.is_some() { vec![("until_on".into(), before, last.to_string())] } else { Vec::new() }))
}
