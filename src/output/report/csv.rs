//! The report as one CSV table: a line for each cell of its tables, so that a spreadsheet opens it at once and a program reads it.

use super::document::{Cell, Document, Row, Section, Table};
use super::say::Say;
use crate::error::Result;
use crate::output::{Value, csv as table};

/// UTF-8 with its mark. The columns are: number and title of the section, id and caption of the table, number of the row, what
/// stands at its head, the heading of the column, and the value; dates as `2026-03-31`, numbers without separators. There is
/// one kind of line throughout: a filter on the table gives it back.
///
/// # Errors
/// None that the report can cause: writing to memory.
pub fn csv(document: &Document) -> Result<Vec<u8>> {
    let say = Say::new(document.language, "UTC", document.on);
    let columns = ["section", "title", "table", "caption", "row", "head", "column", "value"];
    let headings: Vec<String> = columns.iter().map(|name| say.text(&format!("report-csv-{name}"))).collect();
    let tables =
        document.sections.iter().flat_map(|section| section.blocks.iter().filter_map(move |block| Some((section, block.table.as_ref()?))));
    table::utf8_of(&headings, cover(document, &say).into_iter().chain(tables.flat_map(|(section, table)| lines(section, table))))
}

/// What stands on the cover, as section 0.
fn cover(document: &Document, say: &Say) -> Vec<Vec<Value>> {
    let facts = super::xlsx::cover(document, say);
    let line = |(number, (name, value)): (i64, (String, String))| {
        vec![0.into(), document.title.as_str().into(), "cover".into(), Value::Empty, number.into(), name.into(), Value::Empty, value.into()]
    };
    (1..).zip(facts).map(line).collect()
}

fn lines(section: &Section, table: &Table) -> impl Iterator<Item = Vec<Value>> {
    let numbered = (1..).zip(table.rows.iter().chain(&table.foot));
    numbered.flat_map(move |(number, row)| {
        table.columns.iter().zip(&row.cells).skip(1).map(move |(column, cell)| line(section, table, number, row, &column.title, cell))
    })
}

fn line(section: &Section, table: &Table, number: i64, row: &Row, column: &str, cell: &Cell) -> Vec<Value> {
    let head = row.cells.first().map(|cell| cell.value.clone()).unwrap_or_default();
    vec![
        section.number.into(),
        section.title.as_str().into(),
        table.id.into(),
        table.caption.as_str().into(),
        number.into(),
        head,
        column.into(),
        cell.value.clone(),
    ]
}
