//! The register of consignees: enter, change, end, find, and everything about one on one page.

mod alike;
mod change;
mod details;
mod end;
mod enter;
mod export;
mod list;
mod overview;
mod show;
mod timeline;

pub use alike::{Alike, Similar};
pub use change::Change;
pub use details::Details;
pub use end::End;
pub use enter::{Enter, Entered};
pub use export::{Export, Exported, ExportedWork, Register};
pub use list::{Cursor, Filter, Line, List, Page};
pub use overview::{Counted, Overall, Overview};
pub use show::{Conditions, Entrusted, Evaluated, Show, Whole};
pub use timeline::Event;
