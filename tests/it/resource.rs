//! Systems and ledgers in which personal data stands: entering, changing, ending them, through operations and pages.

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use serde_json::{Value, json};

use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-11-23";

fn keeper(h: &Harness) -> Actor {
    h.as_(Role::PersonalDataManager)
}

fn enter(h: &Harness, code: &str, name: &str, from_on: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kind": "system", "from_on": from_on });
    h.call(&keeper(h), "resource.enter", input).expect("it can be entered")["id"].as_i64().unwrap()
}

fn on(h: &Harness, date: &str) -> Vec<Value> {
    h.call(&keeper(h), "resource.list", json!({ "on": date })).unwrap().as_array().unwrap().clone()
}

fn fields(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_system_is_what_it_was_on_every_day() {
    on_each_database(TODAY, |h| {
        let id = enter(h, "R-01", "会員台帳", "2024-04-01");
        let seen = on(h, TODAY)[0]["seen"].clone();
        let change = json!({ "id": id, "seen": seen, "from_on": "2026-04-01", "code": "R-01", "name": "会員管理システム", "kind": "system",
            "special_care": true });
        h.call(&keeper(h), "resource.change", change.clone()).unwrap();
        assert_eq!((&on(h, "2026-03-31")[0]["name"], &on(h, "2026-04-01")[0]["name"]), (&json!("会員台帳"), &json!("会員管理システム")));
        let head = h.head();
        h.call(&keeper(h), "resource.change", change.clone()).unwrap();
        assert_eq!(h.head(), head, "the same form once more is no entry");
        let mut stale = change;
        stale["name"] = json!("別の名前");
        assert!(matches!(h.call(&keeper(h), "resource.change", stale), Err(Error::Conflict(message)) if message.id == "stale-form"));
        let end = json!({ "id": id, "seen": on(h, TODAY)[0]["seen"], "until_on": "2026-12-31" });
        h.call(&keeper(h), "resource.end", end.clone()).unwrap();
        let head = h.head();
        h.call(&keeper(h), "resource.end", json!({ "seen": on(h, TODAY)[0]["seen"], "id": id, "until_on": "2026-12-31" })).unwrap();
        assert_eq!(h.head(), head, "the same twice is one entry");
        assert_eq!((on(h, "2026-12-31").len(), on(h, "2027-01-01").len(), on(h, "2024-03-31").len()), (1, 0, 0));
    });
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    on_each_database(TODAY, |h| {
        let id = enter(h, "R-01", "会員管理システム", "2024-04-01");
        for (input, field, message) in [
            (json!({ "code": "R-01", "name": "別", "kind": "ledger" }), "code", "resource-code-used"),
            (json!({ "code": " ", "name": "別", "kind": "ledger" }), "code", "input-required"),
            (json!({ "code": "R-02", "name": "別", "kind": "drawer" }), "kind", "input-choice"),
            (
                json!({ "code": "R-02", "name": "別", "kind": "ledger", "department": "無い部" }),
                "department",
                "entrustment-department-unknown",
            ),
        ] {
            let said = fields(h.call(&keeper(h), "resource.enter", input.clone()).unwrap_err());
            assert!(said.contains(&(field.to_owned(), message)), "{input}: {said:?}");
        }
        let early = json!({ "id": id, "seen": on(h, TODAY)[0]["seen"], "until_on": "2024-03-31" });
        let said = fields(h.call(&keeper(h), "resource.end", early).unwrap_err());
        assert_eq!(said, [("until_on".to_owned(), "resource-end-before-start")]);
        enter(h, "R-02", "旧台帳", "2020-04-01");
    });
}

#[test]
fn a_code_is_free_again_when_what_had_it_is_gone() {
    on_each_database(TODAY, |h| {
        let id = enter(h, "R-01", "旧システム", "2020-04-01");
        let end = json!({ "id": id, "seen": id, "until_on": "2025-03-31" });
        h.call(&keeper(h), "resource.end", end).unwrap();
        enter(h, "R-01", "新システム", "2025-04-01");
        assert_eq!((&on(h, "2025-03-31")[0]["name"], &on(h, "2025-04-01")[0]["name"]), (&json!("旧システム"), &json!("新システム")));
    });
}

#[test]
fn only_who_keeps_people_keeps_them_and_who_reads_people_reads_them() {
    on_each_database(TODAY, |h| {
        let input = json!({ "code": "R-01", "name": "会員管理システム", "kind": "system" });
        for (role, keeps, reads) in [
            (Role::Administrator, true, true),
            (Role::Procurement, false, true),
            (Role::Auditor, false, true),
            (Role::Manager, false, true),
            (Role::Staff, false, false),
        ] {
            let actor = h.as_(role);
            let denied = |result: Result<Value, Error>| matches!(result, Err(Error::Denied(_)));
            assert_eq!(!denied(h.call(&actor, "resource.enter", input.clone())), keeps, "{role}");
            assert_eq!(!denied(h.call(&actor, "resource.list", json!({}))), reads, "{role}");
        }
    });
}

#[test]
fn a_ledger_goes_through_its_pages_in_both_languages() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&keeper(h));
        browser.get("/resources").expect(200).expect_words("まだ登録されていません");
        browser.get("/resources/new").expect(200);
        let form = [("code", "D-01"), ("name", "相談記録<b>台帳"), ("kind", "ledger"), ("special_care", "true")];
        let refused = browser.post("/resources", &[&form[..], &[("from_on", "いつか")]].concat()).expect(422);
        refused.expect_words("value=\"いつか\"").expect_words("相談記録&lt;b&gt;台帳");
        let shown = browser.post("/resources", &[&form[..], &[("from_on", "令和6年4月1日")]].concat()).expect(200);
        let shown = shown.expect_words("要配慮").expect_words("2024/04/01から");
        let address = shown.path.clone();
        let seen = h.head().to_string();
        browser.get(&format!("{address}/edit")).expect(200).expect_words("value=\"D-01\"");
        let renamed = [("seen", seen.as_str()), ("code", "D-01"), ("name", "相談記録台帳"), ("kind", "ledger")];
        browser.post(&address, &renamed).expect(200).expect_words("変更しました");
        browser.speak("en");
        browser.get(&format!("{address}?lang=en")).expect(200).expect_words("People with access (0)").expect_words("Ledger");
        browser.get("/resources").expect(200).expect_words("Systems and ledgers").expect_words("相談記録台帳");
        browser.get(&format!("{address}/end")).expect(200);
        let seen = h.head().to_string();
        browser.post(&format!("{address}/end"), &[("seen", "1"), ("until_on", "2026-11-30")]).expect(422);
        browser.post(&format!("{address}/end"), &[("seen", &seen), ("until_on", "2026-10-31")]).expect(200);
        assert!(!browser.get("/resources").expect(200).says("相談記録台帳"));
        browser.get("/resources?on=2026-10-31").expect(200).expect_words("相談記録台帳");
        browser.get(&address).expect(404);
        browser.get(&format!("{address}?on=2026-10-31")).expect(200);
    });
}
