//! What became of corrective actions in a period.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Movement, Share};
use crate::domain::action::{Action, ActionState};

/// The corrective actions of a period, each figure with what it is counted out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionYear {
    /// Those open on the day before, those opened, those closed or cancelled, and those open at the end.
    pub movement: Movement,
    /// Of those that went, how many were closed because they have their effect; the others were cancelled.
    pub closed: Share,
    /// Of those closed, how many were done by the first date that was set.
    pub in_time: Share,
    /// Of those open at the end, how many should have been planned or done already.
    pub overdue: Share,
    /// Of those done that wait for the confirmation of their effect at the end, how many should have been confirmed already.
    pub unconfirmed: Share,
}

/// What became of them from `first` to `on`.
#[must_use]
pub fn action_year<'a>(actions: impl IntoIterator<Item = &'a Action>, first: NaiveDate, on: NaiveDate) -> ActionYear {
    let day_before = first.pred_opt().unwrap_or(first);
    let is_open = |action: &Action, on| action.is_there(on) && action.state(on).is_open();
    actions.into_iter().fold(ActionYear::default(), |mut year, action| {
        let opened = (first..=on).contains(&action.opened_on);
        let ended = action.ended_on(on).is_some_and(|ended| ended >= first);
        let closed = ended && action.state(on) == ActionState::Closed;
        let waits = is_open(action, on) && action.state(on) == ActionState::Done;
        let before = is_open(action, day_before);
        year.movement.start += i64::from(before);
        year.movement.joined += i64::from(opened);
        year.movement.left += i64::from(ended);
        year.movement.end += i64::from(is_open(action, on));
        year.closed.add(ended, closed);
        year.in_time.add(closed, in_time(action, on));
        year.overdue.add(is_open(action, on), action.is_overdue(on));
        year.unconfirmed.add(waits, action.is_unconfirmed(on));
        year
    })
}

/// What was refused was not done by the first date: the last time that it was done counts.
fn in_time(action: &Action, on: NaiveDate) -> bool {
    action.done_on(on).zip(action.first_due_on()).is_some_and(|(done, first_due)| done <= first_due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::ActionStep::{Cancelled, Confirmed, Done, Moved, Planned, Refused};
    use crate::domain::action::tests::{action, step};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_year_adds_up() {
        let actions = [
            // Open before, closed in the year, done by its first date.
            action(
                "2025-02-01",
                vec![step(Planned, "2025-02-10", "2025-04-30"), step(Done, "2025-04-20", ""), step(Confirmed, "2025-06-01", "")],
            ),
            // Opened and closed in the year, done after its date was moved.
            action(
                "2025-05-01",
                vec![
                    step(Planned, "2025-05-02", "2025-05-31"),
                    step(Moved, "2025-05-30", "2025-06-30"),
                    step(Done, "2025-06-15", ""),
                    step(Confirmed, "2025-07-01", ""),
                ],
            ),
            // Cancelled.
            action("2025-05-01", vec![step(Cancelled, "2025-05-05", "")]),
            // Overdue at the end.
            action("2025-10-01", vec![step(Planned, "2025-10-02", "2025-12-31")]),
            // Not confirmed in time.
            action("2025-10-01", vec![step(Planned, "2025-10-02", "2025-10-31"), step(Done, "2025-10-31", "")]),
            // Returned, and planned anew.
            action(
                "2025-10-01",
                vec![
                    step(Planned, "2025-10-02", "2025-10-31"),
                    step(Done, "2025-10-31", ""),
                    step(Refused, "2025-11-10", ""),
                    step(Planned, "2025-11-11", "2026-04-30"),
                ],
            ),
            // Closed before, and opened after.
            action(
                "2024-05-01",
                vec![step(Planned, "2024-05-02", "2024-05-31"), step(Done, "2024-05-31", ""), step(Confirmed, "2024-07-01", "")],
            ),
            action("2026-04-01", vec![]),
        ];
        let year = action_year(&actions, day("2025-04-01"), day("2026-03-31"));
        assert_eq!(year.movement, Movement { start: 1, joined: 5, left: 3, end: 3 });
        assert_eq!((year.closed, year.in_time), (Share::of(2, 3), Share::of(1, 2)));
        assert_eq!((year.overdue, year.unconfirmed), (Share::of(1, 3), Share::of(1, 1)));
    }
}
