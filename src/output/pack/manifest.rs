//! The list of everything in a pack with its hash, for programs and for `sha256sum -c`.

use std::fmt::Write;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::archive::Entry;
use crate::domain::codes::codes;
use crate::error::Result;

codes! {
    /// Why a file that is cited does not stand in the pack.
    pub enum Reason as "pack-reason" {
        /// An entry of the ledger destroyed its bytes.
        Destroyed = "destroyed",
        /// It is not in the folder of files.
        Gone = "gone",
        /// What is in the folder is not what was handed in.
        Changed = "changed",
        /// It cannot be made here: there is no font for PDF.
        NotMade = "not_made",
    }
}

/// A file that is cited and does not stand in the pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Missing {
    /// Its number in the register; none for what would have been made.
    pub document: Option<i64>,
    /// As it was called when it was handed in.
    pub name: String,
    /// What was handed in, in hexadecimal; empty for what would have been made.
    pub sha256: String,
    pub reason: Reason,
    /// The entry of the ledger that destroyed it.
    pub entry: Option<i64>,
}

/// `manifest.json`: what the pack holds, and which report it stands behind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Manifest {
    /// The form of this list. It is another number when a field goes or changes its meaning.
    pub form: i64,
    /// The number of the edition in the register; none for a report that is not closed.
    pub edition: Option<i64>,
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// The date to which the report is made.
    pub on: NaiveDate,
    /// The entry up to which the ledger is known, and its hash.
    pub known: i64,
    pub head: String,
    pub language: String,
    /// The version of the program that made the pages.
    pub program: String,
    /// Everything in the pack but this list and `SHA256SUMS`, by path.
    pub files: Vec<Entry>,
    pub missing: Vec<Missing>,
}

/// The list as it stands in the pack.
///
/// # Errors
/// None that the list can cause.
pub fn manifest(manifest: &Manifest) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Its form as a JSON Schema.
///
/// # Errors
/// None that the list can cause.
pub fn schema() -> Result<Vec<u8>> {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut bytes = serde_json::to_vec_pretty(&settings.into_generator().into_root_schema_for::<Manifest>())?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What `sha256sum -c SHA256SUMS` reads. Paths are of plain letters, so that nothing in them has to be guarded.
#[must_use]
pub fn sums(entries: &[Entry]) -> String {
    let mut lines = String::new();
    for entry in entries {
        // Writing to a text does not fail.
        let _ = writeln!(lines, "{}  {}", entry.sha256, entry.path);
    }
    lines
}
