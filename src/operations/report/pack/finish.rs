//! A pack was handed over whole: the hash of its list of files stands in the ledger, and makes it known again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::list::{Line, List};
use super::need_all;
use crate::domain::access::{Actor, Right};
use crate::error::{Error, Result};
use crate::operations::{Command, Register};
use crate::store::pack::{self, EndRow};
use crate::store::{Reads, WriteTx};

/// Records that a pack was handed over whole. Done by the door that wrote its last byte, and offered by none.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finish {
    pub pack_id: i64,
    /// SHA-256 of its `manifest.json`, in hexadecimal.
    pub manifest: String,
    pub files: i64,
    pub missing: i64,
    /// In bytes.
    pub size: i64,
}

impl Command for Finish {
    const NAME: &'static str = "report_pack.finish";
    const NEEDS: Right = Right::ReadLedger;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        need_all(tx.actor())?;
        let row = pack::of_id(tx, self.pack_id)?.ok_or(Error::NotFound("report-pack"))?;
        if row.person_id != tx.actor().person {
            return Err(Error::NotFound("report-pack"));
        }
        if pack::ended(tx, row.id)?.is_some() {
            return Err(Error::conflict("pack-handed-over"));
        }
        tx.about("report-pack", row.id);
        tx.about("report", row.year);
        if let Some(id) = row.edition_id {
            tx.about("report-edition", id);
        }
        let end = EndRow {
            pack_id: row.id,
            manifest: self.manifest.clone(),
            files: self.files,
            missing: self.missing,
            size: self.size,
            finished_on: tx.moment().today,
            seq: tx.seq(),
        };
        pack::insert_end(tx, &end)
    }
}

/// The pack of which bytes are the list of files, if they are one's.
///
/// # Errors
/// If the database cannot be read.
pub fn recognise(register: &Register, actor: &Actor, bytes: &[u8]) -> Result<Option<Line>> {
    let hash = hex::encode(Sha256::digest(bytes));
    let Some(end) = register.db().read(register.now(), actor, |tx| pack::of_manifest(tx, &hash))? else { return Ok(None) };
    Ok(register.ask(actor, List::default())?.into_iter().find(|line| line.id == end.pack_id))
}
