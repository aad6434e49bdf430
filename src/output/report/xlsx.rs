//! The report as a workbook: a cover, and a worksheet for each table with filters, real dates and real numbers.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::document::{Cell, Document, Row, Section, Table};
use super::say::Say;
use crate::error::Result;
use crate::output::{Grid, Target, Value, xlsx as workbook};

/// The date of creation in the file is the date to which the report is made, so that the same report gives the same bytes.
///
/// # Errors
/// A fault, when a table has more rows than a worksheet.
pub fn xlsx(document: &Document) -> Result<Vec<u8>> {
    let say = Say::new(document.language, "UTC", document.on);
    let mut grids = vec![Grid {
        title: say.text("report-cover"),
        headings: ["report-column-aspect", "report-column-value"].map(|id| say.text(id)).to_vec(),
        rows: cover(document, &say).into_iter().map(|(name, text)| vec![name.into(), text.into()]).collect(),
    }];
    let behind = super::behind(document);
    for (place, section) in document.sections.iter().enumerate() {
        let tables = section.blocks.iter().filter_map(|block| block.table.as_ref());
        let facts = behind.iter().find(|behind| behind.section == place);
        let doors = facts.map(|of| Doors { title: &of.grid.title, places: of.places.iter().cloned().collect() }).unwrap_or_default();
        grids.extend((1..).zip(tables).map(|(number, table)| grid(section, number, table, &doors)));
        grids.extend(facts.map(|behind| behind.grid.clone()));
    }
    workbook::book(&document.title, &grids, document.on.and_time(NaiveTime::MIN))
}

/// Name and text of what stands on the cover.
pub(super) fn cover(document: &Document, say: &Say) -> Vec<(String, String)> {
    let mut facts = vec![
        (say.text("report-fact-title"), document.title.clone()),
        (say.text("report-fact-organisation"), document.organisation.clone()),
        (say.text("report-fact-year"), document.year.clone()),
        (say.text("report-fact-period"), document.period.clone()),
    ];
    facts.extend(document.facts.iter().map(|fact| (fact.name.clone(), fact.text.clone())));
    facts.push((say.text("report-ledger-head"), document.head.clone()));
    facts
}

/// Where the facts behind figures are listed.
#[derive(Default)]
struct Doors<'d> {
    title: &'d str,
    places: BTreeMap<String, usize>,
}

fn grid(section: &Section, number: i64, table: &Table, doors: &Doors<'_>) -> Grid {
    let values = |row: &Row| row.cells.iter().map(|cell| value(cell, doors)).collect();
    let rows: Vec<Vec<Value>> = table.rows.iter().chain(&table.foot).map(values).collect();
    let none = || vec![vec![table.empty.as_str().into()]];
    Grid {
        title: format!("{}-{number} {}", section.number, table.caption),
        headings: table.columns.iter().map(|column| column.title.clone()).collect(),
        rows: if rows.is_empty() { none() } else { rows },
    }
}

fn value(cell: &Cell, doors: &Doors<'_>) -> Value {
    let row = cell.figure.as_ref().and_then(|figure| doors.places.get(&figure.to_string()));
    match (&cell.value, row) {
        (Value::Integer(number), Some(row)) => Value::Door(*number, Target { title: doors.title.to_owned(), row: *row }),
        (value, _) => value.clone(),
    }
}
