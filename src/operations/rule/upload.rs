//! The text of a rule as a file, beside what is typed in or in its place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, rewrite, text};
use crate::domain::access::{Actor, Right};
use crate::error::{Error, Result};
use crate::operations::document::{Content, Received, TEXTS, receive, record};
use crate::operations::version::editable;
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::rule::TextRow;
use crate::store::{Reads, WriteTx, document};

/// Hands in the text of a draft as a file, beside what is typed in or in its place: PDF or Word (DOCX), 20 MB at most.
///
/// The kind is told by the content, and the name has to agree. It replaces the file of that draft. Answers the id of the file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Upload {
    pub version_id: i64,
    /// The entry of the ledger that the caller has seen last of this version.
    pub seen: i64,
    /// What the file is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The bytes, in base64.
    pub content: Content,
}

/// A text that is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    version_id: i64,
    seen: i64,
    name: String,
    hash: String,
    media_type: String,
    size: i64,
}

impl Prepare for Upload {
    type Command = Kept;
    /// The document's id.
    type Answer = i64;

    fn prepare(self, register: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, TEXTS)?;
        let command = Kept { version_id: self.version_id, seen: self.seen, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "rule.upload_text";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let standing: Standing = editable(tx, self.version_id)?;
        let text = text(tx, self.version_id, i64::MAX)?;
        let there = match text.file_id {
            Some(id) => document::of_id(tx, id)?,
            None => None,
        };
        if let Some(same) = there.filter(|file| file.hash == self.hash && file.name == self.name) {
            tx.unchanged();
            return Ok(same.id);
        }
        standing.seen(self.seen)?;
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let (hash, name, media_type) = (self.hash.clone(), self.name.clone(), self.media_type.clone());
        let id = record(tx, &Received { hash, name, media_type, size: self.size }, Some(person))?;
        rewrite(tx, &standing.row, &TextRow { file_id: Some(id), seq: tx.seq(), ..text })?;
        Ok(id)
    }
}
