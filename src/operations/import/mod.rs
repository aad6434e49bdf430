//! Whole files: their rows become the same commands as any other door's, all of them or none, each with its own entry.

mod clauses;
mod consignees;
mod contracts;
mod departments;
mod desk;
mod digest;
mod file;
mod group;
mod part;
mod people;
mod reader;
mod report;
mod run;
mod warnings;
mod words;
mod work;

pub use file::{Consignees, Contracts, Departments, File, Import, ImportKind, ImportMode, People};
pub use reader::{Reader, Table};
pub use report::{Counts, Difference, Effect, Line, Remark, Report, Thing};
pub use run::{import, import_rows};
