//! The import through its page, the API and the command line.

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, departments, seed, table};
use crate::harness::{Browser, Page, attributes, on_each_database, program};

const ROWS: [&str; 2] = ["A-1,株式会社あおば,,架空県1,A-1-1,発送,SOUMU,禁止,100,2024-04-01,,", "A-2,<b>いずみ</b>,,架空県2,,,,,,,,"];

fn upload(browser: &Browser, kind: &str, bytes: &[u8]) -> Page {
    browser.upload("/import/preview", &[("kind", kind), ("changes_from_on", "")], &[("file", "委託先.csv", bytes)])
}

/// The fields that a preview sends once more.
fn fields(page: &Page) -> Vec<(String, String)> {
    let html = page.text();
    let form = html.split("action=\"/import/apply\"").nth(1).unwrap_or_default();
    let form = form.split("</form>").next().unwrap_or_default();
    // What a template escapes, a browser reads back.
    let read = |value: String| value.replace("&#x3D;", "=").replace("&amp;", "&");
    attributes(form, "name").into_iter().zip(attributes(form, "value").into_iter().map(read)).collect()
}

fn send_again(browser: &Browser, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.upload("/import/apply", &fields, &[])
}

#[test]
fn a_file_is_looked_through_and_then_imported_as_it_was_shown() {
    on_each_database(TODAY, |h| {
        departments(h);
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let page = upload(&browser, "consignees", &table(&ROWS)).expect(200);
        assert!(page.says("株式会社あおば") && page.says("&lt;b&gt;いずみ&lt;/b&gt;"));
        assert!(!browser.get("/consignees").says("株式会社あおば"));
        let page = send_again(&browser, &fields(&page)).expect(200);
        assert_eq!(page.path, "/consignees");
        assert!(page.says("株式会社あおば"));
        let page = upload(&browser, "consignees", &table(&ROWS)).expect(200).expect_words("取り込むものはありません");
        assert!(fields(&page).is_empty());
    });
}

#[test]
fn what_is_wrong_stands_by_row_and_column_and_nothing_can_be_imported() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let page = upload(&browser, "consignees", &table(&["A-1,あおば,1234567890123,,,,,,,,,"])).expect(200);
        assert!(page.says("1234567890123") && page.says("法人番号") && fields(&page).is_empty());
        browser.speak("en");
        upload(&browser, "consignees", &table(&["A-1,あおば,1234567890123,,,,,,,,,"])).expect(200).expect_words("no row was entered");
        let page = upload(&browser, "consignees", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect(422);
        assert!(page.says("aria-invalid"));
        browser.upload("/import/preview", &[("kind", "consignees")], &[]).expect(422).expect_words("Please choose a file");
    });
}

#[test]
fn a_file_that_was_changed_on_its_way_is_not_imported() {
    on_each_database(TODAY, |h| {
        departments(h);
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let mut sent = fields(&upload(&browser, "consignees", &table(&ROWS)));
        for (name, value) in &mut sent {
            if name == "content" {
                *value = STANDARD.encode(table(&ROWS[..1]));
            }
        }
        send_again(&browser, &sent).expect(422).expect_words("もう一度確認してください");
        assert!(!browser.get("/consignees").says("株式会社あおば"));
    });
}

#[test]
fn only_tables_that_one_may_import_are_offered() {
    on_each_database(TODAY, |h| {
        let procurement = h.browser_of(&h.as_(Role::Procurement));
        assert!(!procurement.get("/import").expect(200).says("value=\"people\""));
        assert_eq!(procurement.get("/import?kind=people").status, 403);
        assert_eq!(upload(&procurement, "people", &seed("people.csv")).status, 403);
        let manager = h.browser_of(&h.as_(Role::PersonalDataManager));
        let page = manager.get("/import").expect(200);
        assert!(["consignees", "people", "departments"].iter().all(|kind| page.says(&format!("value=\"{kind}\""))));
        assert_eq!(h.browser_of(&h.as_(Role::Auditor)).get("/import").status, 403);
    });
}

#[test]
fn an_empty_table_to_fill_in_is_understood_when_it_comes_back() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        for language in ["ja", "en"] {
            browser.speak(language);
            for kind in ["departments", "people", "consignees"] {
                for format in ["csv", "xlsx"] {
                    let form = browser.get(&format!("/import/form?kind={kind}&format={format}")).expect(200);
                    let page = upload(&browser, kind, &form.bytes).expect(200);
                    let words = if language == "ja" { "取り込む行がありません" } else { "no rows to import" };
                    assert!(page.says(words), "{language} {kind} {format}: {}", page.text());
                }
            }
        }
    });
}

#[test]
fn the_api_takes_a_file_in_base64() {
    on_each_database(TODAY, |h| {
        departments(h);
        let actor = h.as_(Role::Procurement);
        let input = |mode: &str| json!({ "name": "委託先.csv", "content": STANDARD.encode(table(&ROWS)), "mode": mode });
        let report = h.call(&actor, "import.consignees", input("preview")).unwrap();
        assert_eq!((&report["written"], &report["counts"]["new"]), (&json!(false), &json!(3)));
        let report = h.call(&actor, "import.consignees", input("apply")).unwrap();
        assert_eq!(report["written"], json!(true));
        let browser = h.browser();
        let refused = browser.api(Method::POST, "/api/v1/import.consignees", None, input("apply").to_string());
        assert_eq!(refused.status, 401);
        assert!(h.call(&actor, "import.people", input("preview")).is_err());
    });
}

#[test]
fn the_command_line_says_what_it_did_and_ends_accordingly() {
    on_each_database(TODAY, |h| {
        let folder = h.database.folder.path();
        std::fs::write(folder.join("good.csv"), "部署コード,部署名\nX,一\n").unwrap();
        std::fs::write(folder.join("bad.csv"), "部署コード,部署名\nX,一\nY,\n").unwrap();
        let run = |arguments: &[&str]| {
            let mut command = program();
            command
                .args(["import", "departments"])
                .args(arguments)
                .args(["--database", &h.database.url, "--lang", "en"])
                .current_dir(folder);
            let output = command.output().unwrap();
            (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let head = h.head();
        let (code, said) = run(&["good.csv", "--dry-run"]);
        assert!(code == Some(0) && said.contains("nothing was entered"), "{said}");
        let (code, said) = run(&["bad.csv"]);
        assert!(code == Some(1) && said.contains("row 3, 部署名"), "{said}");
        assert_eq!(h.head(), head);
        let (code, said) = run(&["good.csv"]);
        assert!(code == Some(0) && said.contains("1 new"), "{said}");
        assert_eq!(h.head(), head + 1);
    });
}
