//! `kantoku backup`: a copy of a SQLite register and its files as they are, while it is in use.

use std::path::Path;
use std::process::ExitCode;

use super::{Call, terminal};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document::{self, Folder};
use crate::operations::upkeep;

pub fn run(call: &Call<'_>) -> Result<ExitCode> {
    let path = call.typed("out").ok_or_else(|| Error::invalid("out", "input-required"))?;
    // Not opened as other commands do: that would bring its tables up to date first.
    upkeep::back_up(call.config.database.reveal(), path)?;
    // The files after the database: every file that the copy names is there then.
    let files = Folder::new(&call.config.documents, &call.config.document_key);
    terminal::say(call.language, &Message::new("cli-backup-done").with("file", path))?;
    if files.path().is_dir() {
        let copied = document::copy_into(&files, Path::new(&format!("{path}.documents")))?;
        let message = Message::new("cli-backup-files").with("n", copied.files).with("folder", copied.folder.display().to_string());
        terminal::say(call.language, &message.with("key", call.config.shown("document_key")))?;
    }
    Ok(ExitCode::SUCCESS)
}
