//! Reviews: planned, moved, carried out with a checklist and findings, concluded; and how often work is reviewed.

mod alarms;
mod attach;
mod cadence;
mod check;
mod deadlines;
mod dossier;
mod list;
mod plan;
mod plan_steps;
mod rhythm;
mod schedule;
mod show;
mod steps;
mod watch;

pub use alarms::{Alarmed, Alarms, Sounding};
pub use attach::{Attach, Detach, Kept};
pub use cadence::SetCadence;
pub use check::{Check, Find};
pub use list::{Line, List, Page};
pub use plan::{Adjust, DrawUp, Drawn, Plan, PlanShow, PlanStep};
pub use plan_steps::{Approve, Propose, Return};
pub use rhythm::Rhythm;
pub use schedule::Schedule;
pub use show::{Attached, Dated, Found, Point, Show, Whole};
pub use steps::{Begin, Cancel, Finish, Move};

pub(crate) use deadlines::deadlines;
pub(crate) use list::lines;
pub(crate) use rhythm::rhythms;
pub(crate) use watch::{Reviews, watched};
