//! Files go out and come in by the command line as by the pages.

use std::process::{Command, Output};

use diesel::RunQueryDsl;
use kantoku::domain::access::{Actor, Role};
use kantoku::locale::Language;
use kantoku::operations::list::find;
use kantoku::store::conn::{Address, Conn};
use kantoku::web::tables::TABLES;
use serde_json::{Value, json};

use crate::criteria::{codes, entry, open, put, shown};
use crate::evaluation::{consignee, criteria, entrust, four, item, start};
use crate::harness::{Database, Engine, Harness, PASSWORD, login_of, on_each_database, program};

/// The program goes by the clock of the machine: what it builds on is long past.
const TODAY: &str = "2024-04-01";

fn typed(h: &Harness, words: &[&str]) -> Command {
    let mut command = program();
    command.args(words).args(["--database", &h.database.url, "--lang", "ja"]).current_dir(h.database.folder.path());
    command
}

fn run(h: &Harness, words: &[&str]) -> Output {
    typed(h, words).output().expect("the program starts")
}

/// The same, signed in.
fn run_as(h: &Harness, actor: &Actor, words: &[&str]) -> Output {
    let mut command = typed(h, words);
    command.env("KANTOKU_USER", login_of(&h.register, actor)).env("KANTOKU_PASSWORD", PASSWORD);
    command.env("KANTOKU_DOCUMENTS", h.database.folder.path().join("documents"));
    command.output().expect("the program starts")
}

/// What is said beside the answer.
fn noted(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn answered(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", noted(output)))
}

/// A file beside the database.
fn read(h: &Harness, name: &str) -> Vec<u8> {
    std::fs::read(h.database.folder.path().join(name)).expect("the file was written")
}

fn write(h: &Harness, name: &str, text: &str) {
    std::fs::write(h.database.folder.path().join(name), text).expect("a file can be written");
}

/// An evaluation of four items, with everything that it needs.
fn begun(h: &Harness) -> i64 {
    let set_id = criteria(h, four());
    let id = consignee(h, "試験商事");
    entrust(h, id, json!({ "from_on": TODAY }));
    start(h, id, set_id)
}

#[test]
fn the_register_from_a_terminal_is_that_of_its_page_and_can_be_imported_again() {
    on_each_database(TODAY, |h| {
        let keeper = h.as_(Role::PersonalDataManager);
        let input =
            json!({ "name": "㈱みらい発送", "kana": "ミライハッソウ", "corporate_number": "7000012050002", "note": "本社移転予定" });
        let id = h.call(&keeper, "consignee.enter", input).unwrap()["id"].clone();
        let work = json!({ "consignee_id": id, "work": "発送", "from_on": TODAY, "data_kinds": ["contact", "health"], "principals": 1200,
            "note": "年4回", "countries": ["JP", "US"], "special_care": true, "sub_entrustment": "prior_approval", "places": "架空倉庫" });
        h.call(&keeper, "entrustment.enter", work).unwrap();
        h.call(&keeper, "consignee.enter", json!({ "name": "業務なし商事", "note": "休業中" })).unwrap();
        let browser = h.browser_of(&keeper);
        for format in ["xlsx", "sjis", "csv"] {
            let page = browser.get(&format!("/consignees/export?format={format}&on={TODAY}")).expect(200);
            let done = run(h, &["consignee", "export", "--on", TODAY, "--format", format, "--out", "register"]);
            assert!(done.status.success(), "{format}: {}", noted(&done));
            assert!(read(h, "register") == page.bytes, "{format}");
        }
        std::fs::rename(h.database.folder.path().join("register"), h.database.folder.path().join("register.csv")).unwrap();
        let done = run_as(h, &keeper, &["import", "consignees", "register.csv", "--dry-run", "--format", "json"]);
        let report = answered(&done);
        assert!(done.status.success(), "{report}");
        assert_eq!(
            (&report["rows"], &report["counts"]["new"], &report["counts"]["changed"]),
            (&json!(2), &json!(0), &json!(0)),
            "{report}"
        );
        let refused = run(h, &["consignee", "export", "--format", "pdf"]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(noted(&refused).contains("sjis / xlsx"), "{}", noted(&refused));
        let elsewhere = run(h, &["setting", "list", "--format", "xlsx"]);
        assert!(elsewhere.status.code() == Some(1) && !noted(&elsewhere).contains("sjis"), "{}", noted(&elsewhere));
    });
}

#[test]
fn a_version_of_criteria_goes_out_to_a_file_and_comes_back() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, entry("R1")).unwrap();
        let id = version_id.to_string();
        let page = h.browser_of(&writer).get(&format!("/criteria/versions/{id}/export?format=csv")).expect(200);
        let done = run(h, &["criteria", "export", "--version-id", &id, "--format", "csv", "--out", "criteria.csv"]);
        assert!(done.status.success() && read(h, "criteria.csv") == page.bytes, "{}", noted(&done));
        let head = h.head();
        let import = |file: &str| run_as(h, &writer, &["criteria", "import", "--version-id", &id, "--file", file, "--format", "json"]);
        let done = import("criteria.csv");
        assert_eq!(answered(&done)["same"], json!(1), "{}", noted(&done));
        assert_eq!(h.head(), head, "nothing changed");
        let headings = "項目番号,分類,重要度,重み,必須項目,確認項目,確認項目（英語）\n";
        write(h, "bad.csv", &format!("{headings}R1,規律,義務,３,○,規律の整備,Rules\nR2,規律,とても重要,2,×,体制の整備,Structure\n"));
        let refused = import("bad.csv");
        let said = noted(&refused);
        assert_eq!(refused.status.code(), Some(1), "{said}");
        assert!(said.contains("3行目 重要度") && said.contains("とても重要"), "{said}");
        assert_eq!(h.head(), head, "no row was entered");
        write(h, "good.csv", &format!("{headings}R1,規律,義務,３,○,規律の整備,Rules\nR2,規律,重要,2,×,体制の整備,Structure\n"));
        let done = import("good.csv");
        assert_eq!(answered(&done)["added"], json!(1), "{}", noted(&done));
        assert_eq!(codes(&shown(&h.register, &writer, version_id)), ["R1", "R2"]);
        let nowhere = import("gone.csv");
        assert!(nowhere.status.code() == Some(1) && noted(&nowhere).contains("gone.csv"), "{}", noted(&nowhere));
    });
}

#[test]
fn the_sheet_of_an_evaluation_comes_back_and_files_are_attached_by_their_names() {
    on_each_database(TODAY, |h| {
        let (id, writer) = (begun(h), h.as_(Role::Procurement));
        let number = id.to_string();
        let page = h.browser_of(&writer).get(&format!("/evaluations/{id}/export?format=xlsx")).expect(200);
        let done = run(h, &["evaluation", "show", "--id", &number, "--format", "xlsx", "--out", "sheet.xlsx"]);
        assert!(done.status.success() && read(h, "sheet.xlsx") == page.bytes, "{}", noted(&done));
        let take = |file: &str| run_as(h, &writer, &["evaluation", "answer-all", "--id", &number, "--file", file, "--format", "json"]);
        write(h, "bad.csv", "項目,判定\nA,○\nB,多分\n");
        let refused = take("bad.csv");
        let said = noted(&refused);
        assert!(refused.status.code() == Some(1) && said.contains("3行目 判定") && said.contains("多分"), "{said}");
        write(h, "good.csv", "項目,判定\nA,○\nB,△\n");
        let done = take("good.csv");
        assert_eq!(answered(&done), json!(2), "{}", noted(&done));
        let attach = |more: &[&str]| run_as(h, &writer, &[&["evaluation", "attach", "--id", &number, "--code", "A"], more].concat());
        write(h, "規程.pdf", "%PDF-1.7\n");
        write(h, "empty.pdf", "");
        for (more, flag) in [
            (&["--file", "gone.pdf"][..], "--file"),
            (&["--file", "empty.pdf"], "--file"),
            (&["--file", "規程.pdf", "--name", "規程.png"], "--file"),
            (&["--file", "規程.pdf", "--content", "JVBERi0="], "--file"),
            (&[], "--content"),
        ] {
            let refused = attach(more);
            let said = noted(&refused);
            assert!(refused.status.code() == Some(1) && said.contains(flag), "{more:?}: {said}");
        }
        let done = attach(&["--file", "規程.pdf"]);
        assert!(done.status.success(), "{}", noted(&done));
        let sheet = answered(&run(h, &["evaluation", "show", "--id", &number, "--format", "json"]));
        assert_eq!(item(&sheet, "B")["verdict"], "partial");
        assert!(item(&sheet, "A").to_string().contains("規程.pdf"), "{}", item(&sheet, "A"));
    });
}

#[test]
fn evaluations_contracts_and_ndas_are_files_on_their_pages_as_at_a_terminal() {
    on_each_database(TODAY, |h| {
        begun(h);
        let browser = h.browser_of(&h.as_(Role::Auditor));
        browser.get("/evaluations?stage=all").expect_words("/evaluations/export?");
        for (path, words) in [
            ("/evaluations/export?stage=all&format=csv", &["evaluation", "list"][..]),
            ("/contracts/export?on=2024-04-01&format=csv", &["contract", "list", "--on", TODAY]),
            ("/ndas/export?on=2024-04-01&format=csv", &["nda", "list", "--on", TODAY]),
            ("/ndas/coverage/export?on=2024-04-01&format=csv", &["nda", "coverage", "--on", TODAY]),
        ] {
            let page = browser.get(path).expect(200);
            let done = run(h, &[words, &["--format", "csv"]].concat());
            assert!(done.status.success() && done.stdout == page.bytes, "{path}: {}{}", page.text(), noted(&done));
            assert!(browser.get(&path.replace("=csv", "=xlsx")).expect(200).bytes.starts_with(b"PK"), "{path}");
        }
        let listed = browser.get("/evaluations/export?stage=all&format=csv").expect(200);
        assert!(listed.says("試験商事") && listed.says("すべての委託業務"), "{}", listed.text());
        let none = browser.get("/evaluations/export?stage=decided&format=csv").expect(200);
        assert!(!none.says("試験商事"), "the file is of the stage that is shown");
        assert!(browser.get("/contracts/export").expect(200).says("業務委託契約書"));
        browser.get("/contracts/export?format=pdf").expect(404);
        let done = run(h, &["ledger", "export", "--format", "xlsx", "--out", "ledger.xlsx"]);
        assert!(done.status.success() && read(h, "ledger.xlsx").starts_with(b"PK"), "{}", noted(&done));
    });
}

/// What each question that must know of what it is asked is asked of here.
fn asked(operation: &str, evaluation_id: i64, version_id: &Value) -> Value {
    match operation {
        "evaluation.show" => json!({ "id": evaluation_id }),
        "criteria.export" => json!({ "version_id": version_id }),
        _ => json!({}),
    }
}

#[test]
fn every_table_is_given_in_both_languages() {
    on_each_database(TODAY, |h| {
        let id = begun(h);
        let auditor = h.as_(Role::Auditor);
        let version_id = h.call(&auditor, "evaluation.show", json!({ "id": id })).unwrap()["criteria"]["version_id"].clone();
        // What no language has stands as its id.
        let is_raw = |text: &String| {
            let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
            starts && text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        for table in TABLES {
            let name = table.operation;
            let operation = find(name).unwrap_or_else(|| panic!("there is no operation {name}"));
            let input = asked(name, id, &version_id);
            let of_all = operation.fields().iter().all(|field| !field.required);
            assert!(of_all || input != json!({}), "{name} is to be asked of something");
            for language in Language::ALL {
                let given = (table.ask)(&h.register, &auditor, input.clone(), *language).unwrap_or_else(|error| panic!("{name}: {error}"));
                let grid = given.grid;
                assert!(!grid.headings.is_empty() && !grid.headings.iter().any(is_raw), "{name}: {:?}", grid.headings);
                assert!(!is_raw(&grid.title), "{name}: {}", grid.title);
                assert!(grid.rows.iter().all(|row| row.len() == grid.headings.len()), "{name}");
                assert!(!of_all || given.name.contains("2024-04-01"), "{}", given.name);
            }
        }
        for language in Language::ALL {
            let headings = kantoku::output::ledger::headings(*language);
            assert!(!headings.is_empty() && !headings.iter().any(is_raw), "{headings:?}");
        }
    });
}

#[test]
fn a_backup_leaves_the_tables_of_an_older_program_as_they_are() {
    let database = Database::fresh(Engine::Sqlite).unwrap();
    // As if the program had come to know one more change of the tables since.
    let forget = "DELETE FROM __diesel_schema_migrations WHERE version = (SELECT max(version) FROM __diesel_schema_migrations)";
    diesel::sql_query(forget).execute(&mut database.conn()).unwrap();
    let folder = database.folder.path();
    let back_up = |from: &str, to: &str| {
        program().args(["backup", "--lang", "en", "--database", from, "--out", to]).current_dir(folder).output().unwrap()
    };
    let done = back_up(&database.url, "copy.db");
    assert!(done.status.success(), "{}", noted(&done));
    let copy = folder.join("copy.db").to_str().unwrap().to_owned();
    for address in [database.address(), Address::Sqlite(copy)] {
        assert!(Conn::open(&address).unwrap().is_behind().unwrap(), "{address:?} was brought up to date");
    }
    std::fs::write(folder.join("letter.db"), "Dear all, this is not a database at all. ".repeat(100)).unwrap();
    for (from, to) in [("sqlite:letter.db", "letter-copy.db"), ("sqlite:none.db", "none-copy.db"), (database.url.as_str(), "copy.db")] {
        assert_eq!(back_up(from, to).status.code(), Some(1), "{from}");
    }
    for name in ["letter-copy.db", "none-copy.db", "none.db"] {
        assert!(!folder.join(name).exists(), "{name}");
    }
}
