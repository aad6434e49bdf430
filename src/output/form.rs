//! The forms in which a table is handed out as a file.

use chrono::{NaiveDate, NaiveTime};

use super::{Grid, csv, xlsx};
use crate::error::Result;

/// A form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// CSV in UTF-8.
    Csv,
    /// CSV in the `Shift_JIS` of Windows, for older programs.
    Sjis,
    Xlsx,
}

impl FileForm {
    /// By the word with which it is asked for.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "sjis" => Some(Self::Sjis),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// How the name of the file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::Sjis => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Sjis => "text/csv; charset=Shift_JIS",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The file. A workbook is dated by the day of which the table speaks.
    ///
    /// # Errors
    /// A fault, when a workbook would have more rows or columns than a worksheet.
    pub fn bytes(self, grid: &Grid, on: NaiveDate) -> Result<Vec<u8>> {
        match self {
            Self::Csv => csv::utf8(grid),
            Self::Sjis => Ok(csv::cp932(grid)?.bytes),
            Self::Xlsx => xlsx::workbook(grid, on.and_time(NaiveTime::MIN)),
        }
    }
}
