//! A corrective action is settled by somebody who has no part in it: its effect confirmed or refused, or it is cancelled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::Right;
use crate::domain::action::{ActionStep, may_settle};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::action::StepRow;
use crate::store::{Reads, WriteTx};

/// Confirms that a corrective action has its effect, and closes it. Not for anyone who planned it, did it, has to do it, or handed in evidence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Confirm {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// What showed the effect.
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Refuses a corrective action that has no effect: it is planned anew. Not for anyone who planned it, did it, has to do it, or handed in evidence.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Refuse {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// What is lacking.
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Cancels a corrective action, such as one that was opened by mistake. Not for anyone who has a part in it: nobody lets themselves off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// The corrective action.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Confirm {
    const NAME: &'static str = "action.confirm";
    const NEEDS: Right = Right::ConfirmActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        settle(tx, self.id, self.seen, ActionStep::Confirmed, &self.comment)
    }
}

impl Command for Refuse {
    const NAME: &'static str = "action.refuse";
    const NEEDS: Right = Right::ConfirmActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        settle(tx, self.id, self.seen, ActionStep::Refused, &self.comment)
    }
}

impl Command for Cancel {
    const NAME: &'static str = "action.cancel";
    const NEEDS: Right = Right::ConfirmActions;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        settle(tx, self.id, self.seen, ActionStep::Cancelled, &self.reason)
    }
}

fn settle(tx: &mut WriteTx<'_>, id: i64, seen: i64, kind: ActionStep, said: &str) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let dossier = Dossier::of(tx, id)?;
    let refusal = if kind == ActionStep::Cancelled { "action-own-cancel" } else { "action-own-effect" };
    may_settle(&dossier.people, person, refusal).map_err(Error::Denied)?;
    let step = StepRow { note: said.trim().to_owned(), ..dossier.step(tx, kind)? };
    dossier.take(tx, &step, seen)
}
