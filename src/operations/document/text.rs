//! Whether bytes are text, told piece by piece.

use std::io::{self, Read};

use encoding_rs::{DecoderResult, EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8};

/// How much is read at once, in bytes.
const PIECE: usize = 16 * 1024;

/// Text in UTF-8 or in the encodings of Japanese offices, without control characters and not a web page.
pub(super) fn is_text(first: &[u8], reader: &mut dyn Read) -> io::Result<bool> {
    if is_markup(first) {
        return Ok(false);
    }
    let mut readings = [UTF_8, SHIFT_JIS, EUC_JP, ISO_2022_JP].map(Reading::of);
    let mut piece = vec![0; PIECE];
    loop {
        let read = reader.read(&mut piece)?;
        let bytes = piece.get(..read).unwrap_or_default();
        if bytes.iter().any(|byte| is_control(*byte)) {
            return Ok(false);
        }
        for reading in &mut readings {
            reading.go_on(bytes, read == 0);
        }
        let any = readings.iter().any(|reading| reading.holds);
        if read == 0 || !any {
            return Ok(any);
        }
    }
}

fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0c | 0x1a | 0x1b)
}

fn is_markup(first: &[u8]) -> bool {
    let start = String::from_utf8_lossy(first.get(..512.min(first.len())).unwrap_or_default());
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<iframe", "<?xml", "<script", "<svg", "<!--"].iter().any(|tag| start.starts_with(tag))
}

/// An encoding in which the text may be, as long as it holds.
struct Reading {
    decoder: encoding_rs::Decoder,
    holds: bool,
}

impl Reading {
    fn of(encoding: &'static Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), holds: true }
    }

    fn go_on(&mut self, mut bytes: &[u8], last: bool) {
        // A character takes at most four bytes for one that is read; more than one call is made where it does not fit.
        let mut out = vec![0; PIECE];
        while self.holds {
            let (result, read, _) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut out, last);
            bytes = bytes.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.holds = false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> bool {
        is_text(bytes, &mut &*bytes).unwrap()
    }

    #[test]
    fn text_is_text_in_any_encoding_of_the_office_and_of_any_length() {
        let long = "個人データの取扱い、".repeat(5_000);
        assert!(told(long.as_bytes()) && told(&SHIFT_JIS.encode(&long).0) && told(&EUC_JP.encode(&long).0));
        assert!(told(&ISO_2022_JP.encode("組織図").0) && told("\u{feff}組織図".as_bytes()));
        assert!(!told(&[long.as_bytes(), &[0xff, 0xff, 0xff]].concat()));
        assert!(!told(&[long.as_bytes(), &[0]].concat()));
    }

    #[test]
    fn a_web_page_is_no_text() {
        for page in ["<html>", " \r\n<!DOCTYPE html>", "\u{feff}<script>", "<SVG onload=x>", "<!-- --><script>", "<?xml?>"] {
            assert!(!told(page.as_bytes()), "{page}");
        }
        assert!(told(b"a < b"));
    }
}
