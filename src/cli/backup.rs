//! `kantoku backup`: a copy of a SQLite register and its files, while it is in use.

use std::path::Path;
use std::process::ExitCode;

use super::{Call, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document;
use crate::operations::opening::IfMissing;
use crate::operations::upkeep;

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let path = call.typed("out").ok_or_else(|| Error::invalid("out", "input-required"))?;
    let register = call.register(IfMissing::Refuse)?;
    // The files after the database: every file that the copy names is there then.
    upkeep::back_up(&register, path)?;
    terminal::say(call.language, &Message::new("cli-backup-done").with("file", path))?;
    if document::is_there(&register) {
        let copied = document::copy_into(&register, Path::new(&format!("{path}.documents")))?;
        let message = Message::new("cli-backup-files").with("n", copied.files).with("folder", copied.folder.display().to_string());
        terminal::say(call.language, &message.with("key", call.config.shown("document_key")))?;
    }
    Ok(ExitCode::SUCCESS)
}
