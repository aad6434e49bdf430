//! One entry of the ledger with its seals and its payload.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::domain::ledger::check_erasable;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, entry, ledger};

/// Shows an entry of the ledger: what was asked for, what came of it, and how it seals the entry before it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub seq: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub entry: Line,
    /// SHA-256 of the entry, in hexadecimal.
    pub hash: String,
    /// The hash of the entry before.
    pub previous: String,
    /// SHA-256 of the salted payload.
    pub digest: String,
    /// What was handed in, what came of it, and what it speaks of; none if it was destroyed. Secrets were never in it.
    pub payload: Option<Value>,
    /// Whether its payload may be destroyed.
    pub erasable: bool,
    /// The number of the last entry of all.
    pub head: i64,
}

impl Query for Show {
    const NAME: &'static str = "ledger.show";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let row = entry::of_seq(tx, self.seq)?.ok_or(Error::NotFound("ledger"))?;
        let payload = entry::payload(tx, row.seq)?;
        let entry = lines(tx, vec![row.brief()])?.pop().ok_or(Error::NotFound("ledger"))?;
        Ok(Whole {
            hash: hex::encode(&row.hash),
            previous: hex::encode(&row.previous),
            digest: hex::encode(&row.digest),
            erasable: payload.is_some() && check_erasable(&row.operation).is_ok(),
            payload: payload.as_deref().map(serde_json::from_str).transpose()?,
            head: ledger::head_seen(tx)?.seq,
            entry,
        })
    }
}
