//! Certificates of consignees: enter, renew, correct, end, keep their files, and see which have ended.

mod attach;
mod change;
mod deadlines;
mod details;
mod end;
mod enter;
mod export;
mod held;
mod list;
mod renew;
mod show;

pub use attach::{Attach, Detach, Kept};
pub use change::Change;
pub use details::Details;
pub use end::End;
pub use enter::{Enter, Entered};
pub use export::{Export, Exported, ExportedLine};
pub use list::{Line, List, Page};
pub use renew::Renew;
pub use show::{Attached, Period, Show, Whole};

pub(crate) use deadlines::deadlines;
pub(crate) use held::certify;
