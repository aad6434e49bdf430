//! Whether the ledger is whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::Query;
use crate::store::ReadTx;
use crate::store::ledger::{Chain, walk};

/// Walks the ledger from its beginning: how many entries hold and the hash of the last one, or the first that does not hold and why.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Verify {}

impl Query for Verify {
    const NAME: &'static str = "ledger.verify";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Chain;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Chain> {
        walk(tx, |_| {})
    }
}
