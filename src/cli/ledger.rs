//! `kantoku ledger export`: the entries of the ledger that are asked for, all of them, as one file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use super::{Call, actor, operate, print, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::ledger::Export;
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::operations::{Query, input};
use crate::output::FileForm;
use crate::web::ledger::{workbook, write_csv, write_json};

/// The operation that answers part by part, and is written whole.
pub const EXPORT: &str = <Export as Query>::NAME;

/// CSV where nothing else is named; to the terminal where no file is.
pub fn export(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let format = call.typed("format").unwrap_or("csv");
    let query: Export = input::from_json(operate::input(call, operation)?)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let ask = |part| register.ask(&actor, part);
    match format {
        "csv" => to_file(call, |to| write_csv(to, call.language, &query, ask))?,
        "json" => to_file(call, |to| write_json(to, &query, ask))?,
        "xlsx" => {
            let grid = workbook(call.language, &query, ask)?;
            print::keep_or_write(call, &FileForm::Xlsx.bytes(&grid, register.now().today)?)?;
        }
        "table" => print::grid(call, &workbook(call.language, &query, ask)?, print::Form::Table)?,
        other => {
            let message = Message::new("cli-format-unknown").with("read", other).with("expected", "csv / xlsx / json / table");
            return Err(Error::invalid("format", message));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn to_file(call: &Call<'_>, work: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let Some(path) = call.typed("out") else {
        let mut bytes = Vec::new();
        work(&mut bytes)?;
        return terminal::write(&bytes);
    };
    let unwritable =
        |error: std::io::Error| Error::invalid("out", Message::new("cli-out-unwritable").with("read", path).with("why", error.to_string()));
    let mut file = BufWriter::new(File::create(path).map_err(unwritable)?);
    work(&mut file)?;
    file.flush().map_err(unwritable)?;
    terminal::note(&call.language.say(&Message::new("cli-written").with("file", path)));
    Ok(())
}
