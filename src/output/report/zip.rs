//! The report as CSV tables, a file for each, in one zip.

use std::io::{Cursor, Write};

use chrono::Datelike;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Document, Row, Table};
use super::say::Say;
use super::{behind, xlsx};
use crate::error::{Error, Result};
use crate::output::{Grid, Value, csv};

/// Tables by number and name, `02-1-criteria.csv`; those of the facts behind the figures of a section, `02-facts.csv`. The date of each file
/// is the date to which the report is made, so that the same report gives the same bytes.
///
/// # Errors
/// None that the report can cause: writing to memory.
pub fn zip(document: &Document) -> Result<Vec<u8>> {
    let on = document.on;
    let year = u16::try_from(on.year()).unwrap_or(1980);
    let (month, day) = (u8::try_from(on.month()).unwrap_or(1), u8::try_from(on.day()).unwrap_or(1));
    let at = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(at);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, grid) in grids(document) {
        archive.start_file(name, options).map_err(Error::fault)?;
        archive.write_all(&csv::utf8(&grid)?)?;
    }
    Ok(archive.finish().map_err(Error::fault)?.into_inner())
}

fn grids(document: &Document) -> Vec<(String, Grid)> {
    let say = Say::new(document.language, "UTC", document.on);
    let cover = Grid {
        title: document.title.clone(),
        headings: ["report-column-aspect", "report-column-value"].map(|id| say.text(id)).to_vec(),
        rows: xlsx::cover(document, &say).into_iter().map(|(name, text)| vec![name.into(), text.into()]).collect(),
    };
    let mut grids = vec![("00-cover.csv".to_owned(), cover)];
    let facts = behind(document);
    for (place, section) in document.sections.iter().enumerate() {
        let tables = section.blocks.iter().filter_map(|block| block.table.as_ref());
        grids.extend((1..).zip(tables).map(|(number, table)| (format!("{:02}-{number}-{}.csv", section.number, table.id), grid(table))));
        let of_section = facts.iter().filter(|behind| behind.section == place);
        grids.extend(of_section.map(|behind| (format!("{:02}-facts.csv", section.number), behind.grid.clone())));
    }
    grids
}

fn grid(table: &Table) -> Grid {
    let values = |row: &Row| -> Vec<Value> { row.cells.iter().map(|cell| cell.value.clone()).collect() };
    Grid {
        title: table.caption.clone(),
        headings: table.columns.iter().map(|column| column.title.clone()).collect(),
        rows: table.rows.iter().chain(&table.foot).map(values).collect(),
    }
}
