//! Files of a review: attached, and taken off again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::{Actor, Right};
use crate::domain::review::ReviewState;
use crate::error::{Error, Result};
use crate::operations::document::{Content, EVIDENCE, Received, receive, record};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::review::sheet;
use crate::store::{Reads, WriteTx};

/// Attaches a file to a review that is not concluded: PDF, PNG, JPEG, XLSX, DOCX, text or CSV, 20 MB at most.
///
/// The kind is told by the content, and the name has to agree. The bytes are on disk, under their SHA-256, before the fact is recorded.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Attach {
    /// The review.
    pub id: i64,
    /// What the file is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The bytes, in base64.
    pub content: Content,
}

/// A file that is on disk, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    pub id: i64,
    pub name: String,
    pub hash: String,
    pub media_type: String,
    pub size: i64,
}

impl Prepare for Attach {
    type Command = Kept;
    /// The document's id.
    type Answer = i64;

    fn prepare(self, register: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, EVIDENCE)?;
        let command = Kept { id: self.id, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "review.attach";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let dossier = Dossier::of(tx, self.id, i64::MAX)?;
        dossier.is_in(tx, &[ReviewState::Planned, ReviewState::InProgress])?;
        let attached = sheet::documents(tx, self.id, i64::MAX)?;
        if let Some(same) = attached.into_iter().find(|file| file.hash == self.hash && file.name == self.name) {
            tx.unchanged();
            return Ok(same.id);
        }
        dossier.about(tx);
        let person = tx.actor().person;
        let (hash, name, media_type) = (self.hash.clone(), self.name.clone(), self.media_type.clone());
        let id = record(tx, &Received { hash, name, media_type, size: self.size }, person)?;
        sheet::attach(tx, self.id, id)?;
        Ok(id)
    }
}

/// Takes a file off a review that is not concluded. That it was there stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Detach {
    /// The review.
    pub id: i64,
    pub document_id: i64,
}

impl Command for Detach {
    const NAME: &'static str = "review.detach";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = Dossier::of(tx, self.id, i64::MAX)?;
        dossier.is_in(tx, &[ReviewState::Planned, ReviewState::InProgress])?;
        if sheet::review_of(tx, self.document_id)? != Some(self.id) {
            return Err(Error::NotFound("document"));
        }
        if !sheet::documents(tx, self.id, i64::MAX)?.iter().any(|file| file.id == self.document_id) {
            tx.unchanged();
            return Ok(());
        }
        dossier.about(tx);
        sheet::detach(tx, self.id, self.document_id)
    }
}
