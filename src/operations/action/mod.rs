//! Corrective actions: opened, planned, done, and settled by somebody else.

mod attach;
mod deadlines;
mod dossier;
mod export;
mod held;
mod line;
mod list;
mod may;
mod open;
mod settle;
mod show;
mod source;
mod steps;

pub use attach::{Attach, Detach, Kept};
pub use export::{Export, Exported};
pub use line::Line;
pub use list::{Filter, List, Page};
pub use may::{May, Verb};
pub use open::{Open, Opened};
pub use settle::{Cancel, Confirm, Refuse};
pub use show::{Attached, Happened, Plan as Planned, Show, Whole};
pub use steps::{Do, Move, Plan};

pub(crate) use deadlines::deadlines;
pub(crate) use held::{correct, held};
