//! An evidence pack as a file: records as pages, a list of everything with its hash, and the ZIP that they stand in.

mod archive;
mod evaluation;
mod ledger;
mod manifest;
mod name;
mod record;

pub use archive::{About, Archive, Entry};
pub use evaluation::evaluation;
pub use ledger::{head as ledger_head, lines as ledger_lines};
pub use manifest::{Manifest, Missing, Reason, manifest, schema, sums};
pub use name::file_name;
pub use record::{File, Record, json, record};
