//! The steps of an evaluation before its decision: submitted, returned, withdrawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::domain::evaluation::{EvaluationEventKind, check_submit, may_decide};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, evaluation};

codes! {
    /// What somebody may do with an evaluation before it is decided.
    pub enum Step as "evaluation-step" {
        Submit = "submit",
        Return = "return",
        Withdraw = "withdraw",
    }
}

/// Submits an evaluation for decision. Items without an answer count as nothing achieved and stay flagged.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Submit {
    /// The evaluation.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it; a later one is not passed over.
    pub seen: i64,
    /// For whoever decides.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub comment: String,
}

/// Returns a submitted evaluation to those who prepared it, with what is to be mended. Not for those who prepared it themselves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    /// The evaluation.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Withdraws an evaluation that is not decided. Its sheet stays to be read.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Withdraw {
    /// The evaluation.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Submit {
    const NAME: &'static str = "evaluation.submit";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, self.seen, EvaluationEventKind::Submitted, &self.comment, |dossier, _| {
            Ok(check_submit(&dossier.items, &dossier.answers())?)
        })
    }
}

impl Command for Return {
    const NAME: &'static str = "evaluation.return";
    const NEEDS: Right = Right::DecideEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, self.seen, EvaluationEventKind::Returned, &self.comment, |dossier, person| {
            may_decide(&dossier.people, person).map_err(Error::Denied)
        })
    }
}

impl Command for Withdraw {
    const NAME: &'static str = "evaluation.withdraw";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, self.id, self.seen, EvaluationEventKind::Withdrawn, &self.reason, |_, _| Ok(()))
    }
}

fn step(
    tx: &mut WriteTx<'_>,
    id: i64,
    seen: i64,
    kind: EvaluationEventKind,
    comment: &str,
    check: impl FnOnce(&Dossier, i64) -> Result<()>,
) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let dossier = Dossier::of(tx, id)?;
    let comment = comment.trim();
    if dossier.has_just(kind, person, comment) {
        tx.unchanged();
        return Ok(());
    }
    dossier.allows(kind)?;
    check(&dossier, person)?;
    let dossier = dossier.unless_stale(seen)?;
    dossier.about(tx);
    record(tx, id, kind, comment)
}

/// Records a step that was checked.
pub(crate) fn record(tx: &mut WriteTx<'_>, id: i64, kind: EvaluationEventKind, comment: &str) -> Result<()> {
    let row = evaluation::EventRow {
        evaluation_id: id,
        kind: Coded(kind),
        happened_on: tx.moment().today,
        person_id: tx.actor().person,
        comment: comment.to_owned(),
        seq: tx.seq(),
    };
    evaluation::insert_event(tx, &row)
}
