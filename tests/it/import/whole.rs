//! A staff list in which everybody stands: who is missing leaves, and only after it was shown.

use kantoku::domain::access::{Actor, Role};
use kantoku::error::{Error, Result};
use kantoku::operations::import::{Effect, File, ImportKind, ImportMode, Report, WholeList, import};
use kantoku::operations::person;
use serde_json::json;

use super::{TODAY, departments, file, keeper, problems, take};
use crate::harness::{Browser, Harness, attributes, day, on_each_database, program};

const HEADINGS: &str = "社員番号,氏名,区分,所属";

/// Four of the staff and a member, since 2024.
fn staff(h: &Harness) {
    departments(h);
    let rows = "S001,架空 花子,職員,総務部,2024-04-01\nS002,架空 太郎,職員,総務部,2024-04-01\nS003,架空 次郎,職員,会員支援部,2024-04-01\n\
        S004,架空 三郎,職員,会員支援部,2024-04-01\nM001,会員 花,会員,会員組織,2024-04-01\n";
    take(h, ImportKind::People, format!("{HEADINGS},入職日\n{rows}").as_bytes());
    // Whoever imports stands in the register too, and in every list below.
    keeper(h);
}

/// A list of these rows and of whoever imports it.
fn list(h: &Harness, rows: &[&str]) -> Vec<u8> {
    let whole = h.register.ask(&Actor::console(), person::Show { id: keeper(h).person.unwrap(), on: None }).unwrap();
    let own = format!("{},{},職員,", whole.now.code, whole.now.name);
    format!("{HEADINGS}\n{own}\n{}\n", rows.join("\n")).into_bytes()
}

fn whole(on: &str) -> WholeList {
    WholeList { whole: true, on: Some(day(on)), ..WholeList::default() }
}

fn look(h: &Harness, bytes: &[u8], list: &WholeList) -> Result<Report> {
    let file = File { list: list.clone(), ..file("staff.csv", bytes, ImportMode::Preview) };
    import(&h.register, &keeper(h), ImportKind::People, &file)
}

/// Applies what was looked through.
fn apply(h: &Harness, bytes: &[u8], list: &WholeList) -> Report {
    let digest = look(h, bytes, list).unwrap().digest;
    let file = File { list: list.clone(), digest, ..file("staff.csv", bytes, ImportMode::Apply) };
    import(&h.register, &keeper(h), ImportKind::People, &file).unwrap()
}

fn people(h: &Harness, on: &str) -> Vec<(String, String)> {
    let list = person::List { on: Some(day(on)), limit: Some(100), ..person::List::default() };
    let lines = h.register.ask(&keeper(h), list).unwrap().lines;
    let mut found: Vec<_> =
        lines.into_iter().filter(|line| !line.code.starts_with('T')).map(|line| (line.code, line.department_ja)).collect();
    found.sort();
    found
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(code, department)| ((*code).to_owned(), (*department).to_owned())).collect()
}

const NEXT: [&str; 4] =
    ["S001,架空 花子,職員,総務部", "S002,架空 太郎,職員,会員支援部", "S003,架空 二郎,職員,会員支援部", "S005,新人 春,職員,総務部"];

#[test]
fn a_preview_tells_joiners_moves_changes_and_leavers_apart_and_writes_nothing() {
    on_each_database(TODAY, |h| {
        staff(h);
        let (bytes, head) = (list(h, &NEXT), h.head());
        let report = look(h, &bytes, &whole("2026-11-23")).unwrap();
        assert!(report.problems.is_empty() && !report.written && report.whole, "{:?}", report.problems);
        let said: Vec<_> = report.lines.iter().map(|line| (line.effect, line.code.as_str(), line.department.as_str(), line.row)).collect();
        assert_eq!(
            said,
            [
                (Effect::Moved, "S002", "会員支援部", Some(4)),
                (Effect::Changed, "S003", "会員支援部", Some(5)),
                (Effect::New, "S005", "総務部", Some(6)),
                (Effect::Left, "S004", "会員支援部", None),
            ]
        );
        let counts = report.counts;
        assert_eq!((counts.new, counts.moved, counts.changed, counts.left, counts.unchanged), (1, 1, 1, 1, 2));
        assert_eq!(report.lines[3].differences[0].after, "2026-11-22");
        assert_eq!(h.head(), head);
    });
}

#[test]
fn what_was_shown_holds_from_the_day_of_the_list_and_access_goes_too() {
    on_each_database(TODAY, |h| {
        staff(h);
        let resource = json!({ "code": "R-01", "name": "会員管理システム", "kind": "system", "from_on": "2024-04-01" });
        h.call(&keeper(h), "resource.enter", resource).unwrap();
        let access = "社員番号,システム・台帳,開始日\nS003,R-01,2025-04-01\nS004,R-01,2025-04-01\n";
        take(h, ImportKind::Access, access.as_bytes());
        let report = apply(h, &list(h, &NEXT), &whole("2026-11-01"));
        assert!(report.written, "{:?}", report.problems);
        let before = pairs(&[("M001", "会員組織"), ("S001", "総務部"), ("S002", "総務部"), ("S003", "会員支援部"), ("S004", "会員支援部")]);
        assert_eq!(people(h, "2026-10-31"), before);
        let after = pairs(&[("M001", "会員組織"), ("S001", "総務部"), ("S002", "会員支援部"), ("S003", "会員支援部"), ("S005", "総務部")]);
        assert_eq!(people(h, "2026-11-01"), after);
        let held = |on: &str| h.call(&keeper(h), "person.access", json!({ "on": on })).unwrap()["total"].clone();
        assert_eq!((held("2026-10-31"), held("2026-11-01")), (json!(2), json!(1)));
        let again = look(h, &list(h, &NEXT), &whole("2026-11-01")).unwrap();
        assert!(again.lines.is_empty() && again.counts.unchanged == 5, "{:?}", again.lines);
    });
}

#[test]
fn nobody_leaves_by_a_list_that_was_not_looked_through() {
    on_each_database(TODAY, |h| {
        staff(h);
        let (bytes, head) = (list(h, &NEXT), h.head());
        let unseen = File { list: whole("2026-11-23"), ..file("staff.csv", &bytes, ImportMode::Apply) };
        let refused = import(&h.register, &keeper(h), ImportKind::People, &unseen);
        assert!(matches!(refused, Err(Error::Conflict(message)) if message.id == "import-whole-unseen"));
        let digest = look(h, &bytes, &whole("2026-11-23")).unwrap().digest;
        for list in [whole("2026-11-22"), WholeList { left_on: Some(day("2026-10-31")), ..whole("2026-11-23") }] {
            let other = File { list, digest: digest.clone(), ..file("staff.csv", &bytes, ImportMode::Apply) };
            let refused = import(&h.register, &keeper(h), ImportKind::People, &other);
            assert!(matches!(refused, Err(Error::Conflict(message)) if message.id == "import-not-as-previewed"));
        }
        assert_eq!(h.head(), head);
    });
}

#[test]
fn who_may_not_go_silently_is_named() {
    on_each_database(TODAY, |h| {
        staff(h);
        let holder = h.call(&keeper(h), "person.list", json!({ "search": "S004" })).unwrap()["lines"][0]["id"].clone();
        let appoint = json!({ "person_id": holder, "office": "audit_officer", "from_on": "2025-04-01", "letter": "任命書" });
        h.call(&keeper(h), "office.appoint", appoint).unwrap();
        let report = look(h, &list(h, &NEXT), &whole("2026-11-23")).unwrap();
        assert_eq!(problems(&report), [(None, "", "S004 架空 三郎", "person-holds-office")]);
        let without = format!("{HEADINGS}\nS004,架空 三郎,職員,会員支援部\n{}\n", NEXT.join("\n")).into_bytes();
        let report = look(h, &without, &whole("2026-11-23")).unwrap();
        assert!(problems(&report).iter().any(|(_, _, read, id)| read.starts_with('T') && *id == "import-leaves-importer"), "{report:?}");
    });
}

#[test]
fn a_list_short_of_more_than_half_is_taken_for_the_wrong_list() {
    on_each_database(TODAY, |h| {
        staff(h);
        let bytes = list(h, &["S001,架空 花子,職員,総務部"]);
        let report = look(h, &bytes, &whole("2026-11-23")).unwrap();
        assert_eq!(problems(&report), [(None, "", "", "import-many-leavers")]);
        assert_eq!(report.counts.left, 3, "they are shown all the same");
        let meant = WholeList { many_leavers: true, ..whole("2026-11-23") };
        assert!(apply(h, &bytes, &meant).written);
        assert_eq!(people(h, "2026-11-23"), pairs(&[("M001", "会員組織"), ("S001", "総務部")]));
    });
}

#[test]
fn a_list_speaks_of_the_kinds_that_stand_in_it_unless_told_otherwise() {
    on_each_database(TODAY, |h| {
        use kantoku::domain::person::PersonKind;
        staff(h);
        let everybody = WholeList { kinds: vec![PersonKind::Staff, PersonKind::Member], ..whole("2026-11-23") };
        let left = |list: &WholeList| {
            let report = look(h, &self::list(h, &NEXT), list).unwrap();
            report.lines.into_iter().filter(|line| line.effect == Effect::Left).map(|line| line.code).collect::<Vec<_>>()
        };
        assert_eq!(left(&whole("2026-11-23")), ["S004"]);
        let mut both = left(&everybody);
        both.sort();
        assert_eq!(both, ["M001", "S004"]);
    });
}

#[test]
fn who_stands_in_the_list_again_has_come_back() {
    on_each_database(TODAY, |h| {
        staff(h);
        apply(h, &list(h, &NEXT), &whole("2026-10-01"));
        let back = [&NEXT[..], &["S004,架空 三郎,職員,会員支援部"]].concat();
        assert!(apply(h, &list(h, &back), &whole("2026-11-01")).written);
        let there = |on: &str| people(h, on).iter().any(|(code, _)| code == "S004");
        assert_eq!((there("2026-09-30"), there("2026-10-31"), there("2026-11-01")), (true, false, true));
    });
}

#[test]
fn only_a_table_of_people_is_a_list_of_everybody_and_its_dates_make_sense() {
    on_each_database(TODAY, |h| {
        staff(h);
        let departments =
            File { list: whole("2026-11-23"), ..file("d.csv", "部署コード,部署名\nX,一\n".as_bytes(), ImportMode::Preview) };
        let refused = import(&h.register, &keeper(h), ImportKind::Departments, &departments);
        assert!(matches!(refused, Err(Error::Invalid(problems)) if problems.0["whole"].id == "import-whole-of-people"));
        let late = WholeList { left_on: Some(day("2026-11-23")), ..whole("2026-11-23") };
        let refused = look(h, &list(h, &NEXT), &late);
        assert!(matches!(refused, Err(Error::Invalid(problems)) if problems.0["left_on"].id == "import-left-after-list"));
    });
}

fn upload(browser: &Browser, bytes: &[u8], more: &[(&str, &str)]) -> crate::harness::Page {
    let fields = [&[("kind", "people"), ("changes_from_on", ""), ("whole", "true")], more].concat();
    browser.upload("/import/preview", &fields, &[("file", "staff.csv", bytes)])
}

#[test]
fn the_page_shows_who_leaves_before_anybody_does() {
    on_each_database(TODAY, |h| {
        staff(h);
        let browser = h.browser_of(&keeper(h));
        browser.get("/import?kind=people").expect(200).expect_words("これが全員の名簿である");
        let few = list(h, &["S001,架空 花子,職員,総務部"]);
        let page = upload(&browser, &few, &[("on", "令和8年11月23日")]).expect(200);
        assert!(page.says("半数を超えるので取り込みません") && !page.says("/import/apply"));
        upload(&browser, &few, &[("on", "いつか")]).expect(422).expect_words("いつか");
        let page = upload(&browser, &list(h, &NEXT), &[("on", "令和8年11月23日")]).expect(200);
        for words in ["名簿になく、離れる人（1人）", "S004", "架空 三郎", "異動する人（1人）", "新しく加わる人（1人）", "変わらない人：2人"]
        {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        let html = page.text();
        let form = html.split("action=\"/import/apply\"").nth(1).unwrap().split("</form>").next().unwrap().to_owned();
        let read = |value: String| value.replace("&#x3D;", "=").replace("&amp;", "&");
        let fields: Vec<(String, String)> =
            attributes(&form, "name").into_iter().zip(attributes(&form, "value").into_iter().map(read)).collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.speak("en");
        let done = browser.upload("/import/apply", &fields, &[]).expect(200);
        assert_eq!(done.path, "/people");
        assert!(!done.says("架空 三郎") && done.says("新人 春"));
        upload(&browser, &list(h, &NEXT[..2]), &[("on", "2026-11-23")]).expect(200).expect_words("Missing from the list, and leaving (2)");
        assert_eq!(h.browser_of(&h.as_(Role::Procurement)).get("/import?kind=people").status, 403);
    });
}

#[test]
fn the_command_line_shows_the_list_and_takes_it_by_its_digest() {
    on_each_database(TODAY, |h| {
        staff(h);
        let folder = h.database.folder.path();
        std::fs::write(folder.join("staff.csv"), list(h, &NEXT)).unwrap();
        let run = |arguments: &[&str]| {
            let mut command = program();
            let command = command.args(["import", "people", "staff.csv", "--whole", "--on", "2026-11-01"]).args(arguments);
            let output = command.args(["--database", &h.database.url, "--lang", "en"]).current_dir(folder).output().unwrap();
            let said = [output.stdout, output.stderr].concat();
            (output.status.code(), String::from_utf8_lossy(&said).into_owned())
        };
        let head = h.head();
        let (code, said) = run(&["--dry-run"]);
        assert!(code == Some(0) && said.contains("Left (1)") && said.contains("S004 架空 三郎, 会員支援部"), "{said}");
        let (code, refused) = run(&[]);
        assert!(code != Some(0) && refused.contains("digest"), "{refused}");
        assert_eq!(h.head(), head);
        let digest = said.lines().find_map(|line| line.strip_prefix("For --digest: ")).expect("the digest is shown");
        let (code, said) = run(&["--digest", digest]);
        assert!(code == Some(0), "{said}");
        assert!(!people(h, TODAY).iter().any(|(code, _)| code == "S004"));
    });
}
