//! What kind of file the bytes are, by their content.

use crate::domain::message::Message;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Workbook,
    Text,
}

/// Kinds that people send by mistake, by their first bytes.
const OTHERS: [(&[u8], &str); 8] = [
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "RTF"),
];

pub(super) fn of(bytes: &[u8], file_name: &str) -> Result<Kind, Message> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Message::new("intake-empty").with("read", file_name));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Workbook);
    }
    // The container of XLS, and also of an XLSX with a password.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Message::new("intake-old-workbook").with("read", file_name));
    }
    match OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, kind)) => Err(Message::new("intake-not-a-table").with("read", file_name).with("kind", *kind)),
        None => Ok(Kind::Text),
    }
}

/// Refuses text that is a web page (as some systems send under the name of a workbook) or has control characters.
pub(super) fn check_text(text: &str, file_name: &str) -> Result<(), Message> {
    let message = |kind: &str| Message::new("intake-not-a-table").with("read", file_name).with("kind", kind);
    let start: String = text.trim_start().chars().take(9).flat_map(char::to_lowercase).collect();
    if ["<!doctype", "<html", "<?xml", "<table"].iter().any(|tag| start.starts_with(tag)) {
        return Err(message("HTML / XML"));
    }
    // A DOS end-of-file mark stands behind the text of some old systems.
    let text = text.trim_end_matches('\u{1a}');
    let control = |letter: char| letter < ' ' && !matches!(letter, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}');
    match text.chars().find(|&letter| control(letter)) {
        Some(letter) => Err(message(&format!("U+{:04X}", u32::from(letter)))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_and_not_the_name() {
        assert_eq!(of(b"PK\x03\x04...", "list.csv"), Ok(Kind::Workbook));
        assert_eq!(of(b"name\n", "list.xlsx"), Ok(Kind::Text));
        assert_eq!(of(b"BM,MZ\n", "list.csv"), Ok(Kind::Text));
        for (bytes, id) in [
            (&b""[..], "intake-empty"),
            (b" \r\n", "intake-empty"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "intake-old-workbook"),
            (b"%PDF-1.7", "intake-not-a-table"),
            (b"\x89PNG\r\n", "intake-not-a-table"),
        ] {
            assert_eq!(of(bytes, "list.xlsx").unwrap_err().id, id);
        }
    }

    #[test]
    fn web_pages_and_binary_text_are_refused() {
        for text in ["\n<!DOCTYPE html>", "<HTML>", "<?xml version=\"1.0\"?>", "a\0b", "\u{1b}$B"] {
            assert_eq!(check_text(text, "list.xls").unwrap_err().id, "intake-not-a-table", "{text:?}");
        }
        for text in ["名称\tカナ\r\n", "名称\n\u{1a}", "<5件"] {
            assert_eq!(check_text(text, "list.csv"), Ok(()), "{text:?}");
        }
    }
}
