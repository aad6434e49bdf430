//! Ends of entrusted work: until when data are returned or destroyed, and the confirmation of it.

mod agree;
mod confirm;
mod deadlines;
mod line;
mod list;

pub use agree::Agree;
pub use confirm::{Confirm, Stated};
pub use line::Line;
pub use list::{List, Page};

pub(crate) use deadlines::deadlines;
pub(crate) use line::lines;
