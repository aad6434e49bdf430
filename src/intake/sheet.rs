//! A sheet of cells, as it was read, before anyone knows what its columns mean.

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::dates::DateSystem;
use crate::domain::message::Message;

codes! {
    /// The form in which a table came.
    pub enum Form as "intake-form" {
        Utf8 = "utf8",
        Utf16 = "utf16",
        /// `Shift_JIS` as Windows writes it.
        Cp932 = "cp932",
        Xlsx = "xlsx",
    }
}

/// The rows of one table that hold anything, and what is worth saying about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name of the worksheet; empty for text.
    pub name: String,
    pub form: Form,
    /// What the day numbers of this workbook count from.
    pub date_system: DateSystem,
    /// Ascending by number; a number that is missing is an empty row.
    pub rows: Vec<Row>,
    /// Ranges of cells that are shown as one. Their value already stands in every cell of them that has a row.
    pub merges: Vec<Merge>,
    pub notes: Vec<Message>,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { name: String::new(), form: Form::Utf8, date_system: DateSystem::From1900, rows: vec![], merges: vec![], notes: vec![] }
    }
}

/// A row that holds something, without the empty cells behind the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From 1, as spreadsheets show it.
    pub number: usize,
    pub cells: Vec<Cell>,
}

/// What one cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// Exact, however many digits.
    Integer(i64),
    Decimal(String),
    Date(NaiveDate),
    Bool(bool),
    /// A formula that failed, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// The cell as text: dates as `2026-11-23`, truth as `true` and `false`, text without the space around it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) | Self::Error(number) => number.clone(),
            Self::Date(date) => date.to_string(),
            Self::Bool(truth) => truth.to_string(),
        }
    }

    /// Whether there is nothing in the cell to see.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A merged range: rows from 1, columns from 0, both ends within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

impl Merge {
    #[must_use]
    pub fn is_vertical(&self) -> bool {
        self.rows.0 < self.rows.1
    }

    #[must_use]
    pub fn has_row(&self, number: usize) -> bool {
        (self.rows.0..=self.rows.1).contains(&number)
    }
}

/// A row of cells without the blank ones at its end; none when nothing is left.
pub(super) fn row(number: usize, mut cells: Vec<Cell>) -> Option<Row> {
    let length = cells.iter().rposition(|cell| !cell.is_blank())? + 1;
    cells.truncate(length);
    Some(Row { number, cells })
}
