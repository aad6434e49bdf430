//! Closed reports: frozen in every form, decided on by somebody else, corrected by another edition, and known again by their bytes.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use kantoku::domain::access::{Actor, Door, Role};
use kantoku::error::Result;
use kantoku::operations::list::find;
use kantoku::operations::report::SECTIONS;
use kantoku::operations::report::edition::file;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::formats;
use super::story::{AFTER, BEGINS, Story};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::{Browser, Engine, Harness, PASSWORD, login_of, on_each_database, program};
use crate::ledger::unguarded;

fn does(h: &Harness, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap().call_and_wait(&h.on(AFTER), actor, input)
}

fn close(h: &Harness, more: Value) -> Result<Value> {
    let mut input = json!({ "year": 2025 });
    crate::evaluation::extend(&mut input, more);
    does(h, &h.as_(Role::Auditor), "report_edition.close", input)
}

fn shown(h: &Harness, id: &Value) -> Value {
    does(h, &h.as_(Role::Manager), "report_edition.show", json!({ "id": id })).unwrap()
}

/// Every file of an edition, by language and form.
fn files(h: &Harness, id: &Value) -> BTreeMap<(String, String), Vec<u8>> {
    let name = |file: &Value, name: &str| file[name].as_str().unwrap().to_owned();
    let listed = shown(h, id)["files"].as_array().unwrap().clone();
    let bytes = |one: &Value| {
        let (language, format) = (name(one, "language"), name(one, "format"));
        let (_, bytes) = file(&h.on(AFTER), &h.as_(Role::Manager), id.as_i64().unwrap(), &format, &language).unwrap();
        assert_eq!(hex::encode(Sha256::digest(&bytes)), name(one, "hash"), "{language} {format}");
        ((language, format), bytes)
    };
    listed.iter().map(bytes).collect()
}

#[test]
fn what_was_closed_is_the_same_to_the_byte_whatever_is_recorded_later() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let texts = json!({ "year": 2025, "seen": 0, "findings": "台帳の記載漏れが2件あった。\nいずれも補正済み。", "opinion": "おおむね適正である。" });
        does(h, &h.as_(Role::Auditor), "report.write", texts).unwrap();
        let id = close(h, json!({})).unwrap();
        let first = files(h, &id);
        assert_eq!(first.len(), formats().count() * 2, "every form in both languages");
        let html = String::from_utf8(first[&("ja".to_owned(), "html".to_owned())].clone()).unwrap();
        let edition = shown(h, &id);
        for words in [edition["content"].as_str().unwrap(), edition["head"].as_str().unwrap(), "台帳の記載漏れが2件あった。", "第1版"]
        {
            assert!(html.contains(words), "{words}");
        }
        let consignee = json!({ "name": "後から登録した会社", "from_on": "2025-05-01" });
        does(h, &h.as_(Role::Procurement), "consignee.enter", consignee).unwrap();
        let seen = does(h, &h.as_(Role::Auditor), "report.texts", json!({ "year": 2025 })).unwrap()["seen"].clone();
        let later = json!({ "year": 2025, "seen": seen, "opinion": "書き直した意見" });
        does(h, &h.as_(Role::Auditor), "report.write", later).unwrap();
        assert_eq!(files(h, &id), first);
    });
}

#[test]
fn an_edition_is_approved_by_somebody_else_published_and_corrected_by_another() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let (auditor, representative) = (h.as_(Role::Auditor), h.as_(Role::Representative));
        let id = close(h, json!({})).unwrap();
        assert_conflict(close(h, json!({ "reason": "訂正" })), "edition-waits");
        let publish = |id: &Value, on: &str| {
            let input = json!({ "id": id, "published_at": "https://example.org/report", "published_on": on });
            does(h, &auditor, "report_edition.publish", input)
        };
        assert_conflict(publish(&id, AFTER), "edition-out-of-order");
        does(h, &representative, "report_edition.approve", json!({ "id": id })).unwrap();
        assert_conflict(does(h, &representative, "report_edition.return", json!({ "id": id, "comment": "誤り" })), "edition-out-of-order");
        for day in ["2020-01-01", "2099-01-01"] {
            assert_refused(publish(&id, day), "published_on", "edition-day-outside");
        }
        publish(&id, AFTER).unwrap();
        assert_eq!(shown(h, &id)["state"], "published");
        assert_refused(close(h, json!({})), "reason", "edition-reason-needed");
        let second = close(h, json!({ "reason": "再委託先の漏れを訂正" })).unwrap();
        assert_eq!(
            (&shown(h, &second)["number"], &shown(h, &id)["state"]),
            (&json!(2), &json!("published")),
            "it counts until the other is approved"
        );
        does(h, &representative, "report_edition.return", json!({ "id": second, "comment": "まだ漏れがある" })).unwrap();
        let third = close(h, json!({ "reason": "漏れを全て訂正" })).unwrap();
        does(h, &representative, "report_edition.approve", json!({ "id": third })).unwrap();
        let list = does(h, &h.as_(Role::Manager), "report_edition.list", json!({ "year": 2025 })).unwrap();
        let states: Vec<&Value> = list.as_array().unwrap().iter().map(|line| &line["state"]).collect();
        assert_eq!(states, ["approved", "superseded", "superseded"], "the latest first");
        assert!(String::from_utf8(files(h, &third)[&("ja".into(), "html".into())].clone()).unwrap().contains("漏れを全て訂正"));
    });
}

#[test]
fn whoever_wrote_in_a_report_or_closed_it_does_not_decide_on_it_through_any_door() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let (both, writer) = (h.someone(&[Role::Auditor, Role::Representative]), h.someone(&[Role::Auditor, Role::Representative]));
        does(h, &writer, "report.write", json!({ "year": 2025, "seen": 0, "opinion": "適正" })).unwrap();
        let id = does(h, &both, "report_edition.close", json!({ "year": 2025 })).unwrap();
        for actor in [&both, &writer] {
            for door in [Door::Page, Door::Api, Door::Cli] {
                for (operation, more) in [("approve", json!({ "id": id })), ("return", json!({ "id": id, "comment": "誤り" }))] {
                    let denied = does(h, &actor.clone().through(door), &format!("report_edition.{operation}"), more);
                    assert_denied(denied, "edition-own");
                }
            }
        }
        assert_denied(does(h, &h.as_(Role::Auditor), "report_edition.approve", json!({ "id": id })), "access-denied");
        assert_denied(does(h, &h.as_(Role::Manager), "report_edition.close", json!({ "year": 2025 })), "access-denied");
        does(h, &h.as_(Role::Representative), "report_edition.approve", json!({ "id": id })).unwrap();
    });
}

#[test]
fn sections_are_left_out_and_the_cover_says_so() {
    on_each_database(BEGINS, |h| {
        let report = Story::tell(h).report(2025, None);
        let document = |report| kantoku::output::report::document(report, kantoku::locale::Language::En, None);
        let ids: Vec<&str> = document(&report).sections.iter().map(|section| section.id).collect();
        let always: Vec<&str> = ids.iter().copied().filter(|id| !SECTIONS.contains(id)).collect();
        assert_eq!((always, ids.len()), (vec!["summary", "ledger"], SECTIONS.len() + 2), "each section can be left out but for two");
        let auditor = h.as_(Role::Auditor);
        let wrong = json!({ "year": 2025, "seen": 0, "left_out": ["ledger"] });
        assert_refused(does(h, &auditor, "report.write", wrong), "left_out", "report-no-such-section");
        does(h, &auditor, "report.write", json!({ "year": 2025, "seen": 0, "left_out": ["training", "late"] })).unwrap();
        assert_conflict(does(h, &auditor, "report.write", json!({ "year": 2025, "seen": 0, "opinion": "遅れて" })), "stale-form");
        let report =
            h.on(AFTER).ask(&auditor, kantoku::operations::report::Annual { year: 2025, on: None, known: None, known_on: None }).unwrap();
        let short = document(&report);
        assert!(!short.sections.iter().any(|section| section.id == "training" || section.id == "late"));
        assert!(short.facts.last().is_some_and(|fact| fact.text.contains(", ")), "{:?}", short.facts);
    });
}

/// What `kantoku verify --report` says of bytes, and whether it ends well.
fn verify(h: &Harness, bytes: &[u8]) -> (bool, String) {
    let path = h.database.folder.path().join("handed-over");
    std::fs::write(&path, bytes).unwrap();
    let output = program()
        .args(["verify", "--lang", "en", "--database", &h.database.url, "--report"])
        .arg(&path)
        .current_dir(h.database.folder.path())
        .output()
        .expect("the program starts");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_file_is_known_again_by_its_bytes_and_tampering_is_named() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let id = close(h, json!({})).unwrap();
        let known = shown(h, &id)["known"].as_i64().unwrap();
        let bytes = files(h, &id)[&("en".into(), "csv".into())].clone();
        let (ends_well, said) = verify(h, &bytes);
        assert!(ends_well && said.contains("edition 1") && said.contains(&format!("unbroken up to entry {known}")), "{said}");
        let mut altered = bytes.clone();
        *altered.last_mut().unwrap() ^= 1;
        let (ends_well, said) = verify(h, &altered);
        assert!(!ends_well && said.contains("of no edition"), "{said}");
        // What came after the report does not touch it; what came before does.
        let later = does(h, &h.as_(Role::Procurement), "consignee.enter", json!({ "name": "後の会社", "from_on": "2025-05-01" })).unwrap();
        let mut conn = unguarded(h);
        conn.batch_execute(&format!("DELETE FROM payload WHERE seq = {}", h.head())).unwrap();
        assert!(verify(h, &bytes).0, "{later}");
        conn.batch_execute(&format!("UPDATE ledger SET person_id = 999 WHERE seq = {}", known - 1)).unwrap();
        let (ends_well, said) = verify(h, &bytes);
        assert!(!ends_well && said.contains(&format!("breaks at entry {}", known - 1)), "{said}");
    });
}

#[test]
fn a_restored_backup_hands_over_the_same_bytes_and_proves_them() {
    on_each_database(BEGINS, |h| {
        // PostgreSQL is backed up with its own tools.
        if h.database.engine != Engine::Sqlite {
            return;
        }
        Story::tell(h);
        let id = close(h, json!({})).unwrap();
        let before = files(h, &id);
        let copy = h.database.folder.path().join("copy.db");
        let run = |args: &[&str]| program().args(args).current_dir(h.database.folder.path()).output().expect("the program starts");
        let documents = crate::document::documents(h).display().to_string();
        let made = run(&["backup", "--database", &h.database.url, "--documents", &documents, "--out", copy.to_str().unwrap()]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        does(h, &h.as_(Role::Procurement), "consignee.enter", json!({ "name": "後の会社", "from_on": "2025-05-01" })).unwrap();
        let restored = format!("sqlite:{}", copy.display());
        let key = h.database.folder.path().join("restored.key");
        std::fs::copy(crate::document::key(h), &key).unwrap();
        let (folder, key) = (format!("{}.documents", copy.display()), key.display().to_string());
        for ((language, format), bytes) in before {
            let out = h.database.folder.path().join("again");
            let (id, out_name) = (id.to_string(), out.display().to_string());
            let again = run(&[
                "report-edition",
                "file",
                "--id",
                &id,
                "--format",
                &format,
                "--lang",
                &language,
                "--out",
                &out_name,
                "--database",
                &restored,
                "--documents",
                &folder,
                "--document-key",
                &key,
            ]);
            assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
            assert_eq!(std::fs::read(&out).unwrap(), bytes, "{language} {format}");
            let verified = run(&["verify", "--report", &out_name, "--database", &restored]);
            assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
        }
    });
}

#[test]
fn a_file_of_an_edition_that_was_swapped_is_found_and_named_and_not_handed_over() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let (first, second) = (close(h, json!({})).unwrap(), close(h, json!({ "year": 2024 })).unwrap());
        let bytes = files(h, &first)[&("ja".into(), "csv".into())].clone();
        let place = |id: &Value| crate::document::place(h, id.as_i64().unwrap());
        std::fs::copy(place(&second), place(&first)).unwrap();
        let handed = file(&h.on(AFTER), &h.as_(Role::Auditor), first.as_i64().unwrap(), "csv", "ja");
        assert_eq!(handed.map(|_| ()).unwrap_err().message().id, "document-changed");
        let output = program()
            .args(["verify", "--lang", "en", "--database", &h.database.url, "--documents"])
            .arg(crate::document::documents(h))
            .args(["--document-key", &crate::document::key(h).display().to_string()])
            .output()
            .expect("the program starts");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!output.status.success() && text.contains("Not what was handed in: document"), "{text}");
        // The file that was handed over before is still known: its hash is on the ledger.
        assert!(verify(h, &bytes).0);
    });
}

#[test]
fn a_report_goes_from_the_auditors_words_to_its_publication_by_pages() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let browser = |role: Role| {
            let browser = Browser::new(h.on(AFTER));
            browser.sign_in(&login_of(&h.register, &h.as_(role)), PASSWORD);
            browser
        };
        let (auditor, representative) = (browser(Role::Auditor), browser(Role::Representative));
        let fields = [("seen", "0"), ("findings", "指摘2件"), ("opinion", "適正"), ("left_out", "training"), ("left_out", "late")];
        auditor.get("/reports/annual/2025/texts").expect(200);
        let page = auditor.post("/reports/annual/2025/texts", &fields).expect(200);
        page.expect_words("記載を保存しました").expect_words("指摘2件").expect_words("載せていない節");
        auditor.post("/reports/annual/2025/texts", &[("seen", "0"), ("opinion", "消えない言葉")]).expect(422).expect_words("消えない言葉");
        auditor.get("/reports/annual/2025/close").expect(200).expect_words("固定します");
        auditor.post("/reports/annual/2025/close", &[("on", "2027-01-01")]).expect(422).expect_words("2027");
        let page = auditor.post("/reports/annual/2025/close", &[("on", "")]).expect(200).expect_words("報告書を確定しました");
        let page = page.expect_words("承認待ち");
        let at = page.path.split('?').next().unwrap().to_owned();
        for format in formats() {
            let file = auditor.get(&format!("{at}/ja/{format}")).expect(200);
            assert!(file.header("content-disposition").contains(&format!("annual-report-2025-1-ja.{format}")));
        }
        auditor.get(&format!("{at}/ja/doc")).expect(404);
        representative.post(&format!("{at}/return"), &[("comment", "")]).expect(422);
        representative.post(&format!("{at}/approve"), &[("comment", "")]).expect(200).expect_words("承認しました");
        let page = auditor.post(&format!("{at}/publish"), &[("published_at", ""), ("published_on", "")]).expect(422);
        page.expect_words("入力してください");
        let published = [("published_at", "https://example.org/report"), ("published_on", "")];
        auditor.post(&format!("{at}/publish"), &published).expect(200).expect_words("公表済み");
        for language in ["ja", "en"] {
            auditor.speak(language);
            for path in ["/reports", "/reports/annual/2025", "/reports/annual/2025/texts", "/reports/annual/2025/close", &at] {
                auditor.get(path).expect(200);
            }
        }
        browser(Role::Staff).get(&at).expect(403);
    });
}
