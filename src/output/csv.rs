//! CSV as spreadsheets in Japan open it: UTF-8 with its mark, or the `Shift_JIS` of Windows; lines end in CRLF.

use std::collections::BTreeSet;

use encoding_rs::{EncoderResult, SHIFT_JIS};

use super::{Grid, Value};
use crate::domain::formula;
use crate::error::{Error, Result};

/// What stands where a character cannot be written (〓, as printers set it), in `Shift_JIS`.
const MISSING: [u8; 2] = [0x81, 0xac];

/// The mark that tells a spreadsheet that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A table in the `Shift_JIS` of Windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cp932 {
    pub bytes: Vec<u8>,
    /// The characters that this encoding does not have, each once: 〓 stands in their places.
    pub unmappable: Vec<char>,
}

/// The table in UTF-8.
///
/// # Errors
/// None that the table can cause: writing to memory.
pub fn utf8(grid: &Grid) -> Result<Vec<u8>> {
    utf8_of(&grid.headings, &grid.rows)
}

/// The same of rows that are made one after the other: a long table never stands in memory as a whole.
///
/// # Errors
/// As [`utf8`].
pub fn utf8_of<R: AsRef<[Value]>>(headings: &[String], rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>> {
    let mut bytes = MARK.to_vec();
    bytes.extend(records(headings, rows)?.into_bytes());
    Ok(bytes)
}

/// More rows of a table whose head is written already, in UTF-8.
///
/// # Errors
/// As [`utf8`].
pub fn rows<R: AsRef<[Value]>>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>> {
    let mut writer = writer();
    write(&mut writer, rows)?;
    writer.into_inner().map_err(|error| Error::fault(error.into_error()))
}

/// The table in the `Shift_JIS` of Windows, with what could not be written in it.
///
/// # Errors
/// None that the table can cause: writing to memory.
pub fn cp932(grid: &Grid) -> Result<Cp932> {
    let text: String = records(&grid.headings, &grid.rows)?.chars().map(as_windows_has_it).collect();
    let mut bytes = Vec::with_capacity(text.len());
    let mut unmappable = BTreeSet::new();
    let mut encoder = SHIFT_JIS.new_encoder();
    let mut rest = text.as_str();
    loop {
        bytes.reserve(encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or(rest.len()));
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return Ok(Cp932 { bytes, unmappable: unmappable.into_iter().collect() }),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(letter) => {
                unmappable.insert(letter);
                bytes.extend(MISSING);
            }
        }
    }
}

/// The characters that Unicode has twice and Windows-31J once, and the yen sign, which would become a backslash.
fn as_windows_has_it(letter: char) -> char {
    match letter {
        '\u{301c}' => '\u{ff5e}',
        '\u{2212}' => '\u{ff0d}',
        '\u{2016}' => '\u{2225}',
        '\u{2014}' => '\u{2015}',
        '\u{a2}' => '\u{ffe0}',
        '\u{a3}' => '\u{ffe1}',
        '\u{ac}' => '\u{ffe2}',
        '\u{a5}' => '\u{ffe5}',
        '\u{203e}' => '\u{ffe3}',
        other => other,
    }
}

fn records<R: AsRef<[Value]>>(headings: &[String], rows: impl IntoIterator<Item = R>) -> Result<String> {
    let mut writer = writer();
    writer.write_record(headings.iter().map(|heading| formula::guarded(heading).into_owned())).map_err(Error::fault)?;
    write(&mut writer, rows)?;
    let bytes = writer.into_inner().map_err(|error| Error::fault(error.into_error()))?;
    String::from_utf8(bytes).map_err(Error::fault)
}

fn writer() -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).flexible(true).from_writer(Vec::new())
}

fn write<R: AsRef<[Value]>>(writer: &mut ::csv::Writer<Vec<u8>>, rows: impl IntoIterator<Item = R>) -> Result<()> {
    for row in rows {
        writer.write_record(row.as_ref().iter().map(field)).map_err(Error::fault)?;
    }
    Ok(())
}

/// Text gets a guard against running as a formula; a negative number does not need one.
fn field(value: &Value) -> String {
    match value {
        Value::Text(text) => formula::guarded(text).into_owned(),
        Value::Decimal(number) if number.parse::<f64>().is_err() => formula::guarded(number).into_owned(),
        other => other.text().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[Value]) -> Grid {
        Grid { title: String::new(), headings: vec!["名称".to_owned()], rows: vec![cells.to_vec()] }
    }

    fn text(letters: &str) -> Grid {
        grid(&[letters.into()])
    }

    #[test]
    fn utf8_has_its_mark_and_lines_end_as_in_windows() {
        let bytes = utf8(&grid(&["a,b".into(), "say \"hi\"\n".into(), Value::Empty, Value::Integer(-5), Value::Bool(true)])).unwrap();
        let expected = "\u{feff}名称\r\n\"a,b\",\"say \"\"hi\"\"\n\",,-5,true\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    #[test]
    fn text_that_would_run_gets_a_guard_and_a_number_does_not() {
        let cells = ["=1+1".into(), "-1".into(), Value::Integer(-1), Value::Decimal("-0.5".to_owned()), Value::Decimal("=1".to_owned())];
        let written = String::from_utf8(utf8(&grid(&cells)).unwrap()).unwrap();
        assert_eq!(written.lines().nth(1), Some("'=1+1,'-1,-1,-0.5,'=1"));
    }

    #[test]
    fn characters_that_windows_has_are_written_as_it_has_them() {
        for (letters, bytes) in [
            ("〜", &b"\x81\x60"[..]),
            ("～", b"\x81\x60"),
            ("x−", b"x\x81\x7c"),
            ("—", b"\x81\x5c"),
            ("‖", b"\x81\x61"),
            ("¢£¬", b"\x81\x91\x81\x92\x81\xca"),
            ("¥", b"\x81\x8f"),
            ("髙﨑", b"\xfb\xfc\xfa\xb1"),
            ("①㈱", b"\x87\x40\x87\x8a"),
            ("ｶﾞ", b"\xb6\xde"),
        ] {
            let written = cp932(&text(letters)).unwrap();
            let line = [b"\x96\xbc\x8f\xcc\r\n", bytes, b"\r\n"].concat();
            assert_eq!((written.bytes, written.unmappable), (line, vec![]), "{letters}");
        }
    }

    #[test]
    fn characters_that_windows_has_not_are_reported() {
        let written = cp932(&text("𠮷é㋿é𠮷")).unwrap();
        assert_eq!(written.unmappable, ['é', '㋿', '𠮷']);
        assert_eq!(written.bytes, [b"\x96\xbc\x8f\xcc\r\n".as_slice(), &MISSING.repeat(5), b"\r\n"].concat());
    }
}
