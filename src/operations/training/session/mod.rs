//! Sessions of a course: held, who was there, who was not and made up for it.

mod check_in;
mod hold;
mod list;
mod mark;
mod show;

pub use check_in::{CheckIn, CheckedIn, CloseCode, CodeMade, OpenCode};
pub use hold::{Cancel, Change, Details, Hold};
pub use list::{Line, List, Page};
pub use mark::{Record, TakeBack};
pub use show::{Person, Show, Whole};

pub(crate) use list::lines;
