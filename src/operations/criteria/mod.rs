//! Criteria for Selection of Consignee: sets by kind of work, and versions that are drafted, proposed, adopted and superseded.

mod compare;
mod content;
mod draft;
mod export;
mod import;
mod item;
mod list;
mod place;
mod set;
mod show;
mod steps;
mod terms;
mod version;

pub use super::version::{Event, Found};
pub use crate::domain::version::VersionStep as Step;
pub use compare::{Compare, Compared, ComparedItem, Named};
pub use draft::Draft;
pub use export::{Export, Exported};
pub use import::{Import, Imported};
pub use item::{Entry, MoveItem, PutItem, RemoveItem};
pub use list::{List, Listed, ListedSet, ListedVersion};
pub use set::OpenSet;
pub use show::{Show, Shown, ShownItem, ShownTerms};
pub use steps::{Adopt, Discard, Propose, Return, Withdraw};
pub use terms::SetTerms;
