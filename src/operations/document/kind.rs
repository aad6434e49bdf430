//! Which files are taken: documents and pictures of common kinds, told by their content, and named as what they are.

use std::io::{Read, SeekFrom};

use super::content::{Content, ReadSeek};
use super::text::is_text;
use crate::domain::message::Message;
use crate::error::{Error, Result};

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;

const PDF: &str = "application/pdf";
const PNG: &str = "image/png";
const JPEG: &str = "image/jpeg";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The kinds that are taken, with the endings that their names may have.
pub const KINDS: [(&str, &[&str]); 7] = [
    (PDF, &["pdf"]),
    (PNG, &["png"]),
    (JPEG, &["jpg", "jpeg"]),
    (XLSX, &["xlsx"]),
    (DOCX, &["docx"]),
    ("text/plain", &["txt"]),
    ("text/csv", &["csv"]),
];

/// Whatever shows something: all the kinds.
pub const EVIDENCE: &[&str] = &[PDF, PNG, JPEG, XLSX, DOCX, "text/plain", "text/csv"];
/// What a scanner or a camera makes of paper.
pub const SCANS: &[&str] = &[PDF, PNG, JPEG];
/// Texts that are agreed on.
pub const TEXTS: &[&str] = &[PDF, DOCX];

/// By so many of its first bytes a kind is told.
const FIRST: u64 = 8_192;

/// The endings of kinds, as a form names what it takes: `.pdf,.png`.
#[must_use]
pub fn endings(allowed: &[&str]) -> String {
    let endings = of_kinds(allowed).map(|ending| format!(".{ending}"));
    endings.collect::<Vec<_>>().join(",")
}

fn of_kinds<'a>(allowed: &'a [&str]) -> impl Iterator<Item = &'static str> + 'a {
    KINDS.iter().filter(|(kind, _)| allowed.contains(kind)).flat_map(|(_, endings)| endings.iter().copied())
}

/// The media type of a file that may be kept, as one of those that are `allowed` here.
///
/// # Errors
/// `Invalid` at `content`: it is empty or too large, of a kind that is not taken, or its name says another kind than its content.
pub fn media_type(name: &str, content: &Content, allowed: &[&str]) -> Result<&'static str> {
    let refuse = |message| Error::invalid("content", message);
    if content.size() == 0 {
        return Err(refuse(Message::new("document-empty").with("read", name)));
    }
    if content.size() > LARGEST as u64 {
        return Err(refuse(too_large(content.size())));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let named = KINDS.iter().find(|(kind, endings)| allowed.contains(kind) && endings.contains(&ending.as_str()));
    let Some((named, _)) = named else { return Err(refuse(not_taken(name, allowed))) };
    let mut reader = content.reader()?;
    if is_what_it_says(named, &mut *reader)? { Ok(named) } else { Err(refuse(Message::new("document-unlike-its-name").with("read", name))) }
}

/// What is said of a file that is larger than those that are taken.
#[must_use]
pub fn too_large(size: u64) -> Message {
    Message::new("document-too-large").with("read", mebibytes(size)).with("expected", mebibytes(LARGEST as u64))
}

fn is_what_it_says(named: &'static str, reader: &mut dyn ReadSeek) -> std::io::Result<bool> {
    let mut first = Vec::new();
    Read::take(&mut *reader, FIRST).read_to_end(&mut first)?;
    reader.seek(SeekFrom::Start(0))?;
    Ok(match infer::get(&first).map(|found| found.mime_type()) {
        // Office documents are archives; not every writer puts their parts in the order by which they are told.
        Some(_) if [XLSX, DOCX].contains(&named) => is_office(named, reader),
        Some(found) => found == named,
        None => named.starts_with("text/") && is_text(&first, reader)?,
    })
}

/// An office document has its main part, and must not carry macros.
fn is_office(named: &'static str, reader: &mut dyn ReadSeek) -> bool {
    let Ok(archive) = zip::ZipArchive::new(reader) else { return false };
    let main = if named == XLSX { "xl/workbook.xml" } else { "word/document.xml" };
    let parts = archive.file_names().map(|name| name.map(|name| name.to_ascii_lowercase())).collect::<Result<Vec<String>, _>>();
    parts.is_ok_and(|parts| parts.iter().any(|part| part == main) && !parts.iter().any(|part| part.ends_with("vbaproject.bin")))
}

fn not_taken(name: &str, allowed: &[&str]) -> Message {
    Message::new("document-kind-not-taken").with("read", name).with("expected", of_kinds(allowed).collect::<Vec<_>>().join(", "))
}

fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn told(name: &str, bytes: &[u8], allowed: &[&str]) -> Result<&'static str, &'static str> {
        media_type(name, &Content::Bytes(bytes.to_vec()), allowed).map_err(|error| match error {
            Error::Invalid(problems) => problems.0["content"].id,
            other => panic!("{other}"),
        })
    }

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
            assert_eq!(told(name, bytes, EVIDENCE), expected, "{name}");
        }
        assert_eq!(told("a.txt", &vec![b'a'; LARGEST + 1], EVIDENCE), Err("document-too-large"));
        assert!(told("a.txt", &vec![b'a'; LARGEST], EVIDENCE).is_ok());
    }

    #[test]
    fn a_place_takes_only_the_kinds_that_are_allowed_there() {
        let png: &[u8] = b"\x89PNG\r\n\x1a\n0000";
        assert_eq!(told("a.png", png, SCANS), Ok(PNG));
        assert_eq!(told("a.png", png, TEXTS), Err("document-kind-not-taken"));
        assert_eq!(told("a.txt", b"text", SCANS), Err("document-kind-not-taken"));
        assert_eq!(endings(SCANS), ".pdf,.png,.jpg,.jpeg");
        assert!(KINDS.iter().all(|(kind, _)| EVIDENCE.contains(kind)));
    }
}
