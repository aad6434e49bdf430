//! How the plan of a fiscal year comes to bind: proposed, returned, approved by somebody who did not make it, and at the end looked back on.

use chrono::NaiveDate;

use super::codes::codes;
use super::message::Message;

codes! {
    /// What happened to a plan.
    pub enum PlanEventKind as "plan-event" {
        Proposed = "proposed",
        Returned = "returned",
        Approved = "approved",
        /// What it came to was looked at.
        Reviewed = "reviewed",
    }

    /// Where a plan stands.
    pub enum PlanState as "plan-state" {
        Draft = "draft",
        Proposed = "proposed",
        Returned = "returned",
        Approved = "approved",
        Reviewed = "reviewed",
    }
}

impl PlanEventKind {
    /// Whether it is for somebody who did not make the plan.
    #[must_use]
    pub fn is_decision(self) -> bool {
        matches!(self, Self::Returned | Self::Approved)
    }
}

impl PlanState {
    /// Whether its lines may still be changed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether its lines may still be changed.
    ///
    /// # Errors
    /// The message names the state.
    pub fn may_change(self) -> Result<(), Message> {
        if self.is_open() { Ok(()) } else { Err(Message::new("plan-not-open").label("state", self.label_id())) }
    }

    /// Whether an event may follow.
    ///
    /// # Errors
    /// The message names the state and the event.
    pub fn allows(self, kind: PlanEventKind) -> Result<(), Message> {
        let fits = match kind {
            PlanEventKind::Proposed => self.is_open(),
            PlanEventKind::Returned | PlanEventKind::Approved => self == Self::Proposed,
            PlanEventKind::Reviewed => matches!(self, Self::Approved | Self::Reviewed),
        };
        if fits { Ok(()) } else { Err(Message::new("plan-out-of-order").label("state", self.label_id()).label("event", kind.label_id())) }
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
