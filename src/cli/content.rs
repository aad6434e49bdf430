//! `--file FILE` of an operation that takes the bytes of a file: nobody types them in base64.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Call;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::describe::FieldKind;
use crate::operations::document::{LARGEST, too_large};
use crate::operations::list::Operation;

/// The flag, beside the fields of the operation.
pub const FLAG: &str = "file";

/// The field of the bytes, in every operation that takes some.
pub const FIELD: &str = "content";

/// What a file is called, where the operation asks for that.
const NAME: &str = "name";

/// Adds the file that was named to the cells: its bytes, and its name where none was typed.
///
/// # Errors
/// `Invalid` at the flag if the file cannot be read, is empty or too large, or if its bytes were typed as well.
pub fn add(call: &Call<'_>, operation: &Operation, cells: &mut Vec<(String, String)>) -> Result<()> {
    let Some(path) = call.typed(FLAG) else { return Ok(()) };
    let fields = operation.fields();
    if fields.iter().all(|field| field.kind != FieldKind::Bytes) {
        return Ok(());
    }
    if cells.iter().any(|(name, _)| name == FIELD) {
        return Err(Error::invalid(FLAG, "cli-file-alone"));
    }
    let bytes = bytes(path)?;
    if bytes.is_empty() {
        return Err(Error::invalid(FLAG, Message::new("document-empty").with("read", path)));
    }
    cells.push((FIELD.to_owned(), STANDARD.encode(bytes)));
    let called = Path::new(path).file_name().filter(|_| path != "-").map(|name| name.to_string_lossy().into_owned());
    let is_asked = fields.iter().any(|field| field.name == NAME) && cells.iter().all(|(name, _)| name != NAME);
    cells.extend(called.filter(|_| is_asked).map(|called| (NAME.to_owned(), called)));
    Ok(())
}

/// The bytes of a file, up to the size that is taken; `-` is standard input.
///
/// # Errors
/// `Invalid` at the flag if it cannot be read or is too large.
pub fn bytes(path: &str) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| {
        Error::invalid(FLAG, Message::new("cli-input-unreadable").with("read", path).with("why", error.to_string()))
    };
    let most = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(unreadable)?;
    if bytes.len() <= LARGEST {
        return Ok(bytes);
    }
    let size = std::fs::metadata(path).map_or(most, |found| found.len());
    Err(Error::invalid(FLAG, too_large(size)))
}
