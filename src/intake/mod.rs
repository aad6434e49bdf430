//! Bytes from outside → a sheet of cells → named cells. Neither a file's name nor what it says of itself is believed.

pub mod columns;
pub mod headings;

mod delimited;
mod encoding;
mod kind;
mod limit;
mod rows;
mod sheet;
mod unusual;
mod xlsx;

pub use limit::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES};
pub use rows::rows;
pub use sheet::{Cell, Form, Merge, Row, Sheet};

use crate::domain::message::Message;
use kind::Kind;

/// Reads a table from the bytes of an XLSX workbook or of delimited text in any encoding used in Japan. The file name is
/// only repeated in what is said to a person.
///
/// # Errors
/// A message that says what was read and what was expected: another kind of file, a damaged one, an unknown encoding (with
/// the place), a quotation mark that is never closed, or a limit with its size.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, Message> {
    limit::check_bytes(bytes.len())?;
    let mut sheet = match kind::of(bytes, file_name)? {
        Kind::Workbook => xlsx::read(bytes, file_name)?,
        Kind::Text => {
            let (text, form) = encoding::decode(bytes)?;
            kind::check_text(&text, file_name)?;
            Sheet { form, rows: delimited::read(&text)?, ..Sheet::default() }
        }
    };
    if sheet.rows.is_empty() {
        return Err(Message::new("intake-empty").with("read", file_name));
    }
    let notes = unusual::notes(&sheet.rows);
    sheet.notes.extend(notes);
    Ok(sheet)
}

#[cfg(test)]
mod tests;
