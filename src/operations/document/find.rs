//! Finding a file again.

use std::fs::File;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::{Actor, Right};
use crate::error::{Error, Result};
use crate::operations::{Query, Register};
use crate::store::{ReadTx, document, person};

/// Shows what is recorded of a file: name, kind, size, hash, and to which evaluation it belongs. Its bytes are at `/documents/<id>`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Find {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub id: i64,
    pub evaluation_id: i64,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// SHA-256, in hexadecimal.
    pub hash: String,
    /// Who handed it in.
    pub by: String,
}

impl Query for Find {
    const NAME: &'static str = "document.show";
    const NEEDS: Right = Right::ReadEvaluations;
    type Answer = Found;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Found> {
        let row = document::of_id(tx, self.id)?.ok_or(Error::NotFound("document"))?;
        let evaluation_id = document::evaluation_of(tx, self.id)?.ok_or(Error::NotFound("document"))?;
        let by = match row.person_id {
            Some(id) => person::names(tx, &[id])?.remove(&id).unwrap_or_default(),
            None => String::new(),
        };
        Ok(Found { id: row.id, evaluation_id, name: row.name, media_type: row.media_type, size: row.size, hash: row.hash, by })
    }
}

/// Opens a file, for a door that sends its bytes on.
///
/// # Errors
/// As [`Find`], and `Unavailable` if the bytes are gone or were changed.
pub fn open(register: &Register, actor: &Actor, id: i64) -> Result<(Found, File)> {
    let found = register.ask(actor, Find { id })?;
    let file = register.documents()?.open(&found.hash)?;
    Ok((found, file))
}
