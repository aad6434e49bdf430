//! Whether the criteria by which an evaluation was begun still hold.

use crate::domain::criteria::VersionState;
use crate::domain::message::Message;

/// What whoever works on an evaluation should know of its criteria: where their version stands, and the number of the one in
/// force. A superseded version was in force when the evaluation began and may carry it to its end. One that was withdrawn was
/// taken back by the organisation itself, so nobody passes by it.
#[must_use]
pub fn outdated(state: VersionState, in_force: Option<i64>) -> Option<Message> {
    match (state, in_force) {
        (VersionState::Superseded, Some(number)) => Some(Message::new("evaluation-criteria-superseded").with("number", number)),
        (VersionState::Withdrawn, Some(number)) => Some(Message::new("evaluation-criteria-withdrawn").with("number", number)),
        (VersionState::Withdrawn, None) => Some("evaluation-criteria-withdrawn-alone".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_criteria_that_are_no_longer_in_force_are_warned_of() {
        use VersionState::{Adopted, Draft, Proposed, Superseded, Withdrawn};
        for (state, in_force, expected) in [
            (Adopted, Some(1), None),
            (Draft, None, None),
            (Proposed, Some(1), None),
            (Superseded, Some(2), Some("evaluation-criteria-superseded")),
            (Withdrawn, Some(1), Some("evaluation-criteria-withdrawn")),
            (Withdrawn, None, Some("evaluation-criteria-withdrawn-alone")),
        ] {
            assert_eq!(outdated(state, in_force).map(|message| message.id), expected, "{state} {in_force:?}");
        }
    }
}
