//! `kantoku <subject> <verb>`: any operation of the list, from what was typed to its answer.

use std::io::Read;
use std::process::ExitCode;

use serde_json::Value;

use super::{Call, actor, fields, print};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Labels;
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;

pub fn run(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let input = input(call, operation)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let answer = operation.call_and_wait(&register, &actor, input)?;
    print::print(call, operation, &answer, form)?;
    Ok(ExitCode::SUCCESS)
}

/// Flags, or a whole input as JSON from a file; not both.
fn input(call: &Call<'_>, operation: &Operation) -> Result<Value> {
    let cells = fields::cells(operation, call.given);
    match call.typed("input") {
        Some(file) if cells.is_empty() => from_file(file),
        Some(_) => Err(Error::invalid("input", "cli-input-alone")),
        None => operation.read(&cells, &Labels),
    }
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
