//! The files of the demonstration: Japanese encodings, era dates, merged cells, headings in two rows.

use kantoku::domain::consignee::ConsigneeKind;
use kantoku::domain::entrustment::{DataKind, SubEntrustment};
use kantoku::domain::person::PersonKind;
use kantoku::operations::consignee;
use kantoku::operations::import::ImportKind;
use kantoku::operations::person;

use super::{TODAY, counts, departments, keeper, preview, seed, take};
use crate::harness::{Harness, day, on_each_database};

#[test]
fn every_row_of_the_files_is_taken_and_nothing_of_them_is_left_unread() {
    on_each_database(TODAY, |h| {
        for (kind, name, rows, new) in [
            (ImportKind::Departments, "departments.csv", 6, 6),
            (ImportKind::People, "people.csv", 121, 121),
            (ImportKind::Consignees, "consignees.xlsx", 45, 75),
            (ImportKind::Consignees, "consignees-addition.csv", 16, 25),
            (ImportKind::Resources, "resources.csv", 10, 10),
        ] {
            let report = take(h, kind, &seed(name));
            assert_eq!((report.rows, counts(&report)), (rows, [new, 0, 0, 0]), "{name}");
            assert!(report.unknown_headings.is_empty(), "{name}: {:?}", report.unknown_headings);
            assert!(report.lines.iter().all(|line| line.id.is_some()), "{name}");
        }
    });
}

#[test]
fn dates_of_every_era_and_spelling_are_the_days_that_they_mean() {
    on_each_database(TODAY, |h| {
        departments(h);
        take(h, ImportKind::People, &seed("people.csv"));
        for (code, name, from_on, until_on) in [
            ("D001", "架橋 みどり", "2016-06-25", None),
            ("D004", "例題 隆", "2022-06-25", None),
            ("D005", "写絵　恵", "2012-06-23", Some("2024-06-22")),
            ("D006", "仮初 浩二", "2024-06-22", None),
            ("S001", "模木　直樹", "1987-04-01", None),
            ("S002", "雛形 由美", "1989-01-10", Some("2025-03-31")),
            ("M0042", "仮名井 直樹", "1985-06-20", None),
        ] {
            let whole = person_of_code(h, code, from_on);
            let last = whole.periods.first().unwrap();
            assert_eq!((last.name.as_str(), last.from_on, last.until_on), (name, day(from_on), until_on.map(day)), "{code}");
        }
        let director = person_of_code(h, "D002", TODAY);
        let now = &director.now;
        assert_eq!((now.kana.as_str(), now.kind, now.department_code.as_str()), ("ミタテ マコト", PersonKind::Officer, "SOUMU"));
    });
}

fn person_of_code(h: &Harness, code: &str, on: &str) -> person::Whole {
    let list = person::List { search: Some(code.to_owned()), on: Some(day(on)), ..person::List::default() };
    let page = h.register.ask(&keeper(h), list).unwrap();
    let line = page.lines.into_iter().find(|line| line.code == code).unwrap_or_else(|| panic!("{code} is not there on {on}"));
    h.register.ask(&keeper(h), person::Show { id: line.id, on: None }).unwrap()
}

#[test]
fn a_merged_cell_speaks_of_all_its_rows() {
    on_each_database(TODAY, |h| {
        departments(h);
        take(h, ImportKind::Consignees, &seed("consignees.xlsx"));
        let whole = consignee_of(h, "K-005");
        assert_eq!((whole.details.name.as_str(), whole.details.kana.as_str()), ("ﾃｽﾄﾃﾞｰﾀﾆｭｳﾘｮｸ(株)", "テストデータニュウリョク"));
        assert_eq!(whole.details.kind, ConsigneeKind::Company);
        assert_eq!(whole.details.corporate_number.as_deref(), Some("2999001139595"));
        let works: Vec<_> = whole.entrustments.iter().map(|work| (work.control_no.as_str(), work.details.principals)).collect();
        assert_eq!(works, [("K-005-1", Some(5_200)), ("K-005-2", Some(3_100)), ("K-005-3", Some(2_700))]);
        let third = &whole.entrustments[2].details;
        assert_eq!(third.data_kinds, [DataKind::BasicIdentity, DataKind::Contact, DataKind::Financial]);
        assert_eq!((third.sub_entrustment, third.media_carried, third.it_used), (SubEntrustment::Prohibited, true, true));
        assert_eq!((whole.entrustments[2].department.as_str(), whole.entrustments[2].from_on), ("広報・寄付部", day("2021-04-01")));
    });
}

fn consignee_of(h: &Harness, control_no: &str) -> consignee::Whole {
    let list =
        consignee::List { filter: consignee::Filter { search: Some(control_no.into()), ..Default::default() }, ..Default::default() };
    let page = h.register.ask(&keeper(h), list).unwrap();
    let line = page.lines.into_iter().find(|line| line.control_no == control_no).unwrap_or_else(|| panic!("{control_no} is not there"));
    h.register.ask(&keeper(h), consignee::Show { id: line.id, on: None, known: None }).unwrap()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    on_each_database(TODAY, |h| {
        let files = [
            (ImportKind::Departments, "departments.csv", 6),
            (ImportKind::People, "people.csv", 121),
            (ImportKind::Consignees, "consignees.xlsx", 75),
            (ImportKind::Consignees, "consignees-addition.csv", 25),
        ];
        for (kind, name, _) in files {
            take(h, kind, &seed(name));
        }
        let head = h.head();
        for (kind, name, things) in files {
            let report = take(h, kind, &seed(name));
            assert_eq!((counts(&report), report.lines.len()), ([0, 0, things, 0], 0), "{name}");
        }
        assert_eq!(h.head(), head);
    });
}

#[test]
fn a_preview_says_what_is_done_and_does_nothing() {
    on_each_database(TODAY, |h| {
        departments(h);
        let (bytes, head) = (seed("consignees.xlsx"), h.head());
        let previewed = preview(h, ImportKind::Consignees, &bytes).unwrap();
        assert!(!previewed.written && previewed.lines.iter().all(|line| line.id.is_none()));
        assert_eq!(h.head(), head);
        let done = take(h, ImportKind::Consignees, &bytes);
        let said = |report: &kantoku::operations::import::Report| {
            let lines = report.lines.iter().map(|line| (line.row, line.thing, line.code.clone(), line.effect, line.differences.clone()));
            (report.counts, lines.collect::<Vec<_>>(), report.warnings.clone(), report.digest.clone())
        };
        assert_eq!(said(&previewed), said(&done));
    });
}
