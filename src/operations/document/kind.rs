//! Which files are taken: documents and pictures of common kinds, told by their content, and named as what they are.

use std::io::Cursor;

use crate::domain::message::Message;

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The kinds that are taken, with the endings that their names may have.
pub const KINDS: [(&str, &[&str]); 7] = [
    ("application/pdf", &["pdf"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    (XLSX, &["xlsx"]),
    (DOCX, &["docx"]),
    ("text/plain", &["txt"]),
    ("text/csv", &["csv"]),
];

/// The last part of what may be a path of another machine.
#[must_use]
pub fn plain_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim().to_owned()
}

/// The media type of a file that may be kept.
///
/// # Errors
/// It is empty or too large, of a kind that is not taken, or its name says another kind than its content.
pub fn media_type(name: &str, bytes: &[u8]) -> Result<&'static str, Message> {
    if bytes.is_empty() {
        return Err(Message::new("document-empty").with("read", name));
    }
    if bytes.len() > LARGEST {
        return Err(Message::new("document-too-large").with("read", mebibytes(bytes.len())).with("expected", mebibytes(LARGEST)));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let named = KINDS.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(kind, _)| *kind);
    let Some(named) = named else { return Err(not_taken(name)) };
    match infer::get(bytes).map(|found| found.mime_type()) {
        Some(found) if found == named => clean(named, bytes).ok_or_else(|| not_taken(name)),
        // Office documents are archives; not every writer puts their parts in the order by which they are told.
        Some(_) if [XLSX, DOCX].contains(&named) => office(named, bytes).ok_or_else(|| unlike(name)),
        None if named.starts_with("text/") && is_text(bytes) => Ok(named),
        _ => Err(unlike(name)),
    }
}

/// An office document must not carry macros.
fn clean(named: &'static str, bytes: &[u8]) -> Option<&'static str> {
    if [XLSX, DOCX].contains(&named) { office(named, bytes) } else { Some(named) }
}

fn office(named: &'static str, bytes: &[u8]) -> Option<&'static str> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let main = if named == XLSX { "xl/workbook.xml" } else { "word/document.xml" };
    let parts: Vec<String> = archive.file_names().map(|name| name.map(|name| name.to_ascii_lowercase())).collect::<Result<_, _>>().ok()?;
    let macros = parts.iter().any(|part| part.ends_with("vbaproject.bin"));
    (parts.iter().any(|part| part == main) && !macros).then_some(named)
}

/// Text in UTF-8 or in the encodings of Japanese offices, without control characters and not a web page.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.iter().any(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0c | 0x1a | 0x1b)) {
        return false;
    }
    let start = String::from_utf8_lossy(bytes.get(..512.min(bytes.len())).unwrap_or_default()).trim_start().to_lowercase();
    if ["<!doctype", "<html", "<?xml", "<script", "<svg"].iter().any(|tag| start.starts_with(tag)) {
        return false;
    }
    let decodes = |encoding: &'static encoding_rs::Encoding| !encoding.decode(bytes).2;
    std::str::from_utf8(bytes).is_ok()
        || decodes(encoding_rs::SHIFT_JIS)
        || decodes(encoding_rs::EUC_JP)
        || decodes(encoding_rs::ISO_2022_JP)
}

fn not_taken(name: &str) -> Message {
    let endings: Vec<&str> = KINDS.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
    Message::new("document-kind-not-taken").with("read", name).with("expected", endings.join(", "))
}

fn unlike(name: &str) -> Message {
    Message::new("document-unlike-its-name").with("read", name)
}

fn mebibytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn archive(parts: &[&str]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in parts {
            writer.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(b"<x/>").unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_content_has_to_be_what_the_name_says() {
        let pdf: &[u8] = b"%PDF-1.7\n1 0 obj";
        let png: &[u8] = b"\x89PNG\r\n\x1a\n0000";
        let workbook = archive(&["docProps/app.xml", "xl/workbook.xml"]);
        let macros = archive(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]);
        for (name, bytes, expected) in [
            ("方針.PDF", pdf, Ok("application/pdf")),
            ("a.png", png, Ok("image/png")),
            ("a.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF", Ok("image/jpeg")),
            ("a.xlsx", &workbook, Ok(XLSX)),
            ("a.docx", &archive(&["word/document.xml"]), Ok(DOCX)),
            ("a.txt", "組織体制図".as_bytes(), Ok("text/plain")),
            ("a.csv", b"\x8d\x80\x96\xda,\x94\xbb\x92\xe8\r\n", Ok("text/csv")),
            ("a.pdf", png, Err("document-unlike-its-name")),
            ("a.txt", pdf, Err("document-unlike-its-name")),
            ("a.docx", &workbook, Err("document-unlike-its-name")),
            ("a.xlsx", &macros, Err("document-unlike-its-name")),
            ("a.txt", b"MZ\x90\x00\x03", Err("document-unlike-its-name")),
            ("a.txt", b"<!DOCTYPE html><script>", Err("document-unlike-its-name")),
            ("a.csv", b"a\0b", Err("document-unlike-its-name")),
            ("a.exe", pdf, Err("document-kind-not-taken")),
            ("a.html", b"<p>", Err("document-kind-not-taken")),
            ("pdf", pdf, Err("document-kind-not-taken")),
            ("a.pdf", b"", Err("document-empty")),
        ] {
            assert_eq!(media_type(name, bytes).map_err(|message| message.id), expected, "{name}");
        }
        assert_eq!(media_type("a.txt", &vec![b'a'; LARGEST + 1]).unwrap_err().id, "document-too-large");
        assert!(media_type("a.txt", &vec![b'a'; LARGEST]).is_ok());
    }
}
