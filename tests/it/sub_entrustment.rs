//! Sub-consignees: asked for, decided on by somebody else, and what follows for the consignee.

use kantoku::domain::access::Role;
use kantoku::error::{Error, Result};
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-11-23";

/// A consignee with one piece of work; gives both ids.
fn entrusted(h: &Harness, name: &str, more: Value) -> (i64, i64) {
    let id = consignee(h, name);
    let mut input = json!({ "consignee_id": id, "work": "会報の発送", "principals": 100, "from_on": "2025-04-01" });
    extend(&mut input, more);
    let work = h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap();
    (id, work)
}

fn request(h: &Harness, work: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "entrustment_id": work, "name": "みどり倉庫株式会社", "work": "封入", "from_on": "2026-12-01", "requested_on": "2026-11-01" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "sub_entrustment.request", input)
}

fn decide(h: &Harness, id: i64, more: Value) -> Result<Value> {
    let seen = shown(h, id)["seen"].clone();
    let mut input = json!({ "id": id, "seen": seen, "outcome": "approved", "conditions": "同等の安全管理措置" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Manager), "sub_entrustment.decide", input)
}

fn shown(h: &Harness, id: i64) -> Value {
    h.call(&h.as_(Role::Auditor), "sub_entrustment.show", json!({ "id": id })).unwrap()
}

/// The codes of the reasons of a standing.
pub fn reasons(h: &Harness, consignee: i64, on: &str) -> Vec<String> {
    let whole = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": consignee, "on": on })).unwrap();
    whole["standing"]["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

/// What is wrong with a field.
pub fn problem(result: Result<Value>, field: &str) -> &'static str {
    match result {
        Err(Error::Invalid(problems)) => problems.0.get(field).unwrap_or_else(|| panic!("not at {field}: {problems:?}")).id,
        other => panic!("expected a problem at {field}: {other:?}"),
    }
}

#[test]
fn somebody_else_decides_before_it_begins() {
    on_each_database(TODAY, |h| {
        let (_, work) = entrusted(h, "再委託商事", json!({}));
        let both = h.someone(&[Role::Procurement, Role::Manager]);
        let asked =
            json!({ "entrustment_id": work, "name": "自社倉庫", "work": "保管", "from_on": "2026-12-01", "requested_on": "2026-11-01" });
        let id = h.call(&both, "sub_entrustment.request", asked).unwrap().as_i64().unwrap();
        let line = shown(h, id)["line"].clone();
        assert_eq!((&line["need"], &line["state"], &line["due_on"]), (&json!("approval"), &json!("undecided"), &json!("2026-11-30")));
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "sub_entrustment" })).unwrap();
        assert_eq!((&due["lines"][0]["due_on"], &due["lines"][0]["overdue"]), (&json!("2026-11-30"), &json!(false)));
        let seen = shown(h, id)["seen"].clone();
        let own = h.call(&both, "sub_entrustment.decide", json!({ "id": id, "seen": seen, "outcome": "approved" }));
        assert!(matches!(own, Err(Error::Denied(message)) if message.id == "sub-entrustment-own-request"));
        assert_eq!(problem(decide(h, id, json!({ "outcome": "noted" })), "outcome"), "sub-entrustment-not-so");
        assert_eq!(
            problem(decide(h, id, json!({ "outcome": "refused", "conditions": "" })), "conditions"),
            "sub-entrustment-reason-needed"
        );
        decide(h, id, json!({})).unwrap();
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["state"], &whole["line"]["late"]), (&json!("approved"), &json!(false)));
        assert_eq!(whole["decisions"][0]["conditions"], "同等の安全管理措置");
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "sub_entrustment" })).unwrap();
        assert_eq!(due["lines"], json!([]));
        let end = json!({ "id": id, "seen": whole["seen"], "until_on": "2026-12-31", "reason": "終了" });
        h.call(&h.as_(Role::Procurement), "sub_entrustment.end", end).unwrap();
        assert_eq!(shown(h, id)["line"]["until_on"], "2026-12-31");
    });
}

#[test]
fn what_is_under_way_without_approval_tells_on_the_consignee() {
    on_each_database(TODAY, |h| {
        for (terms, my_number, reason) in [
            ("prior_approval", false, Some("sub_unapproved")),
            ("after_report", false, None),
            ("after_report", true, Some("sub_forbidden")),
            ("prohibited", false, Some("sub_forbidden")),
        ] {
            let name = format!("{terms}{my_number}");
            let (owner, work) = entrusted(h, &name, json!({ "sub_entrustment": terms, "my_number": my_number }));
            let id = request(h, work, json!({ "from_on": "2026-11-10" })).unwrap().as_i64().unwrap();
            let found: Vec<String> = reasons(h, owner, TODAY).into_iter().filter(|code| code.starts_with("sub_")).collect();
            assert_eq!(found, reason.map(ToOwned::to_owned).into_iter().collect::<Vec<_>>(), "{name}");
            assert!(!reasons(h, owner, "2026-11-09").iter().any(|code| code.starts_with("sub_")), "{name}: it had not begun");
            assert_eq!(shown(h, id)["line"]["late"], true);
            if terms == "prohibited" {
                assert_eq!(problem(decide(h, id, json!({})), "outcome"), "sub-entrustment-not-so");
                continue;
            }
            decide(h, id, json!({})).unwrap();
            assert!(!reasons(h, owner, TODAY).iter().any(|code| code.starts_with("sub_")), "{name}: approved now");
        }
    });
}

#[test]
fn a_tree_of_companies_shows_who_stands_behind_how_much() {
    on_each_database(TODAY, |h| {
        let (first, work) = entrusted(h, "一次印刷", json!({}));
        let (_, other) = entrusted(h, "二番印刷", json!({}));
        let company = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": first })).unwrap()["control_no"].clone();
        let one = request(h, work, json!({ "from_on": "2026-11-01" })).unwrap();
        let below = request(h, work, json!({ "parent_id": one, "name": "孫請け社", "from_on": "2026-11-01" })).unwrap();
        assert_eq!(shown(h, below.as_i64().unwrap())["line"]["level"], 2);
        request(h, other, json!({ "name": "（株）みどり倉庫", "from_on": "2026-11-01" })).unwrap();
        request(h, other, json!({ "company": company, "from_on": "2026-11-01" })).unwrap();
        assert_eq!(problem(request(h, work, json!({ "company": company })), "company"), "sub-entrustment-own-company");
        assert_eq!(problem(request(h, other, json!({ "parent_id": one })), "parent_id"), "sub-entrustment-other-work");
        assert_eq!(problem(request(h, other, json!({ "name": "" })), "name"), "sub-entrustment-company-needed");
        assert_eq!(problem(request(h, other, json!({ "company": "X-9" })), "company"), "sub-entrustment-company-unknown");
        assert_eq!(problem(request(h, work, json!({ "from_on": "2025-03-31" })), "from_on"), "sub-entrustment-before-work");
        let found = h.call(&h.as_(Role::Auditor), "sub_entrustment.concentration", json!({})).unwrap();
        let figures: Vec<_> =
            found.as_array().unwrap().iter().map(|c| (c["name"].clone(), c["direct"].clone(), c["sub"].clone())).collect();
        assert_eq!(figures, [(json!("みどり倉庫株式会社"), json!(0), json!(2)), (json!("一次印刷"), json!(1), json!(1))]);
    });
}

#[test]
fn a_request_goes_through_the_pages() {
    on_each_database(TODAY, |h| {
        let (owner, work) = entrusted(h, "画面商事", json!({}));
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let path = format!("/consignees/{owner}/entrustments/{work}/sub-entrustments");
        browser.get(&path).expect(200).expect_words("再委託の申請").assert_fit_to_be_seen();
        let mut fields = vec![("work", "封入"), ("from_on", "R8.12.1"), ("requested_on", "2026-11-01"), ("countries", "JP, US")];
        browser.post(&path, &fields).expect(422).expect_words("名称か").assert_fit_to_be_seen();
        fields.push(("name", "みどり倉庫"));
        browser.post(&path, &fields).expect(200).expect_words("再委託の申請を登録しました").assert_fit_to_be_seen();
        let line = h.call(&h.as_(Role::Auditor), "sub_entrustment.list", json!({})).unwrap()["lines"][0].clone();
        let (id, manager) = (line["id"].as_i64().unwrap(), h.browser_of(&h.as_(Role::Manager)));
        let seen = shown(h, id)["seen"].to_string();
        let path = format!("/sub-entrustments/{id}");
        manager.get(&path).expect(200).expect_words("決定する").assert_fit_to_be_seen();
        let post = |outcome: &str| manager.post(&format!("{path}/decide"), &[("seen", seen.as_str()), ("outcome", outcome)]);
        post("refused").expect(422).expect_words("不承諾の理由").assert_fit_to_be_seen();
        post("approved").expect(200).expect_words("決定を登録しました").expect_words("承諾済み");
        for path in ["/sub-entrustments", "/sub-entrustments/concentration", "/sub-entrustments?lacking=true&lang=en"] {
            browser.get(path).expect(200).assert_fit_to_be_seen();
        }
        browser.get("/sub-entrustments/export?format=xlsx").expect(200);
        assert!(browser.get("/sub-entrustments/export?format=csv").expect(200).text().contains("みどり倉庫"));
        browser.get(&format!("/consignees/{owner}")).expect(200).expect_words("みどり倉庫").assert_fit_to_be_seen();
    });
}
