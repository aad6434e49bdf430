//! Corrective actions: from a finding to a plan, to what was done, to the confirmation that it has its effect.

mod held;
#[cfg(test)]
pub(super) use held::tests;
mod life;
mod rule;

use super::codes::codes;

pub use held::{Action, Awaited, Step};
pub use life::{People, allowed, check_day, may_settle};
pub use rule::ActionRule;

codes! {
    /// What a corrective action was opened from.
    pub enum ActionSource as "action-source" {
        /// An item of an evaluation.
        EvaluationItem = "evaluation_item",
        /// A condition of a decision.
        Condition = "condition",
        /// A finding of a review.
        ReviewFinding = "review_finding",
        /// An incident, by what it is filed under.
        Incident = "incident",
        /// Somebody noticed it.
        Own = "own",
    }

    /// What happened to a corrective action.
    pub enum ActionStep as "action-step" {
        Planned = "planned",
        /// Its date was moved.
        Moved = "moved",
        Done = "done",
        /// Somebody else found that it has its effect.
        Confirmed = "confirmed",
        /// Somebody else found that it does not: it is planned anew.
        Refused = "refused",
        Cancelled = "cancelled",
    }

    /// Where a corrective action stands on a date.
    pub enum ActionState as "action-state" {
        Opened = "opened",
        Planned = "planned",
        /// Done, and waiting for the confirmation of its effect.
        Done = "done",
        /// Done without effect, and to be planned anew.
        Refused = "refused",
        Closed = "closed",
        Cancelled = "cancelled",
    }
}

impl ActionState {
    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Cancelled)
    }
}
