//! Attendance sheets as people write them: nothing is dropped in silence, and nothing is made up.

use kantoku::domain::access::Role;
use kantoku::operations::document::Content;
use kantoku::operations::import::{File, ImportKind, ImportMode, Report, SheetOf, WholeList, import};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

use super::{course, department, person, session};
use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-06-01";

/// A title over all columns, an empty row, the headings, and a footnote.
fn book(rows: &[[&str; 5]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 4, "令和8年度 個人情報保護研修 出席簿", &Format::new()).unwrap();
    for (column, heading) in ["番号", "氏　名", "フリガナ", "出欠", "点数"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), heading).unwrap();
    }
    for (place, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            sheet.write(3 + u32::try_from(place).unwrap(), u16::try_from(column).unwrap(), *cell).unwrap();
        }
    }
    let foot = 3 + u32::try_from(rows.len()).unwrap();
    sheet.merge_range(foot, 0, foot, 4, "※遅刻は出席とする", &Format::new()).unwrap();
    book.save_to_buffer().unwrap()
}

fn take(h: &Harness, session_id: i64, leave_out: bool, bytes: &[u8]) -> Report {
    let sheet = SheetOf { session_id, leave_out };
    let file = File {
        name: "出席簿.xlsx".into(),
        content: Content::Bytes(bytes.to_vec()),
        mode: ImportMode::Apply,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList { sheet, ..WholeList::default() },
    };
    import(&h.register, &h.as_(Role::PersonalDataManager), ImportKind::Attendance, &file).unwrap()
}

fn said(remarks: &[kantoku::operations::import::Remark]) -> Vec<(usize, &str)> {
    remarks.iter().map(|one| (one.row.unwrap(), one.message.id)).collect()
}

/// People, of whom two have one name, and one has left.
fn people(h: &Harness) -> [i64; 5] {
    department(h, "A");
    [
        person(h, "E001", "髙橋 花子", "タカハシ ハナコ", "A", ["2024-04-01", ""]),
        person(h, "E002", "佐藤 健", "サトウ ケン", "A", ["2024-04-01", ""]),
        person(h, "E003", "佐藤 健", "サトウ タケシ", "A", ["2024-04-01", ""]),
        person(h, "E004", "渡辺 一郎", "ワタナベ イチロウ", "A", ["2024-04-01", ""]),
        person(h, "E005", "退職 済", "タイショク ズミ", "A", ["2024-04-01", "2026-03-31"]),
    ]
}

const ROWS: [[&str; 5]; 8] = [
    ["Ｅ００１", "高橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", "○", "18/20"],
    ["", "佐藤健", "さとう　たけし", "出席", "９０点"],
    ["", "佐藤健", "", "○", ""],
    ["", "渡辺一郎", "", "×", ""],
    ["E001", "髙橋花子", "", "○", ""],
    ["", "山田 太郎", "ヤマダ タロウ", "○", ""],
    ["E005", "退職済", "", "○", ""],
    ["E002", "", "", "", ""],
];

#[test]
fn every_row_is_understood_or_pointed_out() {
    on_each_database(TODAY, |h| {
        let ids = people(h);
        let id = course(h, "C1", "2026-04-01", &json!({}));
        let meeting = session(h, id, "2026-05-10");
        let bytes = book(&ROWS);
        let head = h.head();
        let report = take(h, meeting, false, &bytes);
        assert_eq!(
            said(&report.problems),
            [(6, "import-attendance-doubtful"), (9, "import-attendance-unknown"), (10, "import-attendance-gone")],
            "{report:#?}"
        );
        assert_eq!((report.written, h.head()), (false, head), "all rows or none");
        let report = take(h, meeting, true, &bytes);
        assert!(report.written, "{:#?}", report.problems);
        let mut warnings = said(&report.warnings);
        warnings.sort_unstable();
        assert_eq!(
            warnings,
            [
                (6, "import-attendance-left-out"),
                (7, "import-attendance-by-name"),
                (8, "import-attendance-twice"),
                (9, "import-attendance-left-out"),
                (10, "import-attendance-left-out"),
                (11, "import-attendance-no-mark"),
            ]
        );
        let whole = h.call(&h.as_(Role::Auditor), "training_session.show", json!({ "id": meeting })).unwrap();
        let mark = |id: i64| whole["people"].as_array().unwrap().iter().find(|one| one["person_id"] == id).map(|one| one["mark"].clone());
        assert_eq!(ids.map(mark), [Some(json!("attended")), Some(json!(null)), Some(json!("attended")), Some(json!("absent")), None]);
        let list = h.call(&h.as_(Role::Auditor), "training.attendances", json!({ "course_id": id })).unwrap();
        let points: Vec<_> = list["lines"].as_array().unwrap().iter().filter_map(|one| one["points"].as_i64()).collect();
        assert_eq!(points, [90, 18], "with their scores, in the order of their reading");
        let head = h.head();
        let again = take(h, meeting, true, &bytes);
        assert_eq!((again.counts.new, again.counts.changed, h.head()), (0, 0, head), "the same sheet changes nothing");
    });
}

#[test]
fn a_sheet_of_no_session_and_a_contradiction_are_refused() {
    on_each_database(TODAY, |h| {
        people(h);
        let meeting = session(h, course(h, "C1", "2026-04-01", &json!({})), "2026-05-10");
        let report =
            take(h, meeting, true, &book(&[["E001", "", "", "○", ""], ["E001", "", "", "欠席", ""], ["E002", "", "", "△", "満点"]]));
        let problems = said(&report.problems);
        assert!(problems.contains(&(5, "import-attendance-twice")) && problems.contains(&(6, "import-attendance-mark")), "{problems:?}");
        assert!(!report.written);
        let input = json!({ "session_id": 1, "name": "a.csv", "content": "cA==", "mode": "preview" });
        assert!(h.call(&h.as_(Role::PersonalDataManager), "import.attendance", input).is_err());
    });
}
