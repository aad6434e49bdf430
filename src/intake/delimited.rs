//! Delimited text → rows. By hand, because rows must be counted as spreadsheets count them (blank lines too, a line break
//! within quotation marks not), and a quotation mark that is never closed must not swallow the rest of the file unnoticed.

use std::iter::Peekable;
use std::str::Chars;

use super::limit::Budget;
use super::sheet::{self, Cell, Row};
use crate::domain::{formula, message::Message};

/// How many records are looked at to find the delimiter.
const SAMPLE: usize = 15;

/// The rows of a text whose delimiter is a comma or a tab.
pub(super) fn read(text: &str) -> Result<Vec<Row>, Message> {
    let text = text.trim_end_matches('\u{1a}');
    let mut reader = Reader::new(text, delimiter(text));
    let mut budget = Budget::default();
    let mut rows = Vec::new();
    while let Some(record) = reader.record()? {
        let cells = record.iter().map(|field| cell(field)).collect();
        if let Some(row) = sheet::row(reader.row, cells) {
            budget.row(row.cells.len())?;
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The one that makes more columns of the first records.
fn delimiter(text: &str) -> char {
    let widest = |delimiter| {
        let mut reader = Reader::new(text, delimiter);
        let records = std::iter::from_fn(|| reader.record().ok().flatten());
        records.take(SAMPLE).map(|record| record.len()).max()
    };
    if widest('\t') > widest(',') { '\t' } else { ',' }
}

fn cell(field: &str) -> Cell {
    if field.is_empty() { Cell::Empty } else { Cell::Text(formula::unguarded(field).to_owned()) }
}

/// What stood behind a field.
enum End {
    Field,
    Record,
    Text,
}

struct Reader<'a> {
    letters: Peekable<Chars<'a>>,
    delimiter: char,
    /// The number of the record read last, from 1.
    row: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { letters: text.chars().peekable(), delimiter, row: 0 }
    }

    fn record(&mut self) -> Result<Option<Vec<String>>, Message> {
        if self.letters.peek().is_none() {
            return Ok(None);
        }
        self.row += 1;
        let mut fields = Vec::new();
        loop {
            let (field, end) = self.field()?;
            fields.push(field);
            if !matches!(end, End::Field) {
                return Ok(Some(fields));
            }
        }
    }

    fn field(&mut self) -> Result<(String, End), Message> {
        let mut field = String::new();
        if self.letters.next_if_eq(&'"').is_some() {
            self.quoted(&mut field)?;
        }
        loop {
            match self.letters.next() {
                None => return Ok((field, End::Text)),
                Some(letter) if letter == self.delimiter => return Ok((field, End::Field)),
                Some('\n') => return Ok((field, End::Record)),
                Some('\r') => {
                    self.letters.next_if_eq(&'\n');
                    return Ok((field, End::Record));
                }
                Some(letter) => field.push(letter),
            }
        }
    }

    /// What stands up to the closing quotation mark; two together are one.
    fn quoted(&mut self, field: &mut String) -> Result<(), Message> {
        loop {
            match self.letters.next() {
                None => return Err(Message::new("intake-quote").with("row", self.row)),
                Some('"') if self.letters.next_if_eq(&'"').is_none() => return Ok(()),
                Some('\r') => {
                    self.letters.next_if_eq(&'\n');
                    field.push('\n');
                }
                Some(letter) => field.push(letter),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        read(text).unwrap().into_iter().map(|row| (row.number, row.cells.iter().map(Cell::text).collect())).collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn every_line_end_is_one() {
        for text in ["a,b\r\nc,d\r\n", "a,b\nc,d", "a,b\rc,d\r"] {
            assert_eq!(rows(text), [row(1, &["a", "b"]), row(2, &["c", "d"])], "{text:?}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        let text = "a,\"x\r\ny\"\r\n\r\n,,\r\nb,,\r\n";
        assert_eq!(rows(text), [row(1, &["a", "x\ny"]), row(4, &["b"])]);
    }

    #[test]
    fn quotation_marks_protect_what_is_between_them() {
        assert_eq!(rows("\"a,b\",\"say \"\"hi\"\"\",5\" disk,\"x\"y"), [row(1, &["a,b", "say \"hi\"", "5\" disk", "xy"])]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_refused_with_its_row() {
        assert_eq!(read("a,b\n\n\"c,d\ne,f\n"), Err(Message::new("intake-quote").with("row", 3_usize)));
    }

    #[test]
    fn tabs_delimit_where_they_make_more_columns() {
        assert_eq!(rows("表題\nx\ty\tz, w\n"), [row(1, &["表題"]), row(2, &["x", "y", "z, w"])]);
        assert_eq!(rows("x,y,a\tb\n"), [row(1, &["x", "y", "a\tb"])]);
    }

    #[test]
    fn a_table_beyond_a_limit_is_refused() {
        let wide = ",".repeat(super::super::MAX_COLUMNS) + "x";
        assert_eq!(read(&wide).unwrap_err().id, "intake-too-many-columns");
        let long = "x\n".repeat(super::super::MAX_ROWS + 1);
        assert_eq!(read(&long).unwrap_err().id, "intake-too-many-rows");
    }
}
