//! The rows below the headings, as far as the table goes.

use super::{Column, Holds, TableRow};
use crate::domain::dates::{SERIALS, from_excel_serial};
use crate::domain::message::{Message, Problems};
use crate::intake::sheet::{Cell, Row, Sheet};

/// With what a footnote begins, in the first column.
const FOOTNOTES: [&str; 7] = ["※", "（注", "(注", "注)", "注）", "注:", "注："];

/// Reads the rows up to an empty one or a footnote. Rows that come after are not read, and a note says so.
pub(super) fn read(sheet: &Sheet, below: &[&Row], columns: &[Column], places: &[Option<usize>], notes: &mut Vec<Message>) -> Vec<TableRow> {
    let end = end(sheet, below);
    let (table, rest) = below.split_at_checked(end).unwrap_or((below, &[]));
    let mut serials = 0;
    let rows = table.iter().map(|row| named(row, sheet, columns, places, &mut serials));
    let rows = rows.filter(|row| !row.problems.is_empty() || row.cells.values().any(|text| !text.is_empty())).collect();
    if serials > 0 {
        notes.push(Message::new("intake-serial-dates").with("n", serials));
    }
    let left: Vec<&&Row> = rest.iter().filter(|row| !is_footnote(row)).collect();
    if let Some(first) = left.first() {
        notes.push(Message::new("intake-rows-left").with("row", first.number).with("n", left.len()));
    }
    rows
}

/// How many of the rows belong to the table. An empty row right below the headings does not end it.
fn end(sheet: &Sheet, below: &[&Row]) -> usize {
    let footnote = below.iter().position(|row| is_footnote(row)).unwrap_or(below.len());
    let gap = below.windows(2).position(|pair| matches!(pair, [one, next] if is_gap(sheet, one.number, next.number)));
    gap.map_or(footnote, |gap| footnote.min(gap + 1))
}

/// Whether there is an empty row between two. A row that a merge from above reaches into is not empty: it belongs to the
/// record above it.
fn is_gap(sheet: &Sheet, one: usize, next: usize) -> bool {
    let covered = |number: usize| sheet.merges.iter().any(|merge| merge.is_vertical() && merge.rows.0 <= one && merge.has_row(number));
    (one + 1..next).any(|number| !covered(number))
}

fn is_footnote(row: &Row) -> bool {
    let first = row.cells.first().map(Cell::text).unwrap_or_default();
    FOOTNOTES.iter().any(|start| first.starts_with(start))
}

fn named(row: &Row, sheet: &Sheet, columns: &[Column], places: &[Option<usize>], serials: &mut usize) -> TableRow {
    let mut named = TableRow { number: row.number, cells: std::collections::BTreeMap::new(), problems: Problems::default() };
    for (at, place) in places.iter().enumerate() {
        let Some(column) = place.and_then(|place| columns.get(place)) else { continue };
        let cell = row.cells.get(at).unwrap_or(&Cell::Empty);
        let text = match (cell, column.holds) {
            (Cell::Error(error), _) => {
                named.problems.add(column.field, Message::new("intake-cell-error").with("read", error));
                String::new()
            }
            (Cell::Integer(serial), Holds::Date) => date(*serial, sheet, serials).unwrap_or_else(|| cell.text()),
            _ => cell.text(),
        };
        named.cells.insert(column.field, text);
    }
    named
}

/// The date of a bare day number, in the system of its workbook.
fn date(serial: i64, sheet: &Sheet, serials: &mut usize) -> Option<String> {
    let date = from_excel_serial(serial, sheet.date_system).filter(|_| SERIALS.contains(&serial))?;
    *serials += 1;
    Some(date.to_string())
}
