//! The rows of a table as operations take them.

use super::columns::{Table, TableRow};
use crate::operations::rows::Row;

/// The rows with their cells by the names of the fields.
#[must_use]
pub fn rows(table: &Table) -> Vec<Row> {
    let cells = |row: &TableRow| row.cells.iter().map(|(name, cell)| ((*name).to_owned(), cell.clone())).collect();
    table.rows.iter().map(|row| Row { number: row.number, cells: cells(row), problems: row.problems.clone() }).collect()
}
