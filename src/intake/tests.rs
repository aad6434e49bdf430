//! Whole files, in the shapes and encodings in which they come.

use std::io::{Cursor, Write};

use encoding_rs::SHIFT_JIS;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::columns::find;
use super::*;

/// A workbook of one worksheet, with the rest of a workbook around it.
fn workbook(date1904: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut names, mut relations, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (name, state, xml)) in sheets.iter().enumerate() {
        let id = at + 1;
        names.push(format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="rId{id}"/>"#));
        relations.push(format!(
            r#"<Relationship Id="rId{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        ));
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        parts.push((
            format!("xl/worksheets/sheet{id}.xml"),
            format!(r#"<worksheet xmlns="{main}"><dimension ref="A1:CD525"/>{xml}</worksheet>"#),
        ));
    }
    let (names, relations) = (names.concat(), relations.concat());
    let book = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {date1904}/><sheets>{names}</sheets></workbook>"#
    );
    let relations =
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#);
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    parts.push(("_rels/.rels".to_owned(), root.to_owned()));
    parts.extend([("xl/workbook.xml".to_owned(), book), ("xl/_rels/workbook.xml.rels".to_owned(), relations)]);
    zipped(&parts)
}

fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn texts(sheet: &Sheet) -> Vec<(usize, Vec<String>)> {
    sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::text).collect())).collect()
}

fn inline(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn one_table_is_the_same_in_every_encoding() {
    let text = "管理番号,名称\r\nC-1,㈱髙﨑\r\n";
    let (cp932, _, _) = SHIFT_JIS.encode(text);
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let marked = format!("\u{feff}{text}");
    for (bytes, form) in
        [(text.as_bytes(), Form::Utf8), (marked.as_bytes(), Form::Utf8), (&cp932[..], Form::Cp932), (&utf16[..], Form::Utf16)]
    {
        let sheet = read(bytes, "list.csv").unwrap();
        assert_eq!(sheet.form, form);
        assert_eq!(texts(&sheet), [(1, vec!["管理番号".to_owned(), "名称".to_owned()]), (2, vec!["C-1".to_owned(), "㈱髙﨑".to_owned()])]);
    }
}

#[test]
fn private_characters_are_pointed_out_where_they_stand() {
    let sheet = read(b"a,b\n1,\xf0\x40\n", "list.csv").unwrap();
    assert_eq!(sheet.notes, [Message::new("intake-unusual").with("row", 2_usize).with("column", "B").with("character", "U+E000")]);
}

#[test]
fn a_workbook_gives_exact_numbers_and_merged_values() {
    let rows = [
        format!(r#"<row r="1">{}</row>"#, inline("A1", "台帳")),
        format!(r#"<row r="3">{}{}</row>"#, inline("A3", "法人番号"), inline("B3", "名称")),
        format!(r#"<row r="4"><c r="A4"><v>8010005018566</v></c>{}<c r="CD4" s="0"/></row>"#, inline("B4", "一")),
        format!(r#"<row r="5">{}</row>"#, inline("B5", "二")),
        format!(r#"<row r="6"><c r="A6"><v>2.010005004175E12</v></c>{}</row>"#, inline("B6", "三")),
    ];
    let xml =
        format!("<sheetData>{}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A4:A5\"/></mergeCells>", rows.concat());
    let sheet = read(&workbook("", &[("様式 ", "visible", &xml)]), "list.csv").unwrap();
    assert_eq!((sheet.form, sheet.name.as_str()), (Form::Xlsx, "様式 "));
    let expected = [
        (1, ["台帳", "台帳"]),
        (3, ["法人番号", "名称"]),
        (4, ["8010005018566", "一"]),
        (5, ["8010005018566", "二"]),
        (6, ["2010005004175", "三"]),
    ];
    assert_eq!(texts(&sheet), expected.map(|(number, cells)| (number, cells.map(str::to_owned).to_vec())));
}

#[test]
fn hidden_worksheets_are_skipped_and_the_others_named() {
    let xml = |text: &str| format!(r#"<sheetData><row r="1">{}</row></sheetData>"#, inline("A1", text));
    let (hidden, list, guide) = (xml("秘"), xml("表"), xml("記入例"));
    let empty = "<sheetData/>";
    let bytes = workbook("", &[("h", "hidden", &hidden), ("空", "visible", empty), ("l", "visible", &list), ("g", "visible", &guide)]);
    let sheet = read(&bytes, "list.xlsx").unwrap();
    assert_eq!(sheet.name, "l");
    assert_eq!(
        sheet.notes,
        [Message::new("intake-other-sheets").with("sheets", "g"), Message::new("intake-hidden-sheets").with("sheets", "h")]
    );
}

#[test]
fn a_workbook_that_counts_from_1904_is_read_in_its_system() {
    let xml = format!(
        r#"<sheetData><row r="1">{}{}{}</row><row r="2">{}{}<c r="C2"><v>44887</v></c></row></sheetData>"#,
        inline("A1", "社員番号"),
        inline("B1", "氏名"),
        inline("C1", "入職日"),
        inline("A2", "1"),
        inline("B2", "試野")
    );
    let sheet = read(&workbook(r#"date1904="1""#, &[("s", "visible", &xml)]), "list.xlsx").unwrap();
    let table = find(&sheet, headings::PEOPLE).unwrap();
    assert_eq!(table.rows.first().and_then(|row| row.cells.get("from_on")).map(String::as_str), Some("2026-11-23"));
}

#[test]
fn what_is_no_table_is_refused_by_its_name() {
    let zip = zipped(&[("word/document.xml".to_owned(), "<x/>".to_owned())]);
    let hollow = workbook("", &[("s", "visible", "<sheetData/>")]);
    let broken = workbook("", &[("s", "visible", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>")]);
    let backwards =
        format!("<sheetData><row r=\"1\">{}</row></sheetData><mergeCells><mergeCell ref=\"B2:A\"/></mergeCells>", inline("A1", "x"));
    let reversed = workbook("", &[("s", "visible", &backwards)]);
    let (cut, _) = broken.split_at(broken.len() / 2);
    for (bytes, id) in [
        (&b""[..], "intake-empty"),
        (b",,\r\n,,\r\n", "intake-empty"),
        (b"%PDF-1.7", "intake-not-a-table"),
        (b"<html><table>", "intake-not-a-table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "intake-old-workbook"),
        (b"PK\x03\x04 not a zip", "intake-broken-workbook"),
        (&zip, "intake-not-a-table"),
        (&hollow, "intake-empty"),
        (&broken, "intake-broken-workbook"),
        (&reversed, "intake-broken-workbook"),
        (cut, "intake-broken-workbook"),
    ] {
        assert_eq!(read(bytes, "list.xlsx").map_err(|message| message.id), Err(id));
    }
}

#[test]
fn a_file_beyond_a_limit_is_refused_with_the_limit() {
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(read(&large, "a.csv"), Err(Message::new("intake-too-large").with("read", 33_usize).with("limit", 32_usize)));
    let wide = format!(r#"<sheetData><row r="1">{}</row></sheetData>"#, inline("XFD1", "x"));
    assert_eq!(read(&workbook("", &[("s", "visible", &wide)]), "a.xlsx").unwrap_err().id, "intake-too-many-columns");
}

#[test]
fn the_files_that_come_with_the_product_are_read_whole() {
    for (file, columns, most) in [
        ("criteria/ppc-guideline-10.csv", headings::CRITERIA_ITEMS, 81),
        ("criteria/sets.csv", headings::CRITERIA_SETS, 3),
        ("demo/organisation.csv", headings::ORGANISATION, 1),
        ("demo/departments.csv", headings::DEPARTMENTS, 6),
        ("demo/people.csv", headings::PEOPLE, 100),
        ("demo/accounts.csv", headings::ACCOUNTS, 9),
        ("demo/offices.csv", headings::OFFICES, 4),
        ("demo/consignees.xlsx", headings::CONSIGNEES, 40),
        ("demo/consignees-addition.csv", headings::CONSIGNEES, 15),
        ("demo/evaluations.csv", headings::EVALUATIONS, 60),
        ("demo/answers.csv", headings::ANSWERS, 1000),
        ("demo/round.csv", headings::ROUNDS, 1),
        ("demo/ndas.csv", headings::NDAS, 138),
    ] {
        let path = format!("{}/seeds/{file}", env!("CARGO_MANIFEST_DIR"));
        let table = find(&read(&std::fs::read(path).unwrap(), file).unwrap(), columns).unwrap();
        let unexpected: Vec<&Message> = table.notes.iter().filter(|note| note.id != "intake-serial-dates").collect();
        assert_eq!((table.unknown_headings, unexpected), (vec![], vec![]), "{file}");
        assert!(table.rows.len() >= most, "{file}: {}", table.rows.len());
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = read(&bytes, "any");
    }

    #[test]
    fn no_worksheet_makes_reading_panic(cells in "(<row r=\"[0-9]{0,8}\">|</row>|<c r=\"[A-Z]{0,4}[0-9]{0,8}\" t=\"(s|n|b|e|d|str)?\">|<v>[0-9.E+-]{0,6}</v>|</c>){0,12}", merge in "[A-Z]{0,4}[0-9]{0,8}(:[A-Z]{0,4}[0-9]{0,8})?") {
        let xml = format!(r#"<sheetData>{cells}</sheetData><mergeCells><mergeCell ref="{merge}"/></mergeCells>"#);
        let _ = read(&workbook("", &[("s", "visible", &xml)]), "any");
    }
}
