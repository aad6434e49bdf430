//! Files that show what was found at an item: attached, and taken off again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::open;
use crate::domain::access::{Actor, Right};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document::{Content, EVIDENCE, Received, receive, record};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::{Reads, WriteTx, criteria, document, evaluation};

/// Attaches a file to an item of an evaluation that is being prepared: PDF, PNG, JPEG, XLSX, DOCX, text or CSV, 20 MB at most.
///
/// The kind is told by the content, and the name has to agree. The bytes are on disk, under their SHA-256, before the fact is recorded.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Attach {
    /// The evaluation.
    pub id: i64,
    /// The code of the item.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
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
    pub code: String,
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
        register.db().read(register.now(), actor, |tx| takes(tx, self.id, &self.code))?;
        let Received { hash, name, media_type, size } = receive(register, &self.name, &self.content, EVIDENCE)?;
        let command = Kept { id: self.id, code: self.code, name, hash, media_type, size };
        Ok(Prepared { command, answer: Box::new(|id| id) })
    }
}

impl Command for Kept {
    const NAME: &'static str = "evaluation.attach";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let (row, person) = takes(tx, self.id, &self.code)?;
        let attached = document::of_evaluation(tx, self.id)?;
        let erased = document::erased(tx, &attached.iter().map(|(_, file)| file.id).collect::<Vec<_>>())?;
        let is_same = |code: &str, file: &document::Row| code == self.code && file.hash == self.hash && file.name == self.name;
        if let Some((_, same)) = attached.into_iter().find(|(code, file)| is_same(code, file) && !erased.contains_key(&file.id)) {
            tx.unchanged();
            return Ok(same.id);
        }
        tx.about("evaluation", row.id);
        tx.about("consignee", row.consignee_id);
        let Self { hash, name, media_type, size, .. } = self.clone();
        let id = record(tx, &Received { hash, name, media_type, size }, Some(person))?;
        document::attach(tx, self.id, &self.code, id)?;
        Ok(id)
    }
}

/// The evaluation and who acts, if a file can be attached to this item.
fn takes(tx: &mut dyn Reads, id: i64, code: &str) -> Result<(evaluation::Row, i64)> {
    let (row, person) = open(tx, id)?;
    if criteria::item(tx, row.version_id, code)?.is_none() {
        return Err(Error::invalid("code", Message::new("evaluation-no-such-item").with("read", code)));
    }
    Ok((row, person))
}

/// Takes a file off an evaluation that is being prepared. That it was there stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Detach {
    /// The evaluation.
    pub id: i64,
    pub document_id: i64,
}

impl Command for Detach {
    const NAME: &'static str = "evaluation.detach";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (row, _) = open(tx, self.id)?;
        if document::evaluation_of(tx, self.document_id)? != Some(self.id) {
            return Err(Error::NotFound("document"));
        }
        if !document::of_evaluation(tx, self.id)?.iter().any(|(_, file)| file.id == self.document_id) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("evaluation", row.id);
        tx.about("consignee", row.consignee_id);
        document::detach(tx, self.id, self.document_id)
    }
}
