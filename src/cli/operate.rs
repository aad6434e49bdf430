//! `kantoku <subject> <verb>`: any operation of the list, from what was typed to its answer.

use std::io::{IsTerminal, Read};
use std::process::ExitCode;

use serde_json::Value;

use super::{Call, actor, fields, print, terminal};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::locale::Labels;
use crate::operations::describe::FieldKind;
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;

pub fn run(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let input = input(call, operation)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let answer = operation.call_and_wait(&register, &actor, input).map_err(as_typed)?;
    print::print(call, operation, &answer, form)?;
    Ok(ExitCode::SUCCESS)
}

/// Problems under the names by which the fields are typed.
fn as_typed(error: Error) -> Error {
    let Error::Invalid(problems) = error else { return error };
    Error::Invalid(Problems(problems.0.into_iter().map(|(field, message)| (fields::typed_as(&field), message)).collect()))
}

/// Flags, or a whole input as JSON from a file; not both.
pub(super) fn input(call: &Call<'_>, operation: &Operation) -> Result<Value> {
    let mut cells = fields::cells(operation, call.given);
    match call.typed("input") {
        Some(file) if cells.is_empty() => from_file(file),
        Some(_) => Err(Error::invalid("input", "cli-input-alone")),
        None => {
            ask_for_secrets(operation, &mut cells)?;
            operation.read(&cells, &Labels).map_err(as_typed)
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
