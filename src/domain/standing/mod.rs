//! May this consignee be used on this date, and why (not): a pure function of dated facts.

mod facts;
mod judge;
mod reach;
mod successor;
#[cfg(test)]
pub(super) mod tests;

pub use facts::{Condition, Decision, Entrusted, Facts, Obligation};
pub use judge::{HORIZON_DAYS, Reason, ReasonCode, Severity, Standing, Status, standing};
pub use reach::Abroad;
pub use successor::Successor;
