//! A whole version from a file that somebody sends.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{edit::editable, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::intake::{self, columns, headings};
use crate::locale::Labels;
use crate::operations::criteria::{Entry, Import, Imported, Shown};
use crate::operations::rows::{self, Row, RowProblem};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    seq: i64,
    name: String,
    items: usize,
    trail: Vec<Value>,
    /// What was read and is worth saying.
    notes: Vec<Message>,
    problems: Vec<Value>,
    /// What was entered, when it was.
    imported: Option<Imported>,
}

/// What came of a file.
#[derive(Default)]
struct Outcome {
    notes: Vec<Message>,
    problems: Vec<RowProblem>,
    imported: Option<Imported>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, Outcome::default(), &Form::default())
}

pub fn import(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let outcome = match take(ctx) {
        Ok(outcome) => outcome,
        Err(error) => return page(ctx, &shown(ctx)?, Outcome::default(), &Form::rejected(ctx, error)?),
    };
    let mut form = Form::default();
    if !outcome.problems.is_empty() {
        form = Form::typed(ctx);
        form.problems = Problems::one("file", Message::new("import-nothing-written"));
    }
    page(ctx, &shown(ctx)?, outcome, &form)
}

/// Reads the file and enters its rows, all or none.
fn take(ctx: &Context) -> Result<Outcome> {
    let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
    let sheet = intake::read(&file.bytes()?, &file.name).map_err(|message| Error::invalid("file", message))?;
    let table = columns::find(&sheet, headings::CRITERIA_ITEMS).map_err(in_the_file)?;
    let mut notes = table.notes.clone();
    if !table.unknown_headings.is_empty() {
        notes.push(Message::new("criteria-import-unknown").with("headings", table.unknown_headings.join("、")));
    }
    let lines = intake::rows(&table);
    let (problems, imported) = match run(ctx, &lines)? {
        Ok(imported) => (Vec::new(), Some(imported)),
        Err(problems) => (problems, None),
    };
    Ok(Outcome { notes, problems, imported })
}

/// Enters the rows; what is wrong with them comes back by row and column.
fn run(ctx: &Context, lines: &[Row]) -> Result<Result<Imported, Vec<RowProblem>>> {
    let items = match rows::read::<Entry>(lines, &Labels) {
        Ok(items) => items,
        Err(problems) => return Ok(Err(problems)),
    };
    let seen = ctx.cell("seen").parse().map_err(|_| Error::conflict("stale-form"))?;
    match ctx.run(Import { version_id: ctx.id("id")?, seen, items }) {
        Ok(imported) => Ok(Ok(imported)),
        Err(Error::Invalid(problems)) => Ok(Err(rows::led_back(problems, "items", lines))),
        Err(other) => Err(other),
    }
}

/// Columns that are missing are a problem of the file: the page has no field for them.
fn in_the_file(problems: Problems) -> Error {
    let first = problems.0.into_values().next().unwrap_or_else(|| Message::new("input-required"));
    Error::invalid("file", first)
}

fn page(ctx: &Context, shown: &Shown, outcome: Outcome, form: &Form) -> Result<Response> {
    let here = ctx.language.text("criteria-import").into_owned();
    let name = version_name(ctx, shown);
    let page = Page {
        id: shown.id,
        seq: shown.seq,
        items: shown.items.len(),
        trail: trail(ctx, Some(shown), Some(&here)),
        notes: outcome.notes,
        problems: outcome.problems.iter().map(|problem| line(ctx, problem)).collect(),
        imported: outcome.imported,
        name: name.clone(),
    };
    ctx.form("criteria/import", Message::new("criteria-import-title").with("name", name), &page, form)
}

fn line(ctx: &Context, problem: &RowProblem) -> Value {
    let id = format!("criteria-field-{}", problem.field.replace('_', "-"));
    let column = if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { problem.field.clone() };
    json!({ "row": problem.row, "column": column, "read": problem.read, "message": problem.message })
}
