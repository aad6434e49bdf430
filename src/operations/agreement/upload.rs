//! An organisation's own text as a file, in place of a body.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, text};
use crate::domain::access::{Actor, Right};
use crate::domain::agreement::Language;
use crate::error::{Error, Result};
use crate::operations::document::{Content, Received, TEXTS, receive, record};
use crate::operations::version::{editable, edited};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::agreement::{self, TextRow};
use crate::store::{WriteTx, document};

/// Hands in a text of one's own for a language of a draft, in place of its body: PDF or Word (DOCX), 20 MB at most.
///
/// The kind is told by the content, and the name has to agree. From then on the version lives as any other. Answers the id of the file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Upload {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    pub language: Language,
    /// What the file is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The bytes, in base64.
    pub content: Content,
}

/// A text that is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    pub version_id: i64,
    pub seen: i64,
    pub language: Language,
    pub name: String,
    pub hash: String,
    pub media_type: String,
    pub size: i64,
}

impl Prepare for Upload {
    type Command = Kept;
    /// The document's id.
    type Answer = i64;

    fn prepare(self, register: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, TEXTS)?;
        let Self { version_id, seen, language, .. } = self;
        let command = Kept { version_id, seen, language, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "agreement.upload_text";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let version: Standing = editable(tx, self.version_id)?;
        let standing = text(tx, self.version_id, i64::MAX)?;
        let there = match standing.file(self.language) {
            Some(id) => document::of_id(tx, id)?,
            None => None,
        };
        if let Some(same) = there.filter(|file| file.hash == self.hash && file.name == self.name) {
            tx.unchanged();
            return Ok(same.id);
        }
        version.seen(self.seen)?;
        let id = self.keep(tx)?;
        agreement::supersede_text(tx, self.version_id)?;
        agreement::insert_text(tx, &TextRow { seq: id, ..with_file(standing, self.language, id) })?;
        edited(tx, &version.row)?;
        Ok(id)
    }
}

impl Kept {
    fn keep(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = crate::store::Reads::actor(tx).someone().map_err(Error::Denied)?;
        let (hash, name, media_type) = (self.hash.clone(), self.name.clone(), self.media_type.clone());
        record(tx, &Received { hash, name, media_type, size: self.size }, Some(person))
    }
}

fn with_file(text: TextRow, language: Language, id: i64) -> TextRow {
    match language {
        Language::Ja => TextRow { body_ja: String::new(), file_ja_id: Some(id), ..text },
        Language::En => TextRow { body_en: String::new(), file_en_id: Some(id), ..text },
    }
}
