//! Rows of an attendance sheet: who was at a session, who was not, and what the test came to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::desk::{Desk, Named};
use super::part::Part;
use super::report::Thing;
use super::warnings;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{self, Mark, Match, Roll};
use crate::domain::{dates, digits};
use crate::error::{Error, Result};
use crate::operations::rows::Row;
use crate::operations::text::Words;
use crate::operations::training::session::Record;
use crate::operations::training::test;
use crate::store::person;
use crate::store::training::{facts, session};

/// Of which session a sheet is.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct SheetOf {
    pub session_id: i64,
    /// Rows of people who are not known, not certain, or not there any more are shown and left out; else nothing is written while there is one.
    #[serde(default)]
    pub leave_out: bool,
}

/// Who can be meant: those who are there, and those who were.
struct People {
    there: Vec<training::Named>,
    gone: Vec<training::Named>,
}

/// What a row says that was understood.
struct Said {
    person: i64,
    mark: Option<Mark>,
    on: NaiveDate,
    points: Option<(i64, i64)>,
    note: String,
}

pub(super) fn take(desk: &mut Desk<'_, '_, '_>, rows: &[Row]) -> Result<()> {
    let (sheet, today) = (desk.list.sheet.clone(), desk.today);
    let held = desk.look(|tx| session::of_id(tx, sheet.session_id))?;
    let held = held
        .filter(|row| !row.cancelled)
        .ok_or_else(|| Error::invalid("session_id", Message::new("training-no-such-session").with("read", sheet.session_id)))?;
    let people = everyone(desk, held.from_on.min(today))?;
    let (there, gone) = (Roll::of(&people.there), Roll::of(&people.gone));
    let marked = rows.iter().any(|row| row.cells.contains_key("mark"));
    let mut seen: BTreeMap<i64, (usize, Option<Mark>)> = BTreeMap::new();
    for row in rows {
        let part = Part { row, names: &[] };
        warnings::dates(desk, &part, &["on"]);
        let Some(person) = who(desk, &part, &there, &gone) else { continue };
        let Some(said) = read(desk, &part, person, marked, &held) else { continue };
        if let Some((first, before)) = seen.get(&person) {
            let message = Message::new("import-attendance-twice").with("row", *first);
            // Whoever stands there twice and says the same is counted once.
            if *before == said.mark {
                desk.warn(&part, "name", message);
            } else {
                desk.problem(&part, "mark", message);
            }
            continue;
        }
        seen.insert(person, (row.number, said.mark));
        write(desk, &part, &held, &said, &there)?;
    }
    Ok(())
}

fn everyone(desk: &mut Desk<'_, '_, '_>, on: NaiveDate) -> Result<People> {
    desk.look(|tx| {
        let there: Vec<training::Named> = person::belonging(tx, AsOf::on(on))?
            .into_iter()
            .map(|row| training::Named { id: row.id, code: row.code, name: row.name, kana: row.kana, email: row.email })
            .collect();
        let ids: std::collections::BTreeSet<i64> = there.iter().map(|named| named.id).collect();
        let gone = facts::everyone(tx)?.into_iter().filter(|named| !ids.contains(&named.id)).collect();
        Ok(People { there, gone })
    })
}

/// Who is meant. None if that is not certain; then it was noted.
fn who(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, there: &Roll<'_>, gone: &Roll<'_>) -> Option<i64> {
    let cell = |field: &str| part.cell(field);
    let field = ["code", "email", "name", "kana"].into_iter().find(|field| !cell(field).is_empty()).unwrap_or("name");
    let find = |roll: &Roll<'_>| training::find(roll, cell("code"), cell("email"), cell("name"), cell("kana"));
    let message = match find(there) {
        Match::Sure(id) => return Some(id),
        Match::ByName(id) => {
            let code = there.named(id).map(|named| named.code.clone()).unwrap_or_default();
            desk.warn(part, "name", Message::new("import-attendance-by-name").with("code", code));
            return Some(id);
        }
        Match::Doubtful(ids) => {
            let candidates = ids.into_iter().filter_map(|id| there.named(id));
            let listed: Vec<String> = candidates.map(|one| format!("{} {}", one.code, one.name)).collect();
            Message::new("import-attendance-doubtful").with("names", listed.join("、"))
        }
        Match::Unknown if find(gone) == Match::Unknown => Message::new("import-attendance-unknown"),
        Match::Unknown => Message::new("import-attendance-gone"),
    };
    if desk.list.sheet.leave_out {
        desk.warn(part, field, Message::new("import-attendance-left-out").with("why", message_id(&message)));
    } else {
        desk.problem(part, field, message);
    }
    None
}

/// The reason as a label of its own, without what only the sentence names.
fn message_id(message: &Message) -> crate::domain::message::Arg {
    crate::domain::message::Arg::Label(format!("{}-short", message.id))
}

fn read(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, person: i64, marked: bool, held: &session::Row) -> Option<Said> {
    let mut problems = Problems::default();
    let on = problems.keep("on", dates::parse_optional(part.cell("on"))).flatten().map_or(held.from_on, |parsed| parsed.date);
    let mark = mark(desk, part, marked, &mut problems);
    let points = points(part, &mut problems);
    let fine = problems.is_empty();
    for (field, message) in problems.0 {
        desk.problem(part, &field, message);
    }
    fine.then(|| Said { person, mark, on, points, note: part.cell("note").to_owned() })
}

/// Whoever stands on a sheet without a column for it was there; an empty cell in such a column says nothing.
fn mark(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, marked: bool, problems: &mut Problems) -> Option<Mark> {
    let typed = part.cell("mark");
    if !marked {
        return Some(Mark::Attended);
    }
    if typed.is_empty() {
        desk.warn(part, "mark", "import-attendance-no-mark");
        return None;
    }
    let code = desk.words.code("training-mark", Mark::CODES, typed);
    let mark = code.as_deref().and_then(Mark::from_code);
    if mark.is_none() {
        problems.add("mark", Message::new("import-attendance-mark").with("read", typed));
    }
    mark
}

/// The points, and how many there were: `18/20`, `90点`, or in two columns.
fn points(part: &Part<'_>, problems: &mut Problems) -> Option<(i64, i64)> {
    let plain = digits::normalise(part.cell("points"));
    let typed = plain.trim_end_matches('点').trim();
    if typed.is_empty() || typed == "-" {
        return None;
    }
    let (points, out_of) = typed.split_once('/').map_or((typed, part.cell("out_of")), |(points, out_of)| (points.trim(), out_of.trim()));
    let points = problems.keep("points", digits::integer(points))?;
    let out_of = if out_of.is_empty() { Some(100) } else { problems.keep("out_of", digits::integer(out_of.trim_end_matches('点'))) };
    Some((points, out_of?))
}

fn write(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, held: &session::Row, said: &Said, there: &Roll<'_>) -> Result<()> {
    let before = desk.look(|tx| session::attendance_in(tx, held.id, said.person))?;
    let mut different = Vec::new();
    if let Some(mark) = said.mark {
        let record = Record { session_id: held.id, person_ids: vec![said.person], mark, on: Some(said.on), note: said.note.clone() };
        let of_row = Part { row: part.row, names: &[("name", "person_ids")] };
        let Some(done) = desk.run(&of_row, &record)? else { return Ok(()) };
        if done.entry.is_some() {
            let was = before.as_ref().map(|row| row.mark.code().to_owned()).unwrap_or_default();
            different.push(("mark".to_owned(), was, mark.code().to_owned()));
        }
    }
    if let Some((points, out_of)) = said.points {
        let record = test::Record { course_id: held.course_id, person_id: said.person, on: Some(said.on), points, out_of };
        let Some(done) = desk.run(part, &record)? else { return Ok(()) };
        if done.entry.is_some() {
            different.push(("points".to_owned(), String::new(), format!("{points}/{out_of}")));
        }
    }
    let Some(named) = there.named(said.person) else { return Ok(()) };
    let named = Named { thing: Thing::Attendance, id: held.id, code: &named.code, name: &named.name };
    if before.is_none() && !different.is_empty() {
        desk.entered(part.row, &named);
    } else {
        desk.stands(part.row, &named, &different);
    }
    Ok(())
}
