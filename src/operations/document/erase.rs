//! The bytes of a file are destroyed; what was recorded of it stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::domain::document::Parent;
use crate::error::{Error, Result};
use crate::operations::{Command, Prepare, Prepared, Register};
use crate::store::{WriteTx, document};

/// Destroys the bytes of a file for a reason, which stays on the ledger (APPI Art. 22: data that is no longer needed is deleted
/// without delay).
///
/// Name, size and hash stay, so that it is known what was there. Where the same bytes were handed in for something else too,
/// they stay for that. Copies in backups are not reached. It cannot be undone.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Erase {
    /// The file.
    pub id: i64,
    /// Why, without naming a person: it stays on the ledger.
    #[schemars(length(min = 1, max = 1000))]
    pub reason: String,
}

/// The same, as the ledger knows it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Destroy {
    pub id: i64,
    pub reason: String,
}

impl Prepare for Erase {
    type Command = Destroy;
    /// Whether the bytes are gone from the disk: not, where another file has the same.
    type Answer = bool;

    fn prepare(self, register: &Register, actor: &Actor) -> Result<Prepared<Self>> {
        let (register, actor) = (register.clone(), actor.clone());
        let answer = move |hash: String| {
            destroy(&register, &actor, &hash).unwrap_or_else(|error| {
                // The mark is on the ledger: what is left is found as unlisted, and removed as such.
                tracing::error!(%error, hash, "the bytes of a file could not be destroyed");
                false
            })
        };
        Ok(Prepared { command: Destroy { id: self.id, reason: self.reason }, answer: Box::new(answer) })
    }
}

impl Command for Destroy {
    const NAME: &'static str = "document.erase";
    const NEEDS: Right = Right::EraseData;
    /// The hash of what is to be destroyed.
    type Outcome = String;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<String> {
        let row = document::of_id(tx, self.id)?.ok_or(Error::NotFound("document"))?;
        if self.reason.trim().is_empty() {
            return Err(Error::invalid("reason", "input-required"));
        }
        if document::erased(tx, &[row.id])?.contains_key(&row.id) {
            tx.unchanged();
            return Ok(row.hash);
        }
        tx.about("document", row.id);
        for parent in document::parents_of(tx, row.id)? {
            match parent {
                Parent::Evaluation { id } => tx.about("evaluation", id),
                Parent::Contract { id } => tx.about("contract", id),
                Parent::Action { id } => tx.about("action", id),
                Parent::Certificate { id } => tx.about("certificate", id),
                Parent::Report { id } => tx.about("report-edition", id),
                Parent::Review { id } => tx.about("review", id),
                Parent::Course { id } => tx.about("course", id),
                Parent::Ending { id } => tx.about("entrustment", id),
                Parent::Agreement { id } => tx.about("agreement", id),
                Parent::Rule { id } | Parent::RuleList { id } => tx.about("rule-version", id),
                Parent::Nda { id, .. } => tx.about("nda", id),
            }
        }
        document::mark_erased(tx, row.id)?;
        Ok(row.hash)
    }
}

/// When the mark is on disk, the bytes go; unless another file has the same.
fn destroy(register: &Register, actor: &Actor, hash: &str) -> Result<bool> {
    if register.db().read(register.now(), actor, |tx| document::is_needed(tx, hash))? {
        return Ok(false);
    }
    register.documents()?.destroy(hash)?;
    Ok(true)
}
