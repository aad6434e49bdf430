//! Contracts with consignees: enter, change, end, look through for clauses, keep their files.

mod attach;
mod change;
mod clauses;
mod deadlines;
mod details;
mod end;
mod enter;
mod list;
mod show;

pub use attach::{Attach, Detach, Kept};
pub use change::Change;
pub use clauses::{CheckClauses, Checked};
pub use details::Details;
pub use end::End;
pub use enter::{Enter, Entered};
pub use list::{Line, List, Page, Phase};
pub use show::{Attached, Checkpoint, Covered, Show, Whole};

pub(crate) use deadlines::deadlines;
pub(crate) use list::lines;
