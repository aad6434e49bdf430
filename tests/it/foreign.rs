//! Handling in foreign countries: its route, and the yearly check.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::{Harness, on_each_database};
use crate::sub_entrustment::{problem, reasons};

const TODAY: &str = "2026-11-23";

fn abroad(h: &Harness, country: &str) -> (i64, i64) {
    let id = consignee(h, &format!("Umi {country}"));
    let input = json!({ "consignee_id": id, "work": "配信", "principals": 10, "from_on": "2024-06-01", "countries": ["JP", country] });
    (id, h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap())
}

fn does(h: &Harness, operation: &str, work: i64, more: Value) -> kantoku::error::Result<Value> {
    let mut input = json!({ "entrustment_id": work });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), operation, input)
}

fn of_abroad(h: &Harness, owner: i64) -> Vec<String> {
    reasons(h, owner, TODAY).into_iter().filter(|code| code.starts_with("foreign_")).collect()
}

#[test]
fn a_route_is_needed_and_a_system_by_rule_16_is_checked_every_year() {
    on_each_database(TODAY, |h| {
        let (owner, work) = abroad(h, "US");
        assert_eq!(of_abroad(h, owner), ["foreign_route_missing"]);
        let route = |route: &str| json!({ "route": route, "from_on": "2024-06-01", "grounds": "契約書第12条" });
        assert_eq!(problem(does(h, "foreign.set_route", work, route("designated")), "route"), "foreign-not-designated");
        let check = json!({ "checked_on": "2025-05-20", "result": "maintained", "looked_at": "報告書", "foreign_system": "変更なし" });
        assert_eq!(problem(does(h, "foreign.record_check", work, check.clone()), "checked_on"), "foreign-no-check");
        does(h, "foreign.set_route", work, route("consent")).unwrap();
        assert_eq!(of_abroad(h, owner), [""; 0]);
        does(h, "foreign.set_route", work, route("contract")).unwrap();
        assert_eq!(of_abroad(h, owner), ["foreign_check_overdue"]);
        does(h, "foreign.record_check", work, check).unwrap();
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "foreign_check" })).unwrap();
        assert_eq!((&due["lines"][0]["due_on"], &due["lines"][0]["overdue"]), (&json!("2026-06-01"), &json!(true)));
        let late = json!({ "checked_on": TODAY, "result": "action_asked", "looked_at": "訪問", "foreign_system": "新法" });
        does(h, "foreign.record_check", work, late).unwrap();
        let line = h.call(&h.as_(Role::Auditor), "foreign.list", json!({})).unwrap()["lines"][0].clone();
        assert_eq!((&line["check_due_on"], &line["check_overdue"]), (&json!("2027-06-01"), &json!(false)));
        assert_eq!(of_abroad(h, owner), [""; 0]);
        let (_, designated) = abroad(h, "DE");
        does(h, "foreign.set_route", designated, route("designated")).unwrap();
    });
}

#[test]
fn the_pages_take_a_route_and_a_check() {
    on_each_database(TODAY, |h| {
        let (_, work) = abroad(h, "US");
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get("/foreign").expect(200).expect_words("根拠が未登録").assert_fit_to_be_seen();
        let path = format!("/foreign/{work}");
        browser.get(&path).expect(200).assert_fit_to_be_seen();
        let route = |code: &str| [("route", code.to_owned()), ("from_on", "2024-06-01".to_owned()), ("grounds", "契約".to_owned())];
        let post = |to: &str, fields: &[(&str, String)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post(&format!("{path}/{to}"), &fields)
        };
        post("route", &route("designated")).expect(422).expect_words("指定した国ではありません").assert_fit_to_be_seen();
        post("route", &route("contract")).expect(200).expect_words("根拠を登録しました").expect_words("期限超過");
        let check = [("checked_on", TODAY), ("result", "maintained"), ("looked_at", "報告"), ("foreign_system", "なし")];
        let check = check.map(|(name, value)| (name, value.to_owned()));
        post("check", &check).expect(200).expect_words("確認を登録しました").assert_fit_to_be_seen();
        browser.get("/foreign?lacking=true&lang=en").expect(200).expect_words("No data are handled abroad").assert_fit_to_be_seen();
        browser.get("/foreign/export?format=xlsx").expect(200);
    });
}
