//! The sheet as a file: handed out to be filled in, and taken back.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{name, shown, trail};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::intake::{self, columns, headings};
use crate::locale::Labels;
use crate::operations::evaluation::{AnswerAll, Answered, Sheet, Show};
use crate::operations::rows::{self, Row, RowProblem};
use crate::web::context::{Context, Form};
use crate::web::tables;

#[derive(Serialize)]
struct Page<'a> {
    sheet: &'a Sheet,
    title: String,
    trail: Vec<Value>,
    /// What was read and is worth saying.
    notes: Vec<Message>,
    problems: Vec<Value>,
    /// How many answers changed, when the file was taken.
    changed: Option<i64>,
}

/// What came of a file.
#[derive(Default)]
struct Taken {
    notes: Vec<Message>,
    problems: Vec<RowProblem>,
    changed: Option<i64>,
}

/// The sheet as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    tables::send(ctx, Show { id: ctx.id("id")? })
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    page(ctx, Taken::default(), &Form::default())
}

pub fn import(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    match take(ctx) {
        Ok(taken) => {
            let problems = if taken.problems.is_empty() { Problems::default() } else { Problems::one("file", "import-nothing-written") };
            page(ctx, taken, &Form { problems, ..Form::default() })
        }
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, Taken::default(), &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

/// Reads the file and records its rows, all or none.
fn take(ctx: &Context) -> Result<Taken> {
    let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
    let read = intake::read(&file.bytes()?, &file.name).map_err(|message| Error::invalid("file", message))?;
    let table = columns::find(&read, headings::SHEET).map_err(in_the_file)?;
    let mut notes = table.notes.clone();
    if !table.unknown_headings.is_empty() {
        notes.push(Message::new("evaluation-import-unknown").with("headings", table.unknown_headings.join("、")));
    }
    let lines = intake::rows(&table);
    let (problems, changed) = match run(ctx, &lines)? {
        Ok(changed) => (Vec::new(), Some(changed)),
        Err(problems) => (problems, None),
    };
    Ok(Taken { notes, problems, changed })
}

/// Records the rows; what is wrong with them comes back by row and column.
fn run(ctx: &Context, lines: &[Row]) -> Result<Result<i64, Vec<RowProblem>>> {
    let answers = match rows::read::<Answered>(lines, &Labels) {
        Ok(answers) => answers,
        Err(problems) => return Ok(Err(problems)),
    };
    match ctx.run(AnswerAll { id: ctx.id("id")?, answers }) {
        Ok(changed) => Ok(Ok(changed)),
        Err(Error::Invalid(problems)) => Ok(Err(rows::led_back(problems, "answers", lines))),
        Err(other) => Err(other),
    }
}

/// Columns that are missing are a problem of the file: the page has no field for them.
fn in_the_file(problems: Problems) -> Error {
    let first = problems.0.into_values().next().unwrap_or_else(|| Message::new("input-required"));
    Error::invalid("file", first)
}

fn page(ctx: &Context, taken: Taken, form: &Form) -> Result<Response> {
    let sheet = shown(ctx)?;
    let here = ctx.language.text("evaluation-import");
    let title = name(ctx, &sheet);
    let page = Page {
        trail: trail(ctx, Some(&sheet), Some(&here)),
        notes: taken.notes,
        problems: taken.problems.iter().map(|problem| line(ctx, problem)).collect(),
        changed: taken.changed,
        title: title.clone(),
        sheet: &sheet,
    };
    ctx.form("evaluation/import", Message::new("evaluation-import-title").with("name", title), &page, form)
}

fn line(ctx: &Context, problem: &RowProblem) -> Value {
    let id = format!("evaluation-column-{}", problem.field.replace('_', "-"));
    let column = if ctx.language.has(&id) { ctx.language.text(&id).into_owned() } else { problem.field.clone() };
    json!({ "row": problem.row, "column": column, "read": problem.read, "message": problem.message })
}
