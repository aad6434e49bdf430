//! Evidence of a corrective action: files put on it, and taken off again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::{Actor, Right};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document::{Content, EVIDENCE, Received, receive, record};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::{Reads, WriteTx, action, document};

/// Attaches a file to a corrective action that is open: PDF, PNG, JPEG, XLSX, DOCX, text or CSV, 20 MB at most.
///
/// The kind is told by the content, and the name has to agree. The bytes are on disk, under their SHA-256, before the fact is recorded.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Attach {
    /// The corrective action.
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

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        // What would be refused anyway is not kept. The turn to write asks again.
        register.db().read(register.now(), actor, |tx| open(tx, self.id).map(drop))?;
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, EVIDENCE)?;
        let command = Kept { id: self.id, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "action.attach";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let dossier = open(tx, self.id)?;
        let attached = action::documents(tx, self.id, i64::MAX)?;
        let erased = document::erased(tx, &attached.iter().map(|file| file.id).collect::<Vec<_>>())?;
        let is_same = |file: &document::Row| file.hash == self.hash && file.name == self.name && !erased.contains_key(&file.id);
        if let Some(same) = attached.into_iter().find(is_same) {
            tx.unchanged();
            return Ok(same.id);
        }
        dossier.about(tx);
        let Self { hash, name, media_type, size, .. } = self.clone();
        let id = record(tx, &Received { hash, name, media_type, size }, Some(person))?;
        action::attach(tx, self.id, id)?;
        Ok(id)
    }
}

/// Takes a file off a corrective action that is open. That it was there stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Detach {
    /// The corrective action.
    pub id: i64,
    pub document_id: i64,
}

impl Command for Detach {
    const NAME: &'static str = "action.detach";
    const NEEDS: Right = Right::KeepActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = open(tx, self.id)?;
        if action::action_of(tx, self.document_id)? != Some(self.id) {
            return Err(Error::NotFound("document"));
        }
        if !action::documents(tx, self.id, i64::MAX)?.iter().any(|file| file.id == self.document_id) {
            tx.unchanged();
            return Ok(());
        }
        dossier.about(tx);
        action::detach(tx, self.id, self.document_id)
    }
}

/// Once it is closed, what it rests on stays as it is.
fn open(tx: &mut dyn Reads, id: i64) -> Result<Dossier> {
    let dossier = Dossier::of(tx, id)?;
    if dossier.state.is_open() {
        return Ok(dossier);
    }
    Err(Error::Conflict(Message::new("action-is-over").label("state", dossier.state.label_id())))
}
