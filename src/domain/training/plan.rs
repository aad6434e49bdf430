//! The training plan of a fiscal year: proposed, approved by the representative, reviewed at its end.

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::message::Message;

codes! {
    /// What happened to a training plan.
    pub enum PlanEventKind as "training-plan-event" {
        Proposed = "proposed",
        Returned = "returned",
        Approved = "approved",
        /// Its effect was looked at.
        Reviewed = "reviewed",
    }

    /// Where a training plan stands.
    pub enum PlanState as "training-plan-state" {
        Draft = "draft",
        Proposed = "proposed",
        Returned = "returned",
        Approved = "approved",
        Reviewed = "reviewed",
    }
}

impl PlanState {
    /// Whether its lines may be changed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// # Errors
    /// The step does not follow from where the plan stands.
    pub fn allows(self, kind: PlanEventKind) -> Result<(), Message> {
        let fits = match kind {
            PlanEventKind::Proposed => self.is_open(),
            PlanEventKind::Returned | PlanEventKind::Approved => self == Self::Proposed,
            PlanEventKind::Reviewed => matches!(self, Self::Approved | Self::Reviewed),
        };
        if fits { Ok(()) } else { Err(Message::new("training-plan-not-now").label("state", self.label_id())) }
    }
}

/// Where it stands on a date after what happened, in order.
#[must_use]
pub fn plan_state(events: impl IntoIterator<Item = (PlanEventKind, NaiveDate)>, on: NaiveDate) -> PlanState {
    let last = events.into_iter().filter(|(_, happened_on)| *happened_on <= on).last();
    match last.map(|(kind, _)| kind) {
        None => PlanState::Draft,
        Some(PlanEventKind::Proposed) => PlanState::Proposed,
        Some(PlanEventKind::Returned) => PlanState::Returned,
        Some(PlanEventKind::Approved) => PlanState::Approved,
        Some(PlanEventKind::Reviewed) => PlanState::Reviewed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_approved_only_when_it_was_proposed_and_reviewed_only_when_it_was_approved() {
        use PlanEventKind::{Approved, Proposed, Returned, Reviewed};
        for (state, kinds) in [
            (PlanState::Draft, vec![Proposed]),
            (PlanState::Returned, vec![Proposed]),
            (PlanState::Proposed, vec![Returned, Approved]),
            (PlanState::Approved, vec![Reviewed]),
            (PlanState::Reviewed, vec![Reviewed]),
        ] {
            for &kind in PlanEventKind::ALL {
                assert_eq!(state.allows(kind).is_ok(), kinds.contains(&kind), "{kind} in {state}");
            }
        }
    }

    #[test]
    fn it_stands_where_the_last_step_by_the_date_left_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let events = [(PlanEventKind::Proposed, day("2026-04-01")), (PlanEventKind::Approved, day("2026-04-10"))];
        for (on, state) in [("2026-03-31", PlanState::Draft), ("2026-04-09", PlanState::Proposed), ("2026-04-10", PlanState::Approved)] {
            assert_eq!(plan_state(events, day(on)), state, "{on}");
        }
    }
}
