//! The training plan of a fiscal year: proposed, approved by the representative, reviewed at its end.

use chrono::NaiveDate;

use super::Method;
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

/// What is planned, or what was held: which course, how, on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teaching {
    pub course: i64,
    pub method: Method,
    pub on: NaiveDate,
}

/// Which line of a plan what was held answers to: of its course, one of the same method before any other, and of those the nearest by day.
#[must_use]
pub fn line_of(lines: &[Teaching], held: &Teaching) -> Option<usize> {
    let theirs = lines.iter().enumerate().filter(|(_, line)| line.course == held.course);
    let nearness = |line: &Teaching| (line.method != held.method, line.on.signed_duration_since(held.on).abs());
    theirs.min_by_key(|(_, line)| nearness(line)).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_answers_to_the_line_of_its_method_that_is_nearest() {
        let teaching = |course: i64, method: Method, on: &str| Teaching { course, method, on: on.parse().unwrap() };
        let lines = [
            teaching(1, Method::Classroom, "2026-06-09"),
            teaching(1, Method::HandOut, "2026-07-31"),
            teaching(1, Method::Classroom, "2026-11-30"),
            teaching(2, Method::ELearning, "2026-06-09"),
        ];
        for (held, line) in [
            (teaching(1, Method::Classroom, "2026-06-20"), Some(0)),
            (teaching(1, Method::Classroom, "2026-10-01"), Some(2)),
            (teaching(1, Method::HandOut, "2026-06-09"), Some(1)),
            (teaching(1, Method::Outside, "2026-07-20"), Some(1)),
            (teaching(3, Method::Classroom, "2026-06-09"), None),
        ] {
            assert_eq!(line_of(&lines, &held), line, "{held:?}");
        }
    }

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
