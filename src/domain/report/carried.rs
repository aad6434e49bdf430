//! Evaluations that fell due before a period and were not made by then: they are carried into it.

use chrono::NaiveDate;

use crate::domain::due::{Due, due};
use crate::domain::standing::Facts;

/// What was due before `first`, not done by then, and still concerns work that went on in the period; as it stands on `on`.
///
/// Without these, an evaluation that is due on the last day of a year and made late would be late in no year's report.
#[must_use]
pub fn carried(facts: &Facts, first: NaiveDate, on: NaiveDate) -> Vec<Due> {
    let Some(day_before) = first.pred_opt() else { return Vec::new() };
    let mut carried = due(facts, NaiveDate::MIN, day_before, on);
    carried.retain(|due| {
        let undone = due.done_on.is_none_or(|done_on| done_on >= first);
        undone && due.entrustments.iter().any(|id| facts.is_supervised(*id, first))
    });
    carried
}
