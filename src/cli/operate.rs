//! `kantoku <subject> <verb>`: any operation of the list, from what was typed to its answer, or to the file that its page gives.

use std::io::{IsTerminal, Read};
use std::process::ExitCode;

use serde_json::Value;

use super::{Call, actor, content, fields, print, terminal};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::locale::Labels;
use crate::operations::describe::FieldKind;
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::output::FileForm;
use crate::web::tables::{self, Tabled};

pub fn run(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let word = call.typed("format").unwrap_or("table");
    let tabled = tables::find(operation.name);
    if let (Some(tabled), Some(form)) = (tabled, FileForm::of(word)) {
        return file(call, operation, tabled, form);
    }
    let form = if tabled.is_some() { print::Form::of_tabled(word) } else { print::Form::of(word) }?;
    let input = input(call, operation)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let answer = operation.call_and_wait(&register, &actor, input).map_err(|error| as_typed(call, error))?;
    print::print(call, operation, &answer, form)?;
    Ok(ExitCode::SUCCESS)
}

/// The same bytes as from the page.
fn file(call: &Call<'_>, operation: &Operation, tabled: &Tabled, form: FileForm) -> Result<ExitCode> {
    let input = input(call, operation)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let table = (tabled.ask)(&register, &actor, input, call.language).map_err(|error| as_typed(call, error))?;
    print::keep_or_write(call, &form.bytes(&table.grid, table.on)?)?;
    Ok(ExitCode::SUCCESS)
}

/// Problems under the names by which the fields are typed.
fn as_typed(call: &Call<'_>, error: Error) -> Error {
    let Error::Invalid(problems) = error else { return error };
    let named = |field: &str| match field {
        content::FIELD if call.typed(content::FLAG).is_some() => content::FLAG.to_owned(),
        field => fields::typed_as(field),
    };
    Error::Invalid(Problems(problems.0.into_iter().map(|(field, message)| (named(&field), message)).collect()))
}

/// Flags and the file that is handed in, or a whole input as JSON from a file; not both.
pub(super) fn input(call: &Call<'_>, operation: &Operation) -> Result<Value> {
    let mut cells = fields::cells(operation, call.given);
    match call.typed("input") {
        Some(file) if cells.is_empty() && call.typed(content::FLAG).is_none() => from_file(file),
        Some(_) => Err(Error::invalid("input", "cli-input-alone")),
        None => {
            content::add(call, operation, &mut cells)?;
            ask_for_secrets(operation, &mut cells)?;
            operation.read(&cells, &Labels).map_err(|error| as_typed(call, error))
        }
    }
}

/// A password that was not typed as a flag, where other users of the machine could see it, is asked for at a terminal.
fn ask_for_secrets(operation: &Operation, cells: &mut Vec<(String, String)>) -> Result<()> {
    if !std::io::stdin().is_terminal() {
        return Ok(());
    }
    for field in operation.fields().into_iter().filter(|field| field.required && field.kind == FieldKind::Secret) {
        if cells.iter().all(|(name, _)| *name != field.name) {
            let typed = rpassword::prompt_password(format!("{}: ", terminal::flag(&field.name)))?;
            cells.push((field.name, typed));
        }
    }
    Ok(())
}

fn from_file(file: &str) -> Result<Value> {
    let unreadable = |why: String| Error::invalid("input", Message::new("cli-input-unreadable").with("read", file).with("why", why));
    let mut text = String::new();
    let read = if file == "-" {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|read| text = read)
    };
    read.map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))
}
