//! Registers in the shapes in which offices keep them.

use super::*;
use crate::domain::dates::DateSystem;
use crate::intake::{Cell, Merge};

const COLUMNS: &[Column] = &[
    Column::required("control_no", &["管理番号", "委託先管理番号"]),
    Column::required("name", &["委託先名称", "委託先", "名称", "consignee"]),
    Column::optional("work", &["委託業務", "業務内容"]),
    Column::optional("principals", &["件数"]),
    Column::date("from_on", &["契約日", "開始日"]),
    Column::optional("entrustment_no", &["委託業務管理番号"]),
];

fn cell(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        "#REF!" => Cell::Error(text.to_owned()),
        _ => text.parse().map_or_else(|_| Cell::Text(text.to_owned()), Cell::Integer),
    }
}

fn sheet(rows: &[(usize, &[&str])]) -> Sheet {
    let rows = rows.iter().map(|(number, cells)| Row { number: *number, cells: cells.iter().map(|text| cell(text)).collect() });
    Sheet { rows: rows.collect(), ..Sheet::default() }
}

fn values(table: &Table, field: &str) -> Vec<(usize, String)> {
    table.rows.iter().map(|row| (row.number, row.cells.get(field).cloned().unwrap_or_default())).collect()
}

fn ids(notes: &[Message]) -> Vec<&'static str> {
    notes.iter().map(|note| note.id).collect()
}

#[test]
fn headings_are_found_below_a_title_in_any_spelling() {
    let sheet = sheet(&[
        (1, &["委託先管理台帳"]),
        (3, &["No.", "管理\n番号", "委託先名称（必須）", "件　数（件）", "備考欄"]),
        (4, &["1", "C-1", "テスト", "1200", "x"]),
    ]);
    let table = find(&sheet, COLUMNS).unwrap();
    assert_eq!(table.heading_row, 3);
    assert_eq!(values(&table, "name"), [(4, "テスト".to_owned())]);
    assert_eq!(values(&table, "principals"), [(4, "1200".to_owned())]);
    assert_eq!(table.unknown_headings, ["No.", "備考欄"]);
    assert_eq!(table.missing, ["work", "from_on", "entrustment_no"]);
}

#[test]
fn field_names_and_english_are_headings_too() {
    let table = find(&sheet(&[(1, &["Control_No", "Consignee"]), (2, &["C-1", "Test"])]), COLUMNS).unwrap();
    assert_eq!(values(&table, "control_no"), [(2, "C-1".to_owned())]);
}

#[test]
fn two_rows_of_headings_are_read_together() {
    let mut sheet = sheet(&[
        (1, &["台帳", "台帳", "台帳", "台帳", "台帳"]),
        (3, &["委託先", "委託先", "委託業務", "委託業務", "備考"]),
        (4, &["管理番号", "名称", "管理番号", "業務内容", "備考"]),
        (5, &["C-1", "テスト", "E-1", "発送", ""]),
    ]);
    let merge = |rows, columns| Merge { rows, columns };
    sheet.merges = vec![merge((1, 1), (0, 4)), merge((3, 3), (0, 1)), merge((3, 3), (2, 3)), merge((3, 4), (4, 4))];
    let with_vertical = find(&sheet, COLUMNS).unwrap();
    sheet.merges.pop();
    let with_groups_only = find(&sheet, COLUMNS).unwrap();
    for table in [with_vertical, with_groups_only] {
        assert_eq!(table.heading_row, 4);
        for (field, value) in [("control_no", "C-1"), ("name", "テスト"), ("entrustment_no", "E-1"), ("work", "発送")] {
            assert_eq!(values(&table, field), [(5, value.to_owned())], "{field}");
        }
        assert_eq!(table.unknown_headings, ["備考"]);
    }
}

#[test]
fn a_record_merged_over_two_rows_is_one() {
    let mut sheet = sheet(&[(1, &["管理番号", "名称"]), (2, &["C-1", "テスト"]), (4, &["C-2", "見本"]), (5, &["C-3", "例"])]);
    sheet.merges = vec![Merge { rows: (2, 3), columns: (0, 0) }, Merge { rows: (2, 3), columns: (1, 1) }];
    let table = find(&sheet, COLUMNS).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4, 5]);
    assert_eq!(table.notes, []);
}

#[test]
fn the_table_ends_at_an_empty_row_and_says_what_it_left() {
    let sheet = sheet(&[(1, &["管理番号", "名称"]), (3, &["C-1", "テスト"]), (5, &["合計", "1"]), (6, &["※ 注記"])]);
    let table = find(&sheet, COLUMNS).unwrap();
    assert_eq!(values(&table, "control_no"), [(3, "C-1".to_owned())]);
    assert_eq!(table.notes, [Message::new("intake-rows-left").with("row", 5_usize).with("n", 1_usize)]);
}

#[test]
fn the_table_ends_at_a_footnote() {
    for footnote in ["※ 令和8年3月末時点", "（注）架空", "注：架空"] {
        let table = find(&sheet(&[(1, &["管理番号", "名称"]), (2, &["C-1", "テスト"]), (3, &[footnote]), (4, &["※2"])]), COLUMNS).unwrap();
        assert_eq!(table.rows.len(), 1, "{footnote}");
        assert_eq!(table.notes, []);
    }
}

#[test]
fn bare_day_numbers_in_a_column_of_dates_are_dates() {
    let mut sheet = sheet(&[
        (1, &["管理番号", "名称", "契約日"]),
        (2, &["46349", "a", "44887"]),
        (3, &["2", "b", "令和8年4月1日"]),
        (4, &["3", "c", "7"]),
    ]);
    sheet.date_system = DateSystem::From1904;
    let table = find(&sheet, COLUMNS).unwrap();
    assert_eq!(values(&table, "from_on"), [(2, "2026-11-23".to_owned()), (3, "令和8年4月1日".to_owned()), (4, "7".to_owned())]);
    assert_eq!(values(&table, "control_no").first(), Some(&(2, "46349".to_owned())));
    assert_eq!(ids(&table.notes), ["intake-serial-dates"]);
}

#[test]
fn a_formula_that_failed_is_a_problem_of_its_cell() {
    let table = find(&sheet(&[(1, &["管理番号", "名称"]), (2, &["C-1", "#REF!"])]), COLUMNS).unwrap();
    let expected = Problems::one("name", Message::new("intake-cell-error").with("read", "#REF!"));
    assert_eq!(table.rows.first().map(|row| row.problems.clone()), Some(expected));
}

#[test]
fn a_column_that_must_be_there_is_named() {
    let problems = find(&sheet(&[(1, &["名称", "件数"]), (2, &["テスト", "1"])]), COLUMNS).unwrap_err();
    assert_eq!(problems, Problems::one("control_no", Message::new("intake-column-missing").with("expected", "管理番号")));
}

#[test]
fn a_sheet_without_headings_is_refused_with_what_stands_in_it() {
    let problems = find(&sheet(&[(1, &["a", "b"]), (2, &["c"])]), COLUMNS).unwrap_err();
    let expected = Message::new("intake-no-headings").with("read", "a, b").with("expected", "管理番号, 委託先名称");
    assert_eq!(problems, Problems::one("", expected));
}

#[test]
fn of_two_columns_with_one_heading_the_first_is_read() {
    let table = find(&sheet(&[(1, &["管理番号", "名称", "名称"]), (2, &["C-1", "左", "右"])]), COLUMNS).unwrap();
    assert_eq!(values(&table, "name"), [(2, "左".to_owned())]);
    assert_eq!(table.unknown_headings, ["名称"]);
}
