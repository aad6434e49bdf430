//! Files that are not what they seem, or far too much: refused with a sentence, and nothing of them stays.

use std::io::Write;

use kantoku::error::Error;
use kantoku::operations::import::ImportKind;

use super::{TODAY, preview, problems};
use crate::harness::on_each_database;

/// A workbook with such a sheet, which packs well.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_is_no_table_is_refused_with_a_sentence() {
    let bomb = workbook(&vec![b' '; 300 << 20]);
    assert!(bomb.len() < 4 << 20, "the bomb is small");
    let columns = vec!["管理番号"; 100_000].join(",");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing at all", Vec::new(), "intake-empty"),
        ("blank lines", b"\n\n  \n".to_vec(), "intake-empty"),
        ("a bomb", bomb, "intake-unpacked-too-large"),
        ("a sheet that breaks off", workbook(b"<worksheet><sheetData><row>"), "intake-broken-workbook"),
        ("bytes of no encoding", b"\x8a\xc7\x97\x9d,\xff\xfe\xfd\n1,2\n".to_vec(), "intake-encoding"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "intake-not-a-table"),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0".to_vec(), "intake-old-workbook"),
        ("a quote that never ends", "管理番号,名称\nA-1,\"あおば\n".as_bytes().to_vec(), "intake-quote"),
        ("a column that is missing", "管理番号,所在地\nA-1,架空県\n".as_bytes().to_vec(), "intake-column-missing"),
        ("no headings", b"1,2\n3,4\n".to_vec(), "intake-no-headings"),
        ("a hundred thousand columns", format!("{columns}\n").into_bytes(), "intake-too-many-columns"),
        ("rows without end", format!("管理番号,名称\n{}", "A,B\n".repeat(200_001)).into_bytes(), "intake-too-many-rows"),
    ];
    on_each_database(TODAY, |h| {
        // The keeper is there before anything is counted.
        super::keeper(h);
        let head = h.head();
        for (name, bytes, id) in &cases {
            let Err(Error::Invalid(refused)) = preview(h, ImportKind::Consignees, bytes) else { panic!("{name} was taken") };
            assert_eq!(refused.0.get("content").map(|message| message.id), Some(*id), "{name}");
        }
        assert_eq!(h.head(), head);
    });
}

#[test]
fn headings_without_rows_are_a_problem_of_the_file() {
    on_each_database(TODAY, |h| {
        let report = preview(h, ImportKind::Consignees, "管理番号,名称\n".as_bytes()).unwrap();
        assert_eq!(problems(&report), [(None, "", "", "import-no-rows")]);
    });
}

#[test]
fn cells_are_held_to_the_same_limits_as_any_input() {
    on_each_database(TODAY, |h| {
        let bytes = format!("管理番号,名称\nA-1,{}\n", "あ".repeat(201)).into_bytes();
        assert_eq!(problems(&preview(h, ImportKind::Consignees, &bytes).unwrap())[0].3, "input-too-long");
        let bytes = "管理番号,名称\nA-1,<script>alert(1)</script> {{x}} 𠮷野 e\u{301}\n".as_bytes();
        assert!(preview(h, ImportKind::Consignees, bytes).unwrap().problems.is_empty());
    });
}
