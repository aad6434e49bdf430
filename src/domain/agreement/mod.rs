//! Agreement texts: what staff, members and consignees are asked to sign, as versioned templates.

mod blanks;
mod check;
mod clause;
mod kind;
mod line;
mod plain;
mod render;
mod sample;

pub use crate::domain::version::{
    Version, VersionEvent, VersionEventKind, VersionState, VersionStep, allowed, authors, check_effective, in_force, later_effective,
    may_adopt, may_withdraw, state, state_in,
};
pub use blanks::Blanks;
pub use check::{Language, Parts, TextCheck, check_text};
pub use clause::{ClauseScope, Covered, Mention, Wanted, covered};
pub use kind::AgreementKind;
pub use line::{Line, lines};
pub use plain::plain;
pub use render::render;
pub use sample::{Issued, sample, valid_until};
