//! What understands a file. It stands outside: operations know neither formats of files nor languages.

use std::collections::BTreeMap;

use super::ImportKind;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::rows::Row;
use crate::operations::text::Words;

/// Reads the tables of files, and what people call the values of closed lists.
pub trait Reader: Send + Sync {
    /// The rows of a file, with the cells by the names of the fields of that kind of table.
    ///
    /// # Errors
    /// `Invalid` at `content`, if the file is no such table.
    fn table(&self, kind: ImportKind, name: &str, bytes: &[u8]) -> Result<Table>;

    fn words(&self) -> &dyn Words;
}

/// A table whose columns are known.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
    /// What the column of a field is called in the file; if it has none, what it would be called.
    pub headings: BTreeMap<String, String>,
    /// Headings that no field goes by: their cells are not read.
    pub unknown_headings: Vec<String>,
    /// What is worth saying about the reading.
    pub notes: Vec<Message>,
}
