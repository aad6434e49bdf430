//! The row of headings, or the two rows, of a sheet that begins with a title and remarks.

use super::{Column, assign};
use crate::intake::sheet::{Cell, Merge, Row, Sheet};

/// Headings are looked for this far down.
const FIRST_ROWS: usize = 15;
/// Rows that one heading may span.
const MOST_ROWS: usize = 3;

/// The headings of a sheet, each as the texts from the upper row to the lower.
#[derive(Debug)]
pub(super) struct Heading {
    pub last_row: usize,
    pub texts: Vec<Vec<String>>,
}

impl Heading {
    /// The row in which most fields are recognised, the first of equals, together with the rows it is merged with.
    pub(super) fn choose(sheet: &Sheet, columns: &[Column]) -> Option<Self> {
        let first = sheet.rows.iter().filter(|row| row.number <= FIRST_ROWS);
        let headings = first.map(|row| Self::at(sheet, row));
        let scored = headings.map(|heading| (assign::places(&heading.texts, columns).iter().flatten().count(), heading));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(score, _)| *score > 0).map(|(_, heading)| heading)
    }

    fn at(sheet: &Sheet, row: &Row) -> Self {
        let (first, last) = span(sheet, row);
        let rows: Vec<&Row> = sheet.rows.iter().filter(|row| (first..=last).contains(&row.number)).collect();
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        Self { last_row: last, texts: (0..width).map(|column| texts(&rows, column)).collect() }
    }
}

/// The first and last row that are read together with a row: those of its vertical merges, and the row above it that
/// gathers some of its columns under a group.
fn span(sheet: &Sheet, row: &Row) -> (usize, usize) {
    let near = |number: usize| number.abs_diff(row.number) < MOST_ROWS;
    let vertical =
        sheet.merges.iter().filter(|merge| merge.is_vertical() && merge.has_row(row.number) && near(merge.rows.0) && near(merge.rows.1));
    let (first, last) = vertical.fold((row.number, row.number), |(first, last), merge| (first.min(merge.rows.0), last.max(merge.rows.1)));
    let groups = |merge: &Merge| is_group(merge, row) && merge.rows.0 + 1 == first;
    if sheet.merges.iter().any(groups) { (first - 1, last) } else { (first, last) }
}

/// A range of one row over some columns; one over all of them is the title of the table.
fn is_group(merge: &Merge, row: &Row) -> bool {
    let width = merge.columns.1.saturating_sub(merge.columns.0) + 1;
    !merge.is_vertical() && width > 1 && width < row.cells.len()
}

/// The texts of a column, each once where a merge repeats it.
fn texts(rows: &[&Row], column: usize) -> Vec<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).map(Cell::text);
    let mut texts: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
    texts.dedup();
    texts
}
