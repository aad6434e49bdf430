//! Reviews of entrusted work (PPC General Guidelines 3-4-4(3)): how often, by which plan, where each stands, and what tells of failed supervision.

mod alarm;
mod cadence;
mod life;
mod plan;
mod watched;

pub use alarm::{Alarm, Failure, alarms};
pub use cadence::{CadenceRule, Override};
pub use life::{Checked, Conclusion, Dating, Method, Overdue, Review, ReviewCause, ReviewEventKind, ReviewKind, ReviewState};
pub use plan::{Proposal, propose};
pub use watched::{Missed, Watched, WatchedWork};
