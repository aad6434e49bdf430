//! The material of a course: files put on a draft, and taken off again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::open::drafted;
use crate::domain::access::{Actor, Right};
use crate::error::{Error, Result};
use crate::operations::document::{Content, EVIDENCE, Received, receive, record};
use crate::operations::training::held::course;
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::training::course as store;
use crate::store::{Reads, WriteTx, document};

/// Attaches a file to the draft of a course: PDF, PNG, JPEG, XLSX, DOCX, text or CSV, 20 MB at most. Everyone with an account may read it.
///
/// The kind is told by the content, and the name has to agree. The bytes are on disk, under their SHA-256, before the fact is recorded.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Attach {
    /// The course.
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
        register.db().read(register.now(), actor, |tx| drafted(&course(tx, self.id)?).map(drop))?;
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, EVIDENCE)?;
        let command = Kept { id: self.id, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "course.attach";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = course(tx, self.id)?;
        let (version, _) = drafted(&held)?;
        let attached = store::documents(tx, version.id)?;
        let erased = document::erased(tx, &attached.iter().map(|file| file.id).collect::<Vec<_>>())?;
        let is_same = |file: &document::Row| file.hash == self.hash && file.name == self.name && !erased.contains_key(&file.id);
        if let Some(same) = attached.into_iter().find(is_same) {
            tx.unchanged();
            return Ok(same.id);
        }
        tx.about("course", self.id);
        let Self { hash, name, media_type, size, .. } = self.clone();
        let id = record(tx, &Received { hash, name, media_type, size }, Some(person))?;
        store::attach(tx, version.id, id)?;
        Ok(id)
    }
}

/// Takes a file off the draft of a course. That it was there stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Detach {
    /// The course.
    pub id: i64,
    pub document_id: i64,
}

impl Command for Detach {
    const NAME: &'static str = "course.detach";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let held = course(tx, self.id)?;
        let (version, _) = drafted(&held)?;
        if store::version_of_document(tx, self.document_id)? != Some(version.id) {
            return Err(Error::NotFound("document"));
        }
        if !store::documents(tx, version.id)?.iter().any(|file| file.id == self.document_id) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("course", self.id);
        store::detach(tx, version.id, self.document_id)
    }
}
