//! Ends of entrusted work: until when the data are returned or destroyed, and what holds the consignee until then.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::{Harness, on_each_database};
use crate::sub_entrustment::{problem, reasons};

const TODAY: &str = "2026-11-23";

fn ended(h: &Harness, until: &str) -> (i64, i64) {
    let id = consignee(h, "終了商事");
    let input = json!({ "consignee_id": id, "work": "会報の発送", "principals": 10, "from_on": "2025-04-01", "until_on": until });
    (id, h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap())
}

fn confirm(h: &Harness, work: i64, more: Value) -> kantoku::error::Result<Value> {
    let mut input = json!({ "entrustment_id": work, "statement": "destroyed", "confirmed_on": TODAY, "confirmed_by": "佐藤" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "ending.confirm", input)
}

fn line(h: &Harness) -> Value {
    h.call(&h.as_(Role::Auditor), "ending.list", json!({})).unwrap()["lines"][0].clone()
}

#[test]
fn a_consignee_stays_until_its_work_is_closed() {
    on_each_database(TODAY, |h| {
        let (owner, work) = ended(h, "2026-09-30");
        assert_eq!((&line(h)["state"], &line(h)["due_on"]), (&json!("overdue"), &json!("2026-10-30")));
        assert!(reasons(h, owner, TODAY).contains(&"disposal_overdue".to_owned()));
        assert!(!reasons(h, owner, "2026-10-30").contains(&"disposal_overdue".to_owned()));
        let end = || {
            let seen = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": owner })).unwrap()["seen"].clone();
            let input = json!({ "id": owner, "seen": seen, "until_on": TODAY, "reason": "契約終了" });
            h.call(&h.as_(Role::Procurement), "consignee.end", input)
        };
        assert_eq!(problem(end(), "until_on"), "consignee-not-closed");
        assert_eq!(problem(confirm(h, work, json!({})), "no_certificate_reason"), "ending-certificate-needed");
        assert_eq!(problem(confirm(h, work, json!({ "confirmed_on": "2026-09-29" })), "confirmed_on"), "ending-before-end");
        let kept = json!({ "statement": "kept_by_law", "kept_reason": "法人税法", "kept_until_on": "2027-03-31" });
        confirm(h, work, kept).unwrap();
        assert_eq!((&line(h)["state"], &line(h)["due_on"]), (&json!("kept"), &json!("2027-03-31")));
        assert_eq!(problem(end(), "until_on"), "consignee-not-closed");
        confirm(h, work, json!({ "statement": "returned" })).unwrap();
        assert_eq!((&line(h)["state"], &line(h)["late"]), (&json!("closed"), &json!(true)));
        end().unwrap();
    });
}

#[test]
fn a_contract_may_give_another_time_and_sub_consignees_are_spoken_for() {
    on_each_database(TODAY, |h| {
        let (_, work) = ended(h, "2026-09-30");
        let agree = json!({ "entrustment_id": work, "days": 60, "article": "基本契約 第15条" });
        h.call(&h.as_(Role::Procurement), "ending.agree", agree).unwrap();
        assert_eq!((&line(h)["state"], &line(h)["due_on"]), (&json!("closing"), &json!("2026-11-29")));
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "disposal" })).unwrap();
        assert_eq!((&due["lines"][0]["due_on"], &due["lines"][0]["basis"]), (&json!("2026-11-29"), &json!("set")));
        let asked = json!({ "entrustment_id": work, "name": "倉庫", "work": "保管", "from_on": "2026-08-01", "until_on": "2026-09-30", "requested_on": "2026-07-01" });
        h.call(&h.as_(Role::Procurement), "sub_entrustment.request", asked).unwrap();
        assert_eq!(problem(confirm(h, work, json!({ "statement": "nothing_held" })), "flows_down"), "ending-subs-open");
        confirm(h, work, json!({ "statement": "nothing_held", "flows_down": true })).unwrap();
        let due = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "kind": "disposal" })).unwrap();
        assert_eq!(due["lines"], json!([]));
    });
}

#[test]
fn the_pages_take_a_confirmation() {
    on_each_database(TODAY, |h| {
        let (owner, work) = ended(h, "2026-09-30");
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get("/endings").expect(200).expect_words("期限超過").assert_fit_to_be_seen();
        let path = format!("/endings/{work}");
        browser.get(&path).expect(200).expect_words("返却・廃棄").assert_fit_to_be_seen();
        let mut fields = vec![("statement", "destroyed"), ("confirmed_on", "令和8年11月20日"), ("confirmed_by", "佐藤")];
        browser.post(&path, &fields).expect(422).expect_words("証明書がない理由").assert_fit_to_be_seen();
        fields.push(("no_certificate_reason", "社内で立会い"));
        browser.post(&path, &fields).expect(200).expect_words("確認を登録しました").assert_fit_to_be_seen();
        browser.get("/endings?lang=en").expect(200).expect_words("Confirmed late").assert_fit_to_be_seen();
        browser.get("/endings/export?format=csv").expect(200);
        browser.get(&format!("/consignees/{owner}")).expect(200).assert_fit_to_be_seen();
    });
}
