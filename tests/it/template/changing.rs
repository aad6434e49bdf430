//! A template is changed and put back, each with who did it when.

use kantoku::domain::access::{Door, Role};
use serde_json::{Value, json};

use super::{change, does, png, put, put_logo, shown, text};
use crate::evaluation::{assert_conflict, assert_denied};
use crate::harness::{Engine, on_each_database, program};

const TODAY: &str = "2026-04-01";

fn line(h: &crate::harness::Harness, name: &str) -> Value {
    let list = does(&h.register, &h.as_(Role::Administrator), "template.list", json!({})).unwrap();
    list.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone()
}

#[test]
fn what_is_changed_is_in_force_until_the_programs_own_is_put_back() {
    on_each_database(TODAY, |h| {
        let admin = h.as_(Role::Administrator);
        let before = shown(&h.register, h, "mail_digest_text");
        assert_eq!((&before["changed"], &before["seq"], &before["text"]), (&json!(false), &json!(0), &before["own"]));
        change(&h.register, h, "mail_digest_text", "{{{lead}}}", "【見本市】{{{lead}}}");
        let after = line(h, "mail_digest_text");
        assert_eq!((&after["changed"], &after["changed_on"], &after["fails"]), (&json!(true), &json!(TODAY), &Value::Null));
        assert!(after["changed_by"].as_str().unwrap().ends_with('郎'), "{after}");
        assert!(!line(h, "report_pdf")["changed"].as_bool().unwrap(), "the others stay");
        let head = h.head();
        put(&h.register, h, "mail_digest_text", &text(&h.register, h, "mail_digest_text").replace('\n', "\r\n")).unwrap();
        assert_eq!(h.head(), head, "the same text is no change");
        let stale = json!({ "name": "mail_digest_text", "text": "{{{lead}}}", "seen": 0 });
        assert_conflict(does(&h.register, &admin, "template.put", stale), "stale-form");
        assert_conflict(does(&h.register, &admin, "template.put_back", json!({ "name": "mail_digest_text", "seen": 0 })), "stale-form");
        let seen = shown(&h.register, h, "mail_digest_text")["seq"].clone();
        does(&h.on("2026-04-02"), &admin, "template.put_back", json!({ "name": "mail_digest_text", "seen": seen })).unwrap();
        let back = shown(&h.register, h, "mail_digest_text");
        assert_eq!((&back["changed"], &back["text"]), (&json!(false), &before["own"]));
        let history: Vec<(&Value, bool)> =
            back["history"].as_array().unwrap().iter().map(|one| (&one["changed_on"], one["size"] == 0)).collect();
        assert_eq!(history, [(&json!("2026-04-02"), true), (&json!(TODAY), false)]);
        let then = does(&h.register, &admin, "template.show", json!({ "name": "mail_digest_text", "known": seen })).unwrap();
        assert!(then["text"].as_str().unwrap().contains("【見本市】"), "what was in force can still be read");
    });
}

#[test]
fn only_who_keeps_the_settings_changes_them_through_any_door() {
    on_each_database(TODAY, |h| {
        for role in [Role::Auditor, Role::Procurement, Role::Manager, Role::Staff, Role::Representative] {
            for door in [Door::Page, Door::Api, Door::Cli] {
                let actor = h.as_(role).through(door);
                for (operation, input) in [
                    ("template.list", json!({})),
                    ("template.show", json!({ "name": "report_pdf" })),
                    ("template.show_logo", json!({})),
                    ("template.put", json!({ "name": "mail_digest_text", "text": "{{{lead}}}", "seen": 0 })),
                    ("template.put_back", json!({ "name": "mail_digest_text", "seen": 0 })),
                    ("template.put_logo", json!({ "content": super::PNG, "seen": 0 })),
                    ("template.remove_logo", json!({ "seen": 0 })),
                ] {
                    assert_denied(does(&h.register, &actor, operation, input), "access-denied");
                }
            }
        }
        put_logo(&h.register, h, &png()).unwrap();
    });
}

#[test]
fn from_a_terminal_a_template_is_written_to_a_file_and_read_from_one() {
    on_each_database(TODAY, |h| {
        if h.database.engine != Engine::Sqlite {
            return;
        }
        let file = h.database.folder.path().join("digest.hbs");
        let path = file.to_str().unwrap();
        let run = |words: &[&str]| program().args(words).args(["--database", &h.database.url, "--lang", "ja"]).output().unwrap();
        let name = ["--name", "mail_digest_text"];
        let done = run(&[&["template", "show"], &name[..], &["--out", path]].concat());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let own = std::fs::read_to_string(&file).unwrap();
        assert_eq!(own, text(&h.register, h, "mail_digest_text"), "byte for byte");
        std::fs::write(&file, own.replace("{{{lead}}}", "{{{lead}}}（見本市）")).unwrap();
        let done = run(&[&["template", "put"], &name[..], &["--file", path]].concat());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(text(&h.register, h, "mail_digest_text").contains("（見本市）"));
        std::fs::write(&file, "\n{{{gone}}}").unwrap();
        let refused = run(&[&["template", "put"], &name[..], &["--file", path]].concat());
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1));
        assert!(said.contains("2行") && said.contains("gone"), "{said}");
        assert!(String::from_utf8_lossy(&run(&["template", "list"]).stdout).contains("期日の通知メール（テキスト）"));
    });
}
