//! A text that was handed in as a file, found again by whoever may read agreement texts.

use std::fs::File;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::agreement::Language;
use crate::error::{Error, Result};
use crate::operations::{Query, Register};
use crate::store::{ReadTx, Reads, agreement, document};

/// Shows what is recorded of the file that is the text of a version in a language. Its bytes are at `/agreements/versions/<id>/files/<language>`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindFile {
    pub version_id: i64,
    pub language: Language,
}

/// A file as it was handed in.
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

impl Query for FindFile {
    const NAME: &'static str = "agreement.file";
    const NEEDS: Right = Right::ReadAgreements;
    type Answer = TextFile;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<TextFile> {
        let text = agreement::text(tx, self.version_id, i64::MAX)?.ok_or(Error::NotFound("agreement-version"))?;
        text_file(tx, text.file(self.language))?.ok_or(Error::NotFound("document"))
    }
}

/// What is recorded of a file, if there is one.
pub(super) fn text_file(tx: &mut impl Reads, id: Option<i64>) -> Result<Option<TextFile>> {
    let Some(id) = id else { return Ok(None) };
    let row = document::of_id(tx, id)?.ok_or(Error::NotFound("document"))?;
    Ok(Some(TextFile { id: row.id, name: row.name, media_type: row.media_type, size: row.size, hash: row.hash }))
}

/// Opens the file that is the text of a version in a language, for a door that sends its bytes on.
///
/// # Errors
/// As [`FindFile`], and `Unavailable` if the bytes are gone or were changed.
pub fn open_file(register: &Register, actor: &Actor, version_id: i64, language: Language) -> Result<(TextFile, File)> {
    let found = register.ask(actor, FindFile { version_id, language })?;
    let file = register.documents()?.open(&found.hash)?;
    Ok((found, file))
}
