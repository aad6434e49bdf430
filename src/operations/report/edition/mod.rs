//! Reports that are handed over: what the auditor says in them, how they are closed, approved and published, and their files for ever.

mod bundle;
mod close;
mod file;
mod printer;
mod show;
mod state;
mod steps;
mod write;

pub use close::{Close, Frozen};
pub use file::{Recognised, file, recognise};
pub use printer::{Imprint, Printed, Printer};
pub use show::{FileLine, Line, List, Show, Texts, Whole, Written};
pub use steps::{Approve, Publish, Return};
pub use write::Write;
