//! An evaluation from draft to decision: what follows what, who may decide, and what a decision has to contain.

mod criteria;
mod decide;
mod workflow;

pub use criteria::outdated;
pub use decide::{
    Authority, Case, DecisionOutcome, NewCondition, People, Proposal, check_decide, default_valid_until, latest_valid_until, may_decide,
    most_lenient,
};
pub use workflow::{EvaluationEvent, EvaluationEventKind, EvaluationKind, EvaluationState, allowed, check_submit, state, submitters};
