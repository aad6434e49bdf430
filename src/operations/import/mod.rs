//! Whole files: their rows become the same commands as any other door's, all of them or none, each with its own entry.

mod access;
mod attendance;
mod certificates;
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
mod resources;
mod run;
mod warnings;
mod whole;
mod words;
mod work;

pub use attendance::SheetOf;
pub use file::{
    Access, Attendance, Certificates, Consignees, Contracts, Departments, File, Import, ImportKind, ImportMode, People, Resources,
};
pub use reader::{Reader, Table};
pub use report::{Counts, Difference, Effect, Line, Remark, Report, Thing};
pub use run::{import, import_rows};
pub use whole::WholeList;
