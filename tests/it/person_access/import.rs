//! Access and the systems it is to, from files, and back into files.

use kantoku::domain::access::Role;
use kantoku::error::Error;
use kantoku::operations::document::Content;
use kantoku::operations::import::{Effect, File, ImportKind, ImportMode, Report, Thing, WholeList, import};
use serde_json::json;

use super::{TODAY, give, held, keeper, pair, person, resource, work};
use crate::harness::{Harness, on_each_database};

const HEADINGS: &str = "社員番号,システム・台帳,委託管理番号,開始日,終了日";

fn take(h: &Harness, kind: ImportKind, text: &str) -> Report {
    let file = File {
        name: "access.csv".into(),
        content: Content::Bytes(text.as_bytes().to_vec()),
        mode: ImportMode::Apply,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList::default(),
    };
    import(&h.register, &keeper(h), kind, &file).unwrap()
}

fn problems(report: &Report) -> Vec<(Option<usize>, &str, &str, &str)> {
    report.problems.iter().map(|one| (one.row, one.heading.as_str(), one.read.as_str(), one.message.id)).collect()
}

#[test]
fn a_file_gives_access_and_ends_it() {
    on_each_database(TODAY, |h| {
        person(h, "S001", "架空 花子");
        person(h, "S002", "架空 太郎");
        resource(h, "R-01", "会員管理システム", "system");
        work(h, "C-1");
        let file = format!("{HEADINGS}\nS001,会員管理システム,,令和7年4月1日,\nS002,,C-1-1,R7.4.1,\n");
        let report = take(h, ImportKind::Access, &file);
        assert!(report.written, "{:?}", report.problems);
        assert_eq!(held(h, TODAY, &json!({})), [pair("S001", "R-01"), pair("S002", "C-1-1")]);
        let head = h.head();
        let again = take(h, ImportKind::Access, &file);
        assert_eq!((again.counts.unchanged, h.head()), (2, head));
        let ended = take(h, ImportKind::Access, &format!("{HEADINGS}\nS001,R-01,,2025-04-01,2026-03-31\n"));
        let line = &ended.lines[0];
        assert_eq!((line.thing, line.effect, line.differences[0].heading.as_str()), (Thing::Access, Effect::Changed, "終了日"));
        assert_eq!(held(h, TODAY, &json!({})), [pair("S002", "C-1-1")]);
    });
}

#[test]
fn what_is_wrong_with_a_row_stands_at_its_column() {
    on_each_database(TODAY, |h| {
        person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        work(h, "C-1");
        let head = h.head().max({
            keeper(h);
            h.head()
        });
        let rows = [
            "S999,R-01,,2025-04-01,",
            "S001,無い台帳,,2025-04-01,",
            "S001,,C-9-9,2025-04-01,",
            "S001,R-01,C-1-1,2025-04-01,",
            "S001,,,2025-04-01,",
            "S001,R-01,,2020-04-01,",
            "S001,,C-1-1,2025-04-01,2025-03-31",
            "S001,R-01,,いつか,",
        ];
        let report = take(h, ImportKind::Access, &format!("{HEADINGS}\n{}\n", rows.join("\n")));
        assert_eq!(
            problems(&report),
            [
                (Some(2), "社員番号", "S999", "person-access-no-person"),
                (Some(3), "システム・台帳", "無い台帳", "person-access-no-resource"),
                (Some(4), "委託管理番号", "C-9-9", "person-access-no-entrustment"),
                (Some(5), "委託管理番号", "C-1-1", "person-access-only-one"),
                (Some(6), "システム・台帳", "", "person-access-one-needed"),
                (Some(7), "開始日", "2020-04-01", "person-access-not-there"),
                (Some(8), "終了日", "2025-03-31", "person-access-end-before-start"),
                (Some(9), "開始日", "いつか", "format-date"),
            ]
        );
        assert!(!report.written && h.head() == head);
    });
}

#[test]
fn who_does_not_belong_is_named_at_the_number() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        let seen = json!({ "id": id, "seen": id, "until_on": "2026-03-31" });
        h.call(&keeper(h), "person.leave", seen).unwrap();
        resource(h, "R-01", "会員管理システム", "system");
        let report = take(h, ImportKind::Access, &format!("{HEADINGS}\nS001,R-01,,2026-04-01,\n"));
        assert_eq!(problems(&report), [(Some(2), "社員番号", "S001", "person-access-does-not-belong")]);
    });
}

#[test]
fn systems_and_ledgers_come_from_a_file_too() {
    on_each_database(TODAY, |h| {
        let file =
            "コード,名称,種別,要配慮個人情報,個人番号,開始日\nR-01,人事給与システム,システム,無,有,H27.10.1\nD-01,相談記録台帳,台帳,○,×,\n";
        let report = take(h, ImportKind::Resources, file);
        assert!(report.written, "{:?}", report.problems);
        assert_eq!((report.counts.new, take(h, ImportKind::Resources, file).counts.unchanged), (2, 2));
        let lines = h.call(&keeper(h), "resource.list", json!({})).unwrap();
        assert_eq!((&lines[1]["code"], &lines[1]["my_number"], &lines[0]["special_care"]), (&json!("R-01"), &json!(true), &json!(true)));
        let wrong = take(h, ImportKind::Resources, "コード,名称,種別\nR-01,人事給与システム,ひきだし\n");
        assert_eq!(problems(&wrong), [(Some(2), "種別", "ひきだし", "input-choice")]);
        let changed = take(h, ImportKind::Resources, "コード,名称,種別,終了日\nR-01,給与システム,システム,2026-12-31\n");
        assert_eq!((changed.counts.changed, changed.lines[0].differences.len()), (1, 2));
    });
}

#[test]
fn what_is_exported_says_nothing_new_when_it_comes_back() {
    on_each_database(TODAY, |h| {
        let people = [person(h, "S001", "架空 花子"), person(h, "S002", "架空 太郎")];
        resource(h, "R-01", "会員管理システム", "system");
        work(h, "C-1");
        give(h, &people, &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        give(h, &people[..1], &json!({ "entrustment": "C-1-1", "from_on": "2025-04-01", "until_on": "2027-03-31" })).unwrap();
        let browser = h.browser_of(&keeper(h));
        for language in ["ja", "en"] {
            browser.speak(language);
            let csv = browser.get("/access/export?format=csv").expect(200);
            assert!(csv.says("C-1-1"));
            let report = take(h, ImportKind::Access, &csv.text());
            assert_eq!((report.counts.unchanged, report.counts.new, report.problems.len()), (3, 0, 0), "{language}");
            browser.get("/access/export?format=xlsx").expect(200);
        }
        let only = browser.get("/access/export?format=csv&kind=entrustment").expect(200);
        assert!(only.says("C-1-1") && !only.says("R-01"));
    });
}

#[test]
fn nobody_imports_access_who_may_not_give_it() {
    on_each_database(TODAY, |h| {
        for role in [Role::Procurement, Role::Auditor, Role::Staff] {
            for operation in ["import.access", "import.resources"] {
                let refused = h.call(&h.as_(role), operation, json!({ "content": "", "mode": "preview" }));
                assert!(matches!(refused, Err(Error::Denied(_))), "{role} {operation}");
            }
        }
    });
}
