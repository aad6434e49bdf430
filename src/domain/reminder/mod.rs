//! Reminders: computed from the deadlines, so that there is nothing to schedule and nothing to forget.

mod digest;
mod plan;

pub use digest::{Digests, Reminded, digests};
pub use plan::{Plan, Step};
