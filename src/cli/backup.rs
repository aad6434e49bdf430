//! `kantoku backup`: a copy of a SQLite register, while it is in use.

use std::process::ExitCode;

use super::{Call, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::opening::IfMissing;
use crate::operations::upkeep;

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let path = call.typed("out").ok_or_else(|| Error::invalid("out", "input-required"))?;
    upkeep::back_up(&call.register(IfMissing::Refuse)?, path)?;
    terminal::say(call.language, &Message::new("cli-backup-done").with("file", path))?;
    Ok(ExitCode::SUCCESS)
}
