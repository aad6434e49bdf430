//! The people of the organisation, in periods: enter, change, leave, erase, find.

mod change;
mod details;
mod enter;
mod erase;
mod leave;
mod list;
mod show;

pub use change::Change;
pub use details::Details;
pub use enter::{Enter, Entered};
pub use erase::{Erase, Erased};
pub use leave::Leave;
pub use list::{Cursor, Line, List, Page};
pub use show::{Account, Held, Recorded, Show, Whole};
