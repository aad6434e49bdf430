//! The departments of the organisation, in periods: enter, change, end, list.

mod change;
mod details;
mod end;
mod enter;
mod list;

pub use change::Change;
pub use details::Details;
pub use end::End;
pub use enter::{Enter, Entered};
pub use list::{Choice, Choices, Line, List};
