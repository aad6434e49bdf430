//! An answer as people or programs want it: a table, CSV or JSON, to the terminal or into a file.

mod sheet;
mod table;

use serde_json::Value;

use super::{Call, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::list::Operation;
use crate::output::cells::Cells;
use crate::output::{Grid, csv};

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Table,
    Json,
    Csv,
}

impl Form {
    /// # Errors
    /// `Invalid` with what was read and what there is.
    pub fn of(text: &str) -> Result<Self> {
        Self::among(text, "table / json / csv")
    }

    /// The same where files of the answer's own table were looked for before.
    ///
    /// # Errors
    /// `Invalid` with what was read and what there is.
    pub fn of_tabled(text: &str) -> Result<Self> {
        Self::among(text, "table / json / csv / sjis / xlsx")
    }

    fn among(text: &str, there: &str) -> Result<Self> {
        match text {
            "table" => Ok(Self::Table),
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            other => Err(Error::invalid("format", Message::new("cli-format-unknown").with("read", other).with("expected", there))),
        }
    }
}

pub fn print(call: &Call<'_>, operation: &Operation, answer: &Value, form: Form) -> Result<()> {
    if answer.is_null() && form == Form::Table {
        terminal::note(&call.language.text("cli-done"));
        return Ok(());
    }
    let schema = operation.answer_schema();
    let cells = Cells { language: call.language, subject: operation.subject() };
    let bytes = match form {
        Form::Json => format!("{}\n", serde_json::to_string_pretty(answer)?).into_bytes(),
        Form::Csv => csv::utf8(&sheet::grid(&cells, operation.name, &schema, answer))?,
        Form::Table => table::text(&cells, &schema, answer).into_bytes(),
    };
    keep_or_write(call, &bytes)
}

/// A table of its own making, where an answer's fields are not what people look for. As JSON it would say less than the answer.
pub fn grid(call: &Call<'_>, grid: &Grid, form: Form) -> Result<()> {
    let bytes = if form == Form::Csv { csv::utf8(grid)? } else { table::of_grid(grid, call.language).into_bytes() };
    keep_or_write(call, &bytes)
}

/// Into the file that was named, else to the terminal.
pub fn keep_or_write(call: &Call<'_>, bytes: &[u8]) -> Result<()> {
    match call.typed("out") {
        Some(path) => keep(call, path, bytes),
        None => terminal::write(bytes),
    }
}

fn keep(call: &Call<'_>, path: &str, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes)
        .map_err(|error| Error::invalid("out", Message::new("cli-out-unwritable").with("read", path).with("why", error.to_string())))?;
    terminal::note(&call.language.say(&Message::new("cli-written").with("file", path)));
    Ok(())
}
