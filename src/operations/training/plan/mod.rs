//! The training plan of a fiscal year: its lines, its steps, and how far it has come.

mod lines;
mod show;
mod steps;

pub use lines::{PutLine, RemoveLine};
pub use show::{Line, Plan, Show, Step};
pub use steps::{Approve, Propose, Return, Review};

pub(crate) use show::plan_of;
