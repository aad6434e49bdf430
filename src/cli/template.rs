//! `kantoku template show --name NAME --out FILE` and `kantoku template put --name NAME --file FILE`: templates as files.

use std::process::ExitCode;

use clap::Arg;

use super::{Call, actor, fields, operate, print, terminal, tree};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::{Labels, Language};
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::operations::template::{Put, Show, Written};
use crate::operations::{Command, Look, input};

/// The operation whose answer is the text itself, unless another form is asked for.
pub const SHOW: &str = <Show as Look>::NAME;

/// The operation to which a file is handed in place of its text.
pub const PUT: &str = <Written as Command>::NAME;

/// The flag that names it.
pub fn file(language: Language) -> Arg {
    tree::value(language, "file")
}

/// The text in force, byte for byte, so that it can be changed and put back.
pub fn show(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    if call.typed("format").is_some() {
        return operate::run(call, operation);
    }
    let show: Show = input::from_json(operate::input(call, operation)?)?;
    let register = call.register(IfMissing::Refuse)?;
    let shown = register.look(&actor::of(call, &register)?, show)?;
    print::keep_or_write(call, shown.text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Whoever names a file need not say what they saw last: it is what stands there now.
pub fn put(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let Some(path) = call.typed("file") else { return operate::run(call, operation) };
    let unreadable = |error: std::io::Error| {
        Error::invalid("file", Message::new("cli-input-unreadable").with("read", path).with("why", error.to_string()))
    };
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let cells = fields::cells(operation, call.given);
    let (seen, name): (Vec<_>, Vec<_>) = cells.into_iter().filter(|(name, _)| name != "text").partition(|(name, _)| name == "seen");
    let show: Show = input::from_cells(&name, &Labels)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let name = show.name;
    let seen = match seen.first().and_then(|(_, cell)| cell.parse().ok()) {
        Some(seen) => seen,
        None => register.look(&actor, show)?.seq,
    };
    register.carry_out(&actor, Put { name, text, seen })?;
    terminal::note(&call.language.text("cli-done"));
    Ok(ExitCode::SUCCESS)
}
