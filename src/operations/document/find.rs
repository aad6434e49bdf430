//! Finding a file again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::folder::Kept;
use crate::domain::access::{Actor, Right};
use crate::domain::document::{Parent, readable};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Query, Register};
use crate::store::{ReadTx, Reads, document, person};

/// Shows what is recorded of a file: name, kind, size, hash, and to what it belongs. Its bytes are at `/documents/<id>`.
///
/// Whoever may read what it belongs to may read the file, and whoever is bound by an NDA may read its text and its scan. To
/// others it is as if there were no such file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Find {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub id: i64,
    /// To what it belongs.
    pub parent: Parent,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// SHA-256, in hexadecimal.
    pub hash: String,
    /// Who handed it in.
    pub by: String,
    /// The entry that destroyed its bytes; none if they are there.
    pub erased_by: Option<i64>,
}

impl Query for Find {
    const NAME: &'static str = "document.show";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Found;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Found> {
        let row = document::of_id(tx, self.id)?.ok_or(Error::NotFound("document"))?;
        let parents = document::parents_of(tx, self.id)?;
        let parent = readable(&parents, tx.actor()).ok_or(Error::NotFound("document"))?;
        let by = match row.person_id {
            Some(id) => person::names(tx, &[id])?.remove(&id).unwrap_or_default(),
            None => String::new(),
        };
        let erased_by = document::erased(tx, &[row.id])?.remove(&row.id);
        Ok(Found { id: row.id, parent, name: row.name, media_type: row.media_type, size: row.size, hash: row.hash, by, erased_by })
    }
}

/// Opens a file, for a door that sends its bytes on.
///
/// # Errors
/// As [`Find`]; `Conflict` if its bytes were destroyed, and `Unavailable` if they are gone or were changed.
pub fn open(register: &Register, actor: &Actor, id: i64) -> Result<(Found, Kept)> {
    let found = register.ask(actor, Find { id })?;
    let file = open_kept(register, &found.hash, found.erased_by)?;
    Ok((found, file))
}

/// Opens what is kept under a hash, unless an entry destroyed it.
pub fn open_kept(register: &Register, hash: &str, erased_by: Option<i64>) -> Result<Kept> {
    if let Some(entry) = erased_by {
        return Err(Error::Conflict(Message::new("document-erased").with("entry", entry)));
    }
    register.documents()?.open(hash)
}
