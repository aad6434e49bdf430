//! What may follow what in a corrective action, and who may settle it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Action, ActionState, ActionStep};
use crate::domain::access::separate;
use crate::domain::message::{Message, Problems};

/// Those who have a part in an action, and therefore do not judge its effect: who planned it, moved its date, has to do it, or did it; and who
/// handed in evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(pub BTreeSet<i64>);

impl People {
    #[must_use]
    pub fn of(action: &Action, evidence: impl IntoIterator<Item = i64>) -> Self {
        let part = |kind| matches!(kind, ActionStep::Planned | ActionStep::Moved | ActionStep::Done);
        let steps = action.steps.iter().filter(|step| part(step.kind));
        let mut all: BTreeSet<i64> = steps.flat_map(|step| [step.person, step.owner]).flatten().collect();
        all.extend(evidence);
        Self(all)
    }
}

/// Whether a step may follow in this state.
///
/// # Errors
/// The message names the state and the step.
pub fn allowed(state: ActionState, step: ActionStep) -> Result<(), Message> {
    use ActionState as State;
    let fits = match step {
        ActionStep::Planned => matches!(state, State::Opened | State::Planned | State::Refused),
        ActionStep::Moved | ActionStep::Done => state == State::Planned,
        ActionStep::Confirmed | ActionStep::Refused => state == State::Done,
        ActionStep::Cancelled => state.is_open(),
    };
    if fits {
        return Ok(());
    }
    Err(Message::new("action-step-out-of-order").label("state", state.label_id()).label("step", step.label_id()))
}

/// Separation of duties: nobody says of their own action that it has its effect, and nobody lets themselves off.
///
/// # Errors
/// `message` if the person has a part in the action.
pub fn may_settle(people: &People, person: i64, message: &'static str) -> Result<(), Message> {
    separate(person, &people.0, message)
}

/// The day on which it was done lies between its opening, or the refusal of what was done before, and today.
///
/// # Errors
/// The problem at `done_on`.
pub fn check_day(action: &Action, done_on: NaiveDate, today: NaiveDate) -> Result<(), Problems> {
    let refused = action.steps.iter().rfind(|step| step.kind == ActionStep::Refused).map(|step| step.on);
    let first = refused.unwrap_or(action.opened_on);
    if (first..=today).contains(&done_on) {
        return Ok(());
    }
    let message = Message::new("action-done-out-of-range").with("read", done_on).with("least", first).with("most", today);
    Err(Problems::one("done_on", message))
}

#[cfg(test)]
mod tests {
    use super::super::held::tests::{action, step};
    use super::*;
    use ActionStep::{Cancelled, Confirmed, Done, Moved, Planned, Refused};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn steps_follow_only_where_they_may() {
        use ActionState as State;
        for (step, states) in [
            (Planned, vec![State::Opened, State::Planned, State::Refused]),
            (Moved, vec![State::Planned]),
            (Done, vec![State::Planned]),
            (Confirmed, vec![State::Done]),
            (Refused, vec![State::Done]),
            (Cancelled, vec![State::Opened, State::Planned, State::Done, State::Refused]),
        ] {
            for &state in State::ALL {
                assert_eq!(allowed(state, step).is_ok(), states.contains(&state), "{step} in {state}");
            }
        }
    }

    #[test]
    fn whoever_has_a_part_in_it_does_not_settle_it() {
        let planned = super::super::Step { person: Some(3), owner: Some(4), ..step(Planned, "2026-04-02", "2026-04-30") };
        let done = super::super::Step { person: Some(5), owner: None, ..step(Done, "2026-04-20", "") };
        let refused = super::super::Step { person: Some(6), owner: None, ..step(Refused, "2026-04-21", "") };
        let people = People::of(&action("2026-04-01", vec![planned, done, refused]), [7]);
        for (person, may) in [(3, false), (4, false), (5, false), (6, true), (7, false), (8, true)] {
            assert_eq!(may_settle(&people, person, "action-own-effect").is_ok(), may, "{person}");
        }
    }

    #[test]
    fn the_day_lies_between_opening_or_refusal_and_today() {
        let again = action("2026-04-01", vec![step(Done, "2026-04-10", ""), step(Refused, "2026-05-01", "")]);
        for (action, done, fits) in [
            (action("2026-04-01", vec![]), "2026-03-31", false),
            (action("2026-04-01", vec![]), "2026-04-01", true),
            (action("2026-04-01", vec![]), "2026-06-01", true),
            (action("2026-04-01", vec![]), "2026-06-02", false),
            (again.clone(), "2026-04-30", false),
            (again, "2026-05-01", true),
        ] {
            assert_eq!(check_day(&action, day(done), day("2026-06-01")).is_ok(), fits, "{done}");
        }
    }
}
