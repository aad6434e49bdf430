//! A sheet of cells → rows of named cells, by the headings that people give to their columns.

mod assign;
mod heading;
mod key;
mod rows;

use std::collections::BTreeMap;

use crate::domain::message::{Message, Problems};

use super::Sheet;
use super::sheet::Row;
use heading::Heading;

/// A column that is looked for: the field it fills and the headings by which it goes.
#[derive(Debug)]
pub struct Column {
    pub field: &'static str,
    /// In any width, case and punctuation; the field's own name is always among them.
    pub headings: &'static [&'static str],
    pub holds: Holds,
    pub need: Need,
}

/// What the cells of a column are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Text,
    /// A bare number in a workbook is a day number here.
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

impl Column {
    #[must_use]
    pub const fn required(field: &'static str, headings: &'static [&'static str]) -> Self {
        Self { field, headings, holds: Holds::Text, need: Need::Required }
    }

    #[must_use]
    pub const fn optional(field: &'static str, headings: &'static [&'static str]) -> Self {
        Self { field, headings, holds: Holds::Text, need: Need::Optional }
    }

    /// An optional column of dates.
    #[must_use]
    pub const fn date(field: &'static str, headings: &'static [&'static str]) -> Self {
        Self { field, headings, holds: Holds::Date, need: Need::Optional }
    }

    /// A column of dates without which the table cannot be read.
    #[must_use]
    pub const fn required_date(field: &'static str, headings: &'static [&'static str]) -> Self {
        Self { field, headings, holds: Holds::Date, need: Need::Required }
    }
}

/// A sheet whose columns are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The row of the headings, from 1; the lower one of two.
    pub heading_row: usize,
    pub rows: Vec<TableRow>,
    /// What the column of each field that was found is called.
    pub headings: BTreeMap<&'static str, String>,
    /// Headings that no field goes by, as they are written; their cells are not read.
    pub unknown_headings: Vec<String>,
    /// Optional fields for which there is no column.
    pub missing: Vec<&'static str>,
    /// What is worth saying about the reading, that of the sheet included.
    pub notes: Vec<Message>,
}

/// A row of named cells.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// From 1, as spreadsheets show it.
    pub number: usize,
    /// A cell for every column that was found, empty or not; real dates as `2026-11-23`, other cells as they were written.
    pub cells: BTreeMap<&'static str, String>,
    /// Cells that cannot be read at all, such as a formula that failed.
    pub problems: Problems,
}

/// Finds the row of headings among the first fifteen and names the cells below it. Two rows of headings are read together;
/// the table ends at an empty row or a footnote.
///
/// # Errors
/// By field, each required column that is missing, with the headings it goes by; or, for the whole, that no row of headings
/// was found.
pub fn find(sheet: &Sheet, columns: &[Column]) -> Result<Table, Problems> {
    let heading = Heading::choose(sheet, columns).ok_or_else(|| nothing_found(sheet, columns))?;
    let places = assign::places(&heading.texts, columns);
    let absent: Vec<&Column> = columns.iter().zip(0..).filter(|(_, at)| !places.contains(&Some(*at))).map(|(column, _)| column).collect();
    required(&absent)?;
    let missing = absent.iter().map(|column| column.field).collect();
    let unknown = heading.texts.iter().zip(&places).filter(|(text, place)| place.is_none() && !text.is_empty());
    let unknown_headings = unknown.map(|(text, _)| text.join("/")).collect();
    let found = heading.texts.iter().zip(&places).filter_map(|(text, place)| Some((columns.get((*place)?)?.field, text.last()?.clone())));
    let headings = found.collect();
    let mut notes = sheet.notes.clone();
    let below: Vec<&Row> = sheet.rows.iter().filter(|row| row.number > heading.last_row).collect();
    let rows = rows::read(sheet, &below, columns, &places, &mut notes);
    Ok(Table { heading_row: heading.last_row, rows, headings, unknown_headings, missing, notes })
}

fn required(absent: &[&Column]) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for column in absent.iter().filter(|column| column.need == Need::Required) {
        problems.add(column.field, Message::new("intake-column-missing").with("expected", names(column)));
    }
    problems.or(())
}

fn nothing_found(sheet: &Sheet, columns: &[Column]) -> Problems {
    let read = sheet.rows.first().map(|row| row.cells.iter().map(super::Cell::text).collect::<Vec<_>>().join(", "));
    let read: String = read.unwrap_or_default().chars().take(80).collect();
    let expected = columns.iter().filter(|column| column.need == Need::Required).filter_map(|column| column.headings.first());
    let expected = expected.copied().collect::<Vec<_>>().join(", ");
    Problems::one("", Message::new("intake-no-headings").with("read", read).with("expected", expected))
}

/// The first few headings of a column, in both languages, for a message.
fn names(column: &Column) -> String {
    let first = column.headings.first().copied();
    let english = column.headings.iter().copied().find(|heading| heading.is_ascii());
    let mut names: Vec<&str> = first.into_iter().chain(english).collect();
    names.dedup();
    if names.is_empty() { column.field.to_owned() } else { names.join(" / ") }
}

#[cfg(test)]
mod tests;
