//! Agreement texts: what pledges and non-disclosure agreements are issued on, drafted, proposed, adopted and superseded by version.

mod checklist;
mod compare;
mod draft;
mod file;
mod list;
mod open;
mod show;
mod steps;
mod upload;
mod version;
mod write;

pub use checklist::{CHECKLIST, checklist};
pub use compare::{Compare, Compared, DiffLine, FieldDiff, Named, TextField};
pub use draft::Draft;
pub use file::TextFile;
pub(crate) use file::text_file;
pub use list::{List, Listed, ListedAgreement, ListedVersion};
pub use open::Open;
pub use show::{Show, Shown, ShownText, Side};
pub use steps::{Adopt, Discard, Propose, Return, Withdraw};
pub use upload::Upload;
pub use write::Write;

pub use super::version::{Event, Found};
pub use crate::domain::version::VersionStep as Step;
