//! A round is given up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::candidates::withdraw;
use super::docket::Docket;
use crate::domain::access::Right;
use crate::domain::round::RoundEventKind;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx};

/// Gives up a round that is not decided. The evaluations in it that are not decided are withdrawn.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// The round.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of the round.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Cancel {
    const NAME: &'static str = "round.cancel";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let docket = Docket::of(tx, self.id)?;
        let reason = self.reason.trim();
        if docket.has_just(RoundEventKind::Withdrawn, None, person, reason) {
            tx.unchanged();
            return Ok(());
        }
        docket.allows(RoundEventKind::Withdrawn)?;
        let docket = docket.unless_stale(self.seen)?;
        withdraw(tx, &docket, None, reason)?;
        docket.record(tx, RoundEventKind::Withdrawn, None, reason)
    }
}
