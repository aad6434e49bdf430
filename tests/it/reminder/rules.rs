//! Who is told what on which day, through the operations and the pages.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{due, manager};
use crate::harness::{on_each_database, program};

#[test]
fn the_preview_of_a_day_is_what_is_sent_on_it() {
    // 12 June 2026 is a Friday.
    on_each_database("2026-04-01", |h| {
        let answers = manager(h);
        due(h, "予告商事", "2026-06-12");
        let told = |on: &str| -> Vec<(i64, i64)> {
            let shown = h.call(&h.as_(Role::Auditor), "reminder.preview", json!({ "on": on })).unwrap();
            let digests = shown["digests"].as_array().unwrap();
            let of = |digest: &Value| (digest["person_id"].as_i64().unwrap(), digest["lines"][0]["days_left"].as_i64().unwrap());
            digests.iter().map(of).collect()
        };
        let me = answers.person.unwrap();
        assert_eq!(told("2026-04-13"), [(me, 60)]);
        assert_eq!(told("2026-04-14"), []);
        assert_eq!(told("2026-06-12"), [(me, 0)]);
        assert_eq!(told("2026-06-13"), [], "a Saturday");
        assert_eq!(told("2026-06-19"), [(me, -7)]);
        // Who may not see the reminders of others sees their own.
        let staff = h.call(&h.as_(Role::Staff), "reminder.preview", json!({ "on": "2026-06-12" })).unwrap();
        assert_eq!(staff["digests"], json!([]));
        let own = h.call(&answers, "reminder.preview", json!({ "on": "2026-06-12" })).unwrap();
        assert_eq!(own["digests"][0]["lines"][0]["consignee_id"], own["digests"][0]["lines"][0]["id"]);
    });
}

#[test]
fn lead_times_are_settings_and_what_cannot_be_read_is_said() {
    on_each_database("2026-04-01", |h| {
        manager(h);
        due(h, "設定商事", "2026-06-12");
        let setter = h.as_(Role::PersonalDataManager);
        let set = |name: &str, value: &str| h.call(&setter, "setting.make", json!({ "name": name, "value": value }));
        set("reminder_days", "３、10").unwrap();
        let shown = h.call(&setter, "setting.list", json!({})).unwrap();
        assert_eq!(shown["reminder_days"], "10,3");
        let count = |on: &str| {
            let shown = h.call(&setter, "reminder.preview", json!({ "on": on })).unwrap();
            shown["digests"].as_array().unwrap().len()
        };
        assert_eq!([count("2026-04-13"), count("2026-06-02"), count("2026-06-09")], [0, 1, 1]);
        for (name, wrong) in [
            ("reminder_days", "sixty"),
            ("reminder_days", "400"),
            ("reminder_days", ""),
            ("reminder_hours", "19-8"),
            ("reminder_manager_after", "-1"),
        ] {
            assert!(set(name, wrong).is_err(), "{name} {wrong}");
        }
        let browser = h.browser_of(&setter);
        let page = browser.post("/settings", &[("reminder_days", "いつか")]).expect(422);
        assert!(page.says("いつか"), "{}", page.text());
    });
}

#[test]
fn without_a_mail_server_the_pages_say_so_and_show_what_would_be_sent() {
    on_each_database("2026-04-13", |h| {
        manager(h);
        due(h, "画面商事", "2026-06-12");
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        for (language, words) in [("ja", "メールサーバーが設定されていない"), ("en", "No mail server is set")] {
            browser.speak(language);
            let page = browser.get("/reminders").expect(200).expect_words(words).expect_words("画面商事");
            page.assert_fit_to_be_seen();
            browser.get("/reminders/mail").expect(200).assert_fit_to_be_seen();
            browser.get("/reminders?on=2026-04-12").expect(200).assert_fit_to_be_seen();
        }
        h.browser_of(&h.as_(Role::Staff)).get("/reminders").expect(200);
    });
}

#[test]
fn the_command_line_tells_it_for_the_day_that_is_asked_for() {
    on_each_database("2026-04-01", |h| {
        manager(h);
        due(h, "端末商事", "2026-06-12");
        let run = |typed: &[&str]| {
            let output = program().args(typed).args(["--database", &h.database.url]).output().expect("the program starts");
            (
                output.status.code(),
                String::from_utf8_lossy(&output.stdout).into_owned(),
                String::from_utf8_lossy(&output.stderr).into_owned(),
            )
        };
        let (code, json, _) = run(&["reminders", "--on", "2026-06-12", "--format", "json"]);
        let told: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (code, told["on"].as_str(), told["digests"][0]["lines"][0]["days_left"].as_i64()),
            (Some(0), Some("2026-06-12"), Some(0))
        );
        let (_, none, _) = run(&["reminders", "--on", "2026-06-13", "--format", "json"]);
        assert_eq!(serde_json::from_str::<Value>(&none).unwrap()["working"], false);
        let (_, table, _) = run(&["reminders", "--on", "令和8年6月12日", "--lang", "ja"]);
        assert!(table.contains("端末商事") && table.contains("本日") && table.contains("pdm@example.jp"), "{table}");
        let (_, csv, _) = run(&["reminders", "--on", "2026-06-12", "--format", "csv", "--lang", "en"]);
        assert!(csv.contains("2026-06-12,Today,Evaluation"), "{csv}");
        let (code, _, said) = run(&["reminders", "--on", "someday"]);
        assert!(code == Some(1) && said.contains("someday"), "{said}");
        let (code, said, _) = run(&["jobs", "run", "--once", "--lang", "en"]);
        assert!(code == Some(0) && said.contains("No mail server"), "{said}");
    });
}
