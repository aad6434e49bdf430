//! Entrusted work: enter, change, end.

mod change;
mod details;
mod end;
mod enter;

pub use change::Change;
pub use details::Details;
pub use end::End;
pub use enter::{Enter, Entered};
