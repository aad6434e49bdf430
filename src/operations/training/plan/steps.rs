//! The steps of a training plan: proposed, returned or approved by the representative who did not make it, and reviewed for its effect.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::show::state_now;
use crate::domain::access::Right;
use crate::domain::plan::PlanEventKind;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::plan::Planned;
use crate::store::code::Coded;
use crate::store::training::plan::{self, EventRow};
use crate::store::{Reads, WriteTx};

/// Proposes the training plan of a fiscal year for approval.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Propose {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger that the caller has seen last of the plan.
    pub seen: i64,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub comment: String,
}

/// Returns a proposed training plan with what is to be mended. Not for those who wrote or proposed it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger that the caller has seen last of the plan.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Approves a proposed training plan, as the representative. Not for those who wrote or proposed it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Approve {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger that the caller has seen last of the plan.
    pub seen: i64,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub comment: String,
}

/// Records the review of the effect of a year's training: what was learned, and what changes in the next plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger that the caller has seen last of the plan.
    pub seen: i64,
    #[schemars(length(min = 1, max = 4_000))]
    pub comment: String,
}

impl Command for Propose {
    const NAME: &'static str = "training_plan.propose";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Proposed, &self.comment)
    }
}

impl Command for Return {
    const NAME: &'static str = "training_plan.return";
    const NEEDS: Right = Right::ApproveTrainingPlans;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Returned, &self.comment)
    }
}

impl Command for Approve {
    const NAME: &'static str = "training_plan.approve";
    const NEEDS: Right = Right::ApproveTrainingPlans;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Approved, &self.comment)
    }
}

impl Command for Review {
    const NAME: &'static str = "training_plan.review";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Reviewed, &self.comment)
    }
}

fn step(tx: &mut WriteTx<'_>, (year, seen): (i64, i64), kind: PlanEventKind, comment: &str) -> Result<()> {
    let row = plan::of_year(tx, year, i64::MAX)?.ok_or(Error::NotFound("training-plan"))?;
    let state = state_now(tx, row.id)?;
    let person = planned(row.id).may_step(tx, state, kind, seen)?;
    if kind == PlanEventKind::Proposed && plan::lines(tx, row.id, i64::MAX)?.is_empty() {
        return Err(Error::conflict("training-plan-empty"));
    }
    let event = EventRow {
        plan_id: row.id,
        kind: Coded(kind),
        happened_on: tx.moment().today,
        person_id: Some(person),
        comment: comment.trim().to_owned(),
        seq: tx.seq(),
    };
    plan::insert_event(tx, &event)
}

/// As the ledger names it.
pub(super) fn planned(id: i64) -> Planned {
    Planned { subject: "training-plan", id, decisions: [Return::NAME, Approve::NAME] }
}
