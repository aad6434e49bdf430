//! The entries of the ledger without what was handed in: enough to follow the chain from the first entry to the one that a report rests on.

use crate::domain::seal;
use crate::error::Result;
use crate::operations::report::pack::Sealed;
use crate::output::{Value, csv};

/// The fields, as they are hashed.
const FIELDS: [&str; 9] = ["seq", "at", "actor", "person_id", "door", "operation", "digest", "previous", "hash"];

/// The line of headings, with the mark of UTF-8.
///
/// # Errors
/// None that the table can cause.
pub fn head() -> Result<Vec<u8>> {
    let headings = FIELDS.map(ToOwned::to_owned);
    csv::utf8_of(&headings, std::iter::empty::<Vec<Value>>())
}

/// The lines of some entries.
///
/// # Errors
/// None that the table can cause.
pub fn lines(entries: &[Sealed]) -> Result<Vec<u8>> {
    csv::rows(entries.iter().map(line))
}

fn line(entry: &Sealed) -> Vec<Value> {
    vec![
        entry.seq.into(),
        seal::instant(entry.at).into(),
        entry.actor.as_str().into(),
        entry.person_id.into(),
        entry.door.as_str().into(),
        entry.operation.as_str().into(),
        hex::encode(&entry.digest).into(),
        hex::encode(&entry.previous).into(),
        hex::encode(&entry.hash).into(),
    ]
}
