//! How many were due and how many of them were done: the denominators of the annual report.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Due, DueStatus};
use crate::domain::scoring::Exact;

/// How many evaluations stand how. `due` is the sum of the other four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DueCount {
    pub due: i64,
    pub done: i64,
    pub done_late: i64,
    pub open: i64,
    pub overdue: i64,
}

impl DueCount {
    /// The share done, in time or late; none when nothing was due.
    #[must_use]
    pub fn share_done(self) -> Option<Exact> {
        Exact::of(self.done + self.done_late, self.due)
    }
}

/// Counts what stands how.
#[must_use]
pub fn count<'a>(dues: impl IntoIterator<Item = &'a Due>) -> DueCount {
    dues.into_iter().fold(DueCount::default(), |mut so_far, due| {
        so_far.due += 1;
        match due.status {
            DueStatus::Done => so_far.done += 1,
            DueStatus::DoneLate => so_far.done_late += 1,
            DueStatus::Open => so_far.open += 1,
            DueStatus::Overdue => so_far.overdue += 1,
        }
        so_far
    })
}
