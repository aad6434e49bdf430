//! Handling in foreign countries: by which route of APPI Art. 28, and the checks of the recipients.

mod check;
mod deadlines;
mod line;
mod list;
mod route;

pub use check::RecordCheck;
pub use line::{Check, Line, Recorded};
pub use list::{List, Page};
pub use route::SetRoute;

pub(crate) use deadlines::deadlines;
pub(crate) use line::lines;
