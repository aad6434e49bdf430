//! `kantoku criteria import --file FILE` and `kantoku evaluation answer-all --file FILE`: a table in the place of a list that nobody types.

use std::process::ExitCode;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Call, REFUSED, actor, content, fields, import, operate, print, terminal};
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::files;
use crate::intake::columns::Column;
use crate::intake::headings::{CRITERIA_ITEMS, SHEET};
use crate::locale::Labels;
use crate::operations::import::{Remark, Table};
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::operations::rows::{self, RowProblem};
use crate::operations::{Command, Register, criteria, evaluation, input};

/// A version of criteria, whose rows are its items.
pub const CRITERIA: &str = <criteria::Import as Command>::NAME;

/// The sheet of an evaluation, whose rows are answers.
pub const ANSWERS: &str = <evaluation::AnswerAll as Command>::NAME;

/// Whether the operation takes a table in the place of its list.
pub fn is_taken(operation: &Operation) -> bool {
    [CRITERIA, ANSWERS].contains(&operation.name)
}

/// Whoever names a file need not say what they saw last: it is what stands there now.
pub fn criteria(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let Some(path) = call.typed(content::FLAG) else { return operate::run(call, operation) };
    let (seen, rest): (Vec<_>, Vec<_>) = beside(call, operation)?.into_iter().partition(|(name, _)| name == "seen");
    let show: criteria::Show = input::from_cells(&rest, &Labels)?;
    let version_id = show.version_id;
    take(call, operation, path, CRITERIA_ITEMS, "items", move |register, actor, items| {
        let no_number = |cell: &str| Error::invalid("seen", Message::new("input-integer").with("read", cell));
        let typed = seen.first().map(|(_, cell)| cell.parse().map_err(|_| no_number(cell))).transpose()?;
        let seen = match typed {
            Some(seen) => seen,
            None => register.ask(actor, show)?.seq,
        };
        register.run(actor, &criteria::Import { version_id, seen, items })
    })
}

/// Each row says itself which answer was seen last.
pub fn answers(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let Some(path) = call.typed(content::FLAG) else { return operate::run(call, operation) };
    let evaluation::Show { id } = input::from_cells(&beside(call, operation)?, &Labels)?;
    take(call, operation, path, SHEET, "answers", |register, actor, answers| register.run(actor, &evaluation::AnswerAll { id, answers }))
}

/// What was typed beside the file: nothing of what its rows say, and no whole input.
fn beside(call: &Call<'_>, operation: &Operation) -> Result<Vec<(String, String)>> {
    let cells = fields::cells(operation, call.given);
    if call.typed("input").is_some() || cells.iter().any(|(name, _)| name.contains('.')) {
        return Err(Error::invalid(content::FLAG, "cli-file-alone"));
    }
    Ok(cells)
}

/// Reads the file and hands in its rows, all or none, as the page does.
fn take<T: DeserializeOwned + JsonSchema + 'static, O: Serialize>(
    call: &Call<'_>,
    operation: &Operation,
    path: &str,
    columns: &[Column],
    list: &str,
    run: impl FnOnce(&Register, &Actor, Vec<T>) -> Result<O>,
) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let table = files::table(columns, path, &content::bytes(path)?).map_err(at_the_flag)?;
    notes(call, &table);
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let inputs = match rows::read::<T>(&table.rows, &Labels) {
        Ok(inputs) => inputs,
        Err(problems) => return Ok(refused(call, problems, list, &table)),
    };
    match run(&register, &actor, inputs) {
        Ok(outcome) => {
            print::print(call, operation, &serde_json::to_value(outcome)?, form)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Invalid(problems)) => Ok(refused(call, rows::led_back(problems, list, &table.rows), list, &table)),
        Err(other) => Err(other),
    }
}

/// What was read and is worth saying.
fn notes(call: &Call<'_>, table: &Table) {
    for note in &table.notes {
        terminal::note(&call.language.say(note));
    }
    if !table.unknown_headings.is_empty() {
        let unknown = Message::new("import-unknown-headings").with("headings", table.unknown_headings.join(", "));
        terminal::note(&terminal::one_line(&call.language.say(&unknown)));
    }
}

/// Place by place what is wrong, as an import says it.
fn refused(call: &Call<'_>, problems: Vec<RowProblem>, list: &str, table: &Table) -> ExitCode {
    terminal::note(&call.language.text("import-nothing-written"));
    for RowProblem { row, field, read, message } in problems {
        if row.is_none() {
            // Not of a row: of what was typed, or of the table as a whole.
            let flag = if field == list { String::new() } else { field };
            terminal::complain(call.language, &Error::invalid(flag, message));
            continue;
        }
        let heading = table.headings.get(&field).cloned().unwrap_or_default();
        terminal::note(&import::line(call.language, "cli-import-problem", &Remark { row, field, heading, read, message }));
    }
    ExitCode::from(REFUSED)
}

/// What is wrong with the file as a whole.
fn at_the_flag(error: Error) -> Error {
    match error {
        Error::Invalid(problems) => {
            Error::invalid(content::FLAG, problems.0.into_values().next().unwrap_or_else(|| "input-required".into()))
        }
        other => other,
    }
}
