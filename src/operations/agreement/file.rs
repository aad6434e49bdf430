//! A text that was handed in as a file.

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::store::{Reads, document};

/// A file as it was handed in. Its bytes are at `/documents/<id>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TextFile {
    pub id: i64,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// SHA-256, in hexadecimal.
    pub hash: String,
}

/// What is recorded of a file, if there is one.
pub(crate) fn text_file(tx: &mut dyn Reads, id: Option<i64>) -> Result<Option<TextFile>> {
    let Some(id) = id else { return Ok(None) };
    let row = document::of_id(tx, id)?.ok_or(Error::NotFound("document"))?;
    Ok(Some(TextFile { id: row.id, name: row.name, media_type: row.media_type, size: row.size, hash: row.hash }))
}
