//! What understands the files that are imported: the formats of `intake`, and the words of every language.

use std::collections::BTreeMap;

use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::intake::columns::{self, Column};
use crate::intake::{self, headings};
use crate::locale::Labels;
use crate::operations::import::{ImportKind, Reader, Table};
use crate::operations::text::Words;

/// Reads CSV in any Japanese encoding, and XLSX.
pub struct Files;

impl Reader for Files {
    fn table(&self, kind: ImportKind, name: &str, bytes: &[u8]) -> Result<Table> {
        table(columns_of(kind), name, bytes)
    }

    fn words(&self) -> &dyn Words {
        &Labels
    }
}

/// The rows of a file whose columns go by these headings.
///
/// # Errors
/// `Invalid` at `content`, if the file is no table, or lacks a column without which it cannot be read.
pub fn table(columns: &[Column], name: &str, bytes: &[u8]) -> Result<Table> {
    let sheet = intake::read(bytes, name).map_err(|message| Error::invalid("content", message))?;
    let found = columns::find(&sheet, columns).map_err(at_the_file)?;
    // A column that is not there is told by what it would be called.
    let called = columns.iter().filter_map(|column| Some((column.field.to_owned(), (*column.headings.first()?).to_owned())));
    let mut headings: BTreeMap<String, String> = called.collect();
    headings.extend(found.headings.iter().map(|(field, text)| ((*field).to_owned(), text.clone())));
    Ok(Table { rows: intake::rows(&found), headings, unknown_headings: found.unknown_headings, notes: found.notes })
}

/// The headings by which the columns of a kind of table go.
#[must_use]
pub fn columns_of(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::Departments => headings::DEPARTMENTS,
        ImportKind::People => headings::PEOPLE,
        ImportKind::Consignees => headings::CONSIGNEES,
        ImportKind::Resources => headings::RESOURCES,
        ImportKind::Access => headings::ACCESS,
        ImportKind::Contracts => headings::CONTRACTS,
        ImportKind::Certificates => headings::CERTIFICATES,
        ImportKind::Attendance => headings::ATTENDANCE,
    }
}

/// Whoever hands in a file has no field for each column: the first that is missing is said of the file.
fn at_the_file(problems: Problems) -> Error {
    let first = problems.0.into_values().next().unwrap_or_else(|| Message::new("input-required"));
    Error::invalid("content", first)
}
