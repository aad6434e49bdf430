//! Candidates come into a round and leave it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::docket::Docket;
use crate::domain::access::Right;
use crate::domain::evaluation::{EvaluationEventKind, EvaluationKind, allowed};
use crate::domain::round::RoundEventKind;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::evaluation::{self, Start};
use crate::store::{Reads, WriteTx};

/// Adds a candidate to a round, and begins its evaluation against the version of the round. Outcome: the evaluation's id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Add {
    /// The round.
    pub id: i64,
    pub consignee_id: i64,
    /// The work that is to be extended or renewed, if the candidate has it already.
    #[serde(default)]
    pub entrustment_ids: Vec<i64>,
}

/// Takes a candidate out of a round. Its evaluation is withdrawn unless it is decided.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Remove {
    /// The round.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of the round.
    pub seen: i64,
    pub consignee_id: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Add {
    const NAME: &'static str = "round.add";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let docket = Docket::of(tx, self.id)?;
        docket.allows(RoundEventKind::Added)?;
        if docket.round.candidates.contains(&self.consignee_id) {
            let there = docket.evaluations.get(&self.consignee_id).map(|dossier| dossier.row.id);
            tx.unchanged();
            return there.ok_or(Error::NotFound("evaluation"));
        }
        let start = Start {
            consignee_id: self.consignee_id,
            entrustment_ids: self.entrustment_ids.clone(),
            kind: EvaluationKind::Initial,
            reason: String::new(),
            set_id: None,
        };
        let evaluation_id = evaluation::begin(tx, &start, Some(docket.row.version_id), Some(docket.row.id))?;
        docket.record(tx, RoundEventKind::Added, Some(self.consignee_id), "")?;
        Ok(evaluation_id)
    }
}

impl Command for Remove {
    const NAME: &'static str = "round.remove";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.actor().someone().map_err(Error::Denied)?;
        let docket = Docket::of(tx, self.id)?;
        docket.allows(RoundEventKind::Removed)?;
        if !docket.round.candidates.contains(&self.consignee_id) {
            return Err(Error::invalid("consignee_id", "round-no-candidate"));
        }
        let docket = docket.unless_stale(self.seen)?;
        let reason = self.reason.trim();
        withdraw(tx, &docket, Some(self.consignee_id), reason)?;
        docket.record(tx, RoundEventKind::Removed, Some(self.consignee_id), reason)
    }
}

/// Withdraws the undecided evaluations of one candidate, or of all.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, docket: &Docket, consignee: Option<i64>, reason: &str) -> Result<()> {
    for dossier in docket.candidates().filter(|dossier| consignee.is_none_or(|one| one == dossier.row.consignee_id)) {
        if allowed(dossier.state(), EvaluationEventKind::Withdrawn).is_ok() {
            dossier.about(tx);
            evaluation::record(tx, dossier.row.id, EvaluationEventKind::Withdrawn, reason)?;
        }
    }
    Ok(())
}
