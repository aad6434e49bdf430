//! `kantoku config`: the settings in force and where each comes from, as a file that could be kept.

use std::fmt::Write;
use std::process::ExitCode;

use super::{Call, opening, terminal};
use crate::config::NAMES;
use crate::error::Result;

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let values = opening::values(call.given)?;
    let default = call.language.text("config-origin-default");
    let mut text = String::new();
    for name in NAMES {
        let from = values.of(name).map_or_else(|| default.to_string(), |given| given.from.to_string());
        let shown = call.config.shown(name);
        let line = match name {
            "readers" | "trusted_proxy" => format!("{name} = {shown}"),
            _ if shown.is_empty() => format!("# {name}"),
            _ => format!("{name} = {shown:?}"),
        };
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{line:<44} # {from}");
    }
    terminal::write(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
