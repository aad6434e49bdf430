//! Evaluations of consignees: the sheet, its calculation, and the decision.

mod answer;
mod attach;
mod basis;
mod condition;
mod deadlines;
mod decide;
mod dossier;
mod list;
mod may;
mod offer;
mod show;
mod start;
mod steps;
mod verdict;

pub use answer::{Answer, AnswerAll, Answered, Saved};
pub use attach::{Attach, Detach, Kept};
pub use condition::MeetCondition;
pub use decide::{ApproveExceptionally, Decide};
pub use list::{Line, List, Page};
pub use may::May;
pub use offer::{InForce, Offer, Offered};
pub use show::{Asked, Attached, Condition, Covered, Decided, Happened, Named, Numbered, Sheet, Show, Titled};
pub use start::Start;
pub use steps::{Return, Step, Submit, Withdraw};

pub use crate::store::evaluation::Stage;
pub(crate) use deadlines::deadlines;
pub(crate) use dossier::Dossier;
pub(crate) use list::shown;
pub(crate) use offer::in_force;
pub(crate) use start::begin;
pub(crate) use steps::record;
