//! Criteria for Selection of Consignee: what is asked, how it weighs, and how a version of them comes into force.

mod check;
mod compare;
mod item;

pub use crate::domain::version::{
    Version, VersionEvent, VersionEventKind, VersionState, VersionStep, allowed, authors, check_effective, in_force, later_effective,
    may_adopt, may_withdraw, state, state_in,
};
pub use check::{VersionCheck, check_item, check_version};
pub use compare::{Change, ChangeKind, Field, FieldChange, compare, compare_terms};
pub use item::{AppliesWhen, Category, Class, Item, KindOfWork, Level, PartialKnockOut, Polarity, Scale, Terms};
