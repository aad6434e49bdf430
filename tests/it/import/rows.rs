//! What becomes of rows: new, changed, unchanged, or wrong, each by its place in the file.

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use kantoku::operations::import::{Effect, ImportKind, ImportMode, Thing, import};
use kantoku::operations::{consignee, department};

use super::{TODAY, apply, counts, departments, file, keeper, preview, problems, table, take};
use crate::harness::{Harness, day, on_each_database};

const ONE: &str = "A-1,株式会社あおば,,架空県1,A-1-1,発送,SOUMU,禁止,100,2024-04-01,,";

#[test]
fn one_bad_row_leaves_nothing_behind() {
    on_each_database(TODAY, |h| {
        departments(h);
        let head = h.head();
        let rows = [
            ONE,
            "A-2,株式会社いずみ,1234567890123,架空県2,A-2-1,入力,無い部署,たぶん,百人,2024/13/01,,",
            "A-3,,,,A-3-1,保守,JOHO,自由,1,,,",
        ];
        let report = apply(h, ImportKind::Consignees, &table(&rows)).unwrap();
        assert!(!report.written);
        assert_eq!(
            problems(&report),
            [
                (Some(3), "法人番号", "1234567890123", "format-corporate-number-placeholder"),
                (Some(3), "本人数", "百人", "format-integer"),
                (Some(3), "再委託", "たぶん", "input-choice"),
                (Some(3), "開始日", "2024/13/01", "format-date-not-real"),
                (Some(4), "名称", "", "input-required"),
                (Some(4), "開始日", "", "input-required"),
            ]
        );
        assert_eq!((counts(&report)[3], h.head()), (2, head));
    });
}

#[test]
fn what_is_wrong_is_told_in_the_words_of_the_file() {
    on_each_database(TODAY, |h| {
        let report = preview(h, ImportKind::Consignees, &table(&["A-1,あおば,,,A-1-1,発送,,たぶん,,2024-04-01,,"])).unwrap();
        let said = kantoku::locale::Language::Ja.say(&report.problems[0].message);
        assert!(said.contains("「たぶん」") && said.contains("禁止 / 事前承諾"), "{said}");
    });
}

#[test]
fn a_column_that_is_missing_leaves_alone_what_stands_and_an_empty_cell_empties_it() {
    on_each_database(TODAY, |h| {
        departments(h);
        take(h, ImportKind::Consignees, &table(&[ONE]));
        let without = "管理番号,名称\nA-1,株式会社あおば\n".as_bytes().to_vec();
        assert_eq!(counts(&take(h, ImportKind::Consignees, &without)), [0, 0, 1, 0]);
        let report = take(h, ImportKind::Consignees, &table(&["A-1,株式会社あおば,,,A-1-1,発送,,禁止,,2024-04-01,2026-12-31,"]));
        let changed: Vec<_> = report.lines.iter().map(|line| (line.thing, line.effect, line.differences.len())).collect();
        assert_eq!(changed, [(Thing::Consignee, Effect::Changed, 1), (Thing::Entrustment, Effect::Changed, 3)]);
        let said: Vec<_> =
            report.lines[1].differences.iter().map(|one| (one.heading.as_str(), one.before.as_str(), one.after.as_str())).collect();
        assert_eq!(said, [("主管部署", "SOUMU", ""), ("本人数", "100", ""), ("終了日", "", "2026-12-31")]);
    });
}

#[test]
fn changes_hold_from_the_day_that_is_given() {
    on_each_database(TODAY, |h| {
        departments(h);
        let id = take(h, ImportKind::Consignees, &table(&[ONE])).lines[0].id.unwrap();
        let moved = table(&[&ONE.replace("架空県1", "架空県9")]);
        let from =
            kantoku::operations::import::File { changes_from_on: Some(day("2026-10-01")), ..file("moved.csv", &moved, ImportMode::Apply) };
        assert!(import(&h.register, &keeper(h), ImportKind::Consignees, &from).unwrap().written);
        for (on, address) in [("2026-09-30", "架空県1"), ("2026-10-01", "架空県9")] {
            let whole = h.register.ask(&keeper(h), consignee::Show { id, on: Some(day(on)), known: None }).unwrap();
            assert_eq!(whole.details.address, address, "{on}");
        }
    });
}

#[test]
fn who_may_be_there_already_is_pointed_out() {
    on_each_database(TODAY, |h| {
        let same = ["A-1,株式会社あおば,8999001107919,,,,,,,,,", "A-2,青葉グループ,8999001107919,,,,,,,,,", "A-3,㈱あおば,,,,,,,,,,"];
        let report = preview(h, ImportKind::Consignees, &table(&same)).unwrap();
        assert_eq!(problems(&report), [(Some(3), "法人番号", "8999001107919", "import-same-number")]);
        let warned: Vec<_> = report.warnings.iter().map(|one| (one.row, one.message.id)).collect();
        assert_eq!(warned, [(Some(4), "consignee-alike")]);
        let distinct = format!("{},別の委託先\n{}\n", super::HEADINGS, same.map(|row| format!("{row},はい")).join("\n"));
        assert_eq!(counts(&take(h, ImportKind::Consignees, distinct.as_bytes())), [3, 0, 0, 0]);
        let renumbered = ["A-3,㈱あおば,8999001107919,,,,,,,,,"];
        let report = preview(h, ImportKind::Consignees, &table(&renumbered)).unwrap();
        assert_eq!(problems(&report), [(Some(2), "法人番号", "8999001107919", "import-same-number")], "nor by a change");
    });
}

#[test]
fn the_rows_of_a_consignee_agree_and_a_number_stands_once() {
    on_each_database(TODAY, |h| {
        departments(h);
        let rows = [
            ONE,
            "A-1,株式会社あおば,,架空県2,A-1-1,入力,SOUMU,禁止,1,2024-04-01,,",
            ",,,,A-1-3,保守,SOUMU,禁止,1,2024-04-01,,",
            ",株式会社うめ,,,,,,,,,,",
        ];
        let report = preview(h, ImportKind::Consignees, &table(&rows)).unwrap();
        assert_eq!(
            problems(&report),
            [
                (Some(3), "所在地", "架空県2", "import-other-than-above"),
                (Some(3), "業務番号", "A-1-1", "import-twice"),
                (Some(5), "管理番号", "", "input-required"),
            ]
        );
        let twice = "部署コード,部署名\nX,一\nX,二\n";
        let report = preview(h, ImportKind::Departments, twice.as_bytes()).unwrap();
        assert_eq!(problems(&report), [(Some(3), "部署コード", "X", "import-twice")]);
    });
}

#[test]
fn a_row_without_a_number_goes_on_with_the_consignee_above() {
    on_each_database(TODAY, |h| {
        departments(h);
        let rows = table(&[ONE, ",,,,,保守,JOHO,自由,1,2024-04-01,,"]);
        assert_eq!(counts(&take(h, ImportKind::Consignees, &rows)), [3, 0, 0, 0]);
        assert_eq!(counts(&take(h, ImportKind::Consignees, &rows)), [0, 0, 3, 0]);
    });
}

#[test]
fn what_can_be_read_and_should_be_looked_at_stops_nothing() {
    on_each_database(TODAY, |h| {
        let rows =
            "管理番号,名称,登録番号,電話,業務番号,委託業務,開始日\nA-1,あおば,T5999099000038,03-0000-000,A-1-1,発送,平成32年4月1日\n";
        let report = take(h, ImportKind::Consignees, rows.as_bytes());
        let warned: Vec<_> = report.warnings.iter().map(|one| (one.heading.as_str(), one.message.id)).collect();
        assert_eq!(
            warned,
            [("登録番号", "format-invoice-number-unchecked"), ("電話", "format-phone-digits"), ("開始日", "format-date-outside-era")]
        );
    });
}

#[test]
fn anything_else_than_was_previewed_is_refused() {
    on_each_database(TODAY, |h| {
        departments(h);
        let bytes = table(&[ONE]);
        let digest = preview(h, ImportKind::Consignees, &bytes).unwrap().digest;
        let held = |bytes: &[u8]| {
            let file = kantoku::operations::import::File { digest: digest.clone(), ..file("table.csv", bytes, ImportMode::Apply) };
            import(&h.register, &keeper(h), ImportKind::Consignees, &file)
        };
        let is_refused =
            |result: Result<_, Error>| matches!(result, Err(Error::Conflict(message)) if message.id == "import-not-as-previewed");
        assert!(is_refused(held(&table(&[&ONE.replace("禁止", "自由")]))));
        // What does not concern the file may happen in between.
        h.someone(&[Role::Staff]);
        let report = held(&bytes).unwrap();
        assert!(report.written);
        assert!(is_refused(held(&bytes)));
    });
}

#[test]
fn each_row_is_an_entry_of_whoever_imported_it() {
    on_each_database(TODAY, |h| {
        let head = h.head();
        let actor = keeper(h);
        let before = h.head().max(head);
        let report = take(h, ImportKind::Departments, "部署コード,部署名\nX,一\nY,二\n".as_bytes());
        assert_eq!((report.counts.new, h.head()), (2, before + 2));
        let listed = h.register.ask(&actor, department::List::default()).unwrap();
        assert_eq!(listed.iter().map(|line| (line.code.as_str(), line.seen)).collect::<Vec<_>>(), [("X", before + 1), ("Y", before + 2)]);
    });
}

#[test]
fn nobody_imports_what_they_may_not_enter() {
    on_each_database(TODAY, |h| {
        let bytes = table(&[ONE]);
        let may = |actor: &Actor, kind| import(&h.register, actor, kind, &file("table.csv", &bytes, ImportMode::Preview)).is_ok();
        let people = "社員番号,氏名,区分\nS1,架橋,職員\n";
        for (role, register) in [(Role::Procurement, true), (Role::Administrator, false), (Role::Auditor, false), (Role::Staff, false)] {
            assert_eq!(may(&h.as_(role), ImportKind::Consignees), register, "{role}");
        }
        let of_people =
            |actor: &Actor| import(&h.register, actor, ImportKind::People, &file("p.csv", people.as_bytes(), ImportMode::Preview));
        assert!(matches!(of_people(&h.as_(Role::Procurement)), Err(Error::Denied(_))));
        assert!(of_people(&h.as_(Role::Administrator)).is_ok());
    });
}

#[test]
fn a_person_leaves_by_the_date_in_the_file() {
    on_each_database(TODAY, |h: &Harness| {
        let people = |until: &str| format!("社員番号,氏名,区分,入職日,退職日\nS1,架橋 花子,職員,R2.4.1,{until}\n").into_bytes();
        take(h, ImportKind::People, &people(""));
        let report = take(h, ImportKind::People, &people("R8.3.31"));
        let said: Vec<_> = report.lines[0].differences.iter().map(|one| (one.heading.as_str(), one.after.as_str())).collect();
        assert_eq!(said, [("退職日", "2026-03-31")]);
        assert_eq!(counts(&take(h, ImportKind::People, &people("R8.3.31"))), [0, 0, 1, 0]);
        let back = take(h, ImportKind::People, &people(""));
        assert_eq!(back.warnings[0].message.id, "import-until-stays");
    });
}
