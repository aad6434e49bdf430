//! The organisation's own rules: drafted, proposed, approved and superseded by version, and acknowledged by those whom they ask.

mod acknowledge;
mod audience;
mod coverage;
mod create;
mod deadlines;
mod export;
mod link;
mod list;
mod publish;
mod record;
mod show;
mod stages;
mod steps;
mod upload;
mod version;
mod write;

pub use acknowledge::{Acknowledge, Whence};
pub use coverage::{Count, Coverage, Covering, Filter, Group, Line, RuleCover};
pub use create::{Create, Draft};
pub use export::{Export, Exported};
pub use link::{AcknowledgeByLink, LinkMade, MakeLink, OfLink, Offered, open_by_link};
pub use list::{List, Listed, ListedRule, ListedVersion, Own};
pub use publish::Publish;
pub use record::{RecordList, Recorded, Strike};
pub use show::{Given, Named, RuleText, Show};
pub use stages::{Governing, StageRow, Stages, StagesShown};
pub use steps::{Approve, Discard, Propose, Return, Withdraw};
pub use upload::Upload;
pub use write::Write;

pub(crate) use coverage::asked;
pub(crate) use deadlines::deadlines;
pub(crate) use stages::governing;

pub use super::version::Event;
pub use crate::domain::version::VersionStep as Step;
