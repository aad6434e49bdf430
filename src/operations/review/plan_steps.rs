//! The steps of a plan of reviews: proposed, returned, approved by somebody who did not make it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::state;
use crate::domain::access::Right;
use crate::domain::plan::PlanEventKind;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::plan::Planned;
use crate::store::code::Coded;
use crate::store::review::plan;
use crate::store::{Reads, WriteTx};

/// Proposes the plan of a fiscal year for approval.
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

/// Returns a proposed plan with what is to be mended. Not for those who drew it up, changed it or proposed it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The entry of the ledger that the caller has seen last of the plan.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub comment: String,
}

/// Approves a proposed plan: its dates bind from today on. Not for those who drew it up, changed it or proposed it.
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

impl Command for Propose {
    const NAME: &'static str = "review_plan.propose";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Proposed, &self.comment)
    }
}

impl Command for Return {
    const NAME: &'static str = "review_plan.return";
    const NEEDS: Right = Right::ApproveReviewPlans;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Returned, &self.comment)
    }
}

impl Command for Approve {
    const NAME: &'static str = "review_plan.approve";
    const NEEDS: Right = Right::ApproveReviewPlans;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        step(tx, (self.year, self.seen), PlanEventKind::Approved, &self.comment)
    }
}

fn step(tx: &mut WriteTx<'_>, (year, seen): (i64, i64), kind: PlanEventKind, comment: &str) -> Result<()> {
    let row = plan::of_year(tx, year)?.ok_or(Error::NotFound("review-plan"))?;
    let state = state(tx, row.id)?;
    let person = planned(row.id).may_step(tx, state, kind, seen)?;
    let event = plan::PlanEventRow {
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
    Planned { subject: "review-plan", id, decisions: [Return::NAME, Approve::NAME] }
}
