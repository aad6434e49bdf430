//! What is exported is read back as it was.

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::intake;
use crate::intake::columns::{Column, find};

const COLUMNS: &[Column] = &[
    Column::required("control_no", &["管理番号"]),
    Column::required("name", &["名称"]),
    Column::optional("corporate_number", &["法人番号"]),
    Column::optional("principals", &["件数"]),
    Column::optional("rate", &["得点率"]),
    Column::date("from_on", &["開始日"]),
    Column::optional("my_number", &["個人番号"]),
    Column::optional("note", &["備考"]),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon() -> NaiveDateTime {
    day("2026-11-23").and_hms_opt(12, 0, 0).unwrap()
}

fn register() -> Grid {
    let rows = vec![
        vec![
            "001".into(),
            "㈱髙﨑・ﾃｽﾄ".into(),
            "8010005018566".into(),
            Value::Integer(1_200),
            Value::Decimal("83.3".to_owned()),
            day("2026-04-01").into(),
            true.into(),
            "一行目\n二行目".into(),
        ],
        vec![
            "C-2".into(),
            "=cmd|'/c calc'!A0".into(),
            Value::Empty,
            Value::Integer(-5),
            Value::Decimal("-0.5".to_owned()),
            Value::Empty,
            false.into(),
            "@15,666円ほか".into(),
        ],
        vec![
            "C-3".into(),
            "'=引用".into(),
            "2010005004175".into(),
            Value::Integer(9_007_199_254_740_993),
            Value::Empty,
            day("1899-12-31").into(),
            Value::Empty,
            "a,\"b\",\tc".into(),
        ],
        vec!["C-4".into(), "－".into(), Value::Empty, Value::Empty, Value::Empty, Value::Empty, Value::Empty, "+81 3".into()],
    ];
    let headings = ["管理番号", "名称", "法人番号", "件数", "得点率", "開始日", "個人番号", "備考"].map(str::to_owned).to_vec();
    Grid { title: "委託先一覧 [2026/11] & 他".to_owned(), headings, rows }
}

/// The cells of a file as they are read back, in the order of the headings.
fn read_back(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = find(&intake::read(bytes, "export").unwrap(), COLUMNS).unwrap();
    assert_eq!((table.unknown_headings, table.missing, table.notes), (vec![], vec![], vec![]));
    let cell = |row: &intake::columns::TableRow, column: &Column| row.cells.get(column.field).cloned().unwrap_or_default();
    table.rows.iter().map(|row| COLUMNS.iter().map(|column| cell(row, column)).collect()).collect()
}

fn as_text(grid: &Grid) -> Vec<Vec<String>> {
    grid.rows.iter().map(|row| row.iter().map(|value| value.text().into_owned()).collect()).collect()
}

#[test]
fn a_table_in_utf8_is_read_back_equal() {
    assert_eq!(read_back(&csv::utf8(&register()).unwrap()), as_text(&register()));
}

#[test]
fn a_table_in_shift_jis_is_read_back_equal() {
    let written = csv::cp932(&register()).unwrap();
    assert!(written.unmappable.is_empty());
    assert_eq!(read_back(&written.bytes), as_text(&register()));
}

#[test]
fn a_workbook_is_read_back_equal() {
    assert_eq!(read_back(&xlsx::workbook(&register(), noon()).unwrap()), as_text(&register()));
}

#[test]
fn dates_and_numbers_of_a_workbook_are_real_ones_and_digits_stay_text() {
    let sheet = intake::read(&xlsx::workbook(&register(), noon()).unwrap(), "export").unwrap();
    let cells = &sheet.rows.get(1).unwrap().cells;
    let expected = [
        intake::Cell::Text("001".to_owned()),
        intake::Cell::Text("㈱髙﨑・ﾃｽﾄ".to_owned()),
        intake::Cell::Text("8010005018566".to_owned()),
        intake::Cell::Integer(1200),
        intake::Cell::Decimal("83.3".to_owned()),
        intake::Cell::Date(day("2026-04-01")),
        intake::Cell::Bool(true),
        intake::Cell::Text("一行目\n二行目".to_owned()),
    ];
    assert_eq!(cells[..], expected);
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let workbook = xlsx::workbook(&register(), noon()).unwrap();
    assert_eq!(workbook, xlsx::workbook(&register(), noon()).unwrap());
    assert_ne!(workbook, xlsx::workbook(&register(), noon() + chrono::Duration::days(1)).unwrap());
    assert_eq!(csv::utf8(&register()).unwrap(), csv::utf8(&register()).unwrap());
}

#[test]
fn an_empty_table_has_its_headings() {
    let empty = Grid { rows: vec![], ..register() };
    for bytes in [csv::utf8(&empty).unwrap(), csv::cp932(&empty).unwrap().bytes, xlsx::workbook(&empty, noon()).unwrap()] {
        assert_eq!(read_back(&bytes), Vec::<Vec<String>>::new());
    }
    assert!(xlsx::workbook(&Grid::default(), noon()).is_ok());
}
