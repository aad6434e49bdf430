//! What contracts mean for the standing of a consignee, on any date.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{bind, entrusted, shown};
use crate::evaluation::{criteria_from, decide, four, marks, start, submit};
use crate::harness::{Harness, on_each_database};

/// A consignee whose work was evaluated and passed, and with whom nothing is agreed.
fn passed(h: &Harness, more: Value) -> (i64, i64) {
    let set = criteria_from(h, four(), "2026-04-01");
    let (consignee, work) = entrusted(h, more);
    let evaluation = start(h, consignee, set);
    marks(h, evaluation, "○○○○");
    submit(h, evaluation);
    decide(h, evaluation, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
    (consignee, work)
}

/// The standing on a date, with the codes of its reasons.
fn on(h: &Harness, consignee: i64, date: &str) -> (String, Vec<String>) {
    let whole = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": consignee, "on": date })).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let codes = whole["standing"]["reasons"].as_array().unwrap().iter().map(|reason| text(&reason["code"])).collect();
    (text(&whole["standing"]["status"]), codes)
}

#[track_caller]
fn assert_on(h: &Harness, consignee: i64, date: &str, status: &str, codes: &[&str]) {
    let codes = codes.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(on(h, consignee, date), (status.to_owned(), codes), "on {date}");
}

#[test]
fn without_a_contract_or_with_one_that_lacks_the_clause_a_consignee_may_not_be_used() {
    on_each_database("2026-04-01", |h| {
        let (consignee, _) = passed(h, json!({}));
        assert_on(h, consignee, "2026-04-01", "may_not_be_used", &["no_confidentiality"]);
        let id = bind(h, consignee, json!({ "findings": [] }));
        assert_on(h, consignee, "2026-04-01", "may_not_be_used", &["no_confidentiality", "clause_missing"]);
        let findings = json!([{ "code": "C04", "finding": "found", "article": "第5条" }]);
        h.call(&h.as_(Role::Procurement), "contract.check_clauses", json!({ "id": id, "findings": findings })).unwrap();
        assert_on(h, consignee, "2026-04-01", "in_order", &["evaluated"]);
        let page = h.call(&h.as_(Role::Auditor), "consignee.list", json!({ "standing": "in_order" })).unwrap();
        assert_eq!(page["lines"].as_array().unwrap().len(), 1, "the list says the same");
    });
}

#[test]
fn the_obligation_lasts_as_long_as_its_contract() {
    on_each_database("2026-04-01", |h| {
        let (consignee, _) = passed(h, json!({}));
        bind(h, consignee, json!({ "from_on": "2026-04-01", "term_ends_on": "2026-09-30" }));
        assert_on(h, consignee, "2026-09-30", "in_order", &["evaluated"]);
        assert_on(h, consignee, "2026-10-01", "may_not_be_used", &["no_confidentiality"]);
        let renewing = json!({ "from_on": "2026-10-15", "term_ends_on": "2026-10-31", "renewal_months": 1 });
        let id = bind(h, consignee, renewing);
        assert_on(h, consignee, "2026-10-14", "may_not_be_used", &["no_confidentiality"]);
        assert_on(h, consignee, "2026-12-01", "in_order", &["evaluated"]);
        let end = json!({ "id": id, "seen": shown(h, id)["seen"], "until_on": "2026-11-30", "reason": "解約" });
        h.call(&h.as_(Role::Procurement), "contract.end", end).unwrap();
        assert_on(h, consignee, "2026-11-30", "in_order", &["evaluated"]);
        assert_on(h, consignee, "2026-12-01", "may_not_be_used", &["no_confidentiality"]);
    });
}

#[test]
fn a_contract_on_other_work_binds_in_that_work_only() {
    on_each_database("2026-04-01", |h| {
        let (consignee, work) = passed(h, json!({}));
        let other = json!({ "consignee_id": consignee, "work": "封入", "from_on": "2026-05-01", "principals": 10 });
        let other = h.call(&h.as_(Role::Procurement), "entrustment.enter", other).unwrap()["id"].as_i64().unwrap();
        bind(h, consignee, json!({ "entrustment_ids": [other] }));
        assert_on(h, consignee, "2026-05-01", "may_not_be_used", &["no_confidentiality"]);
        bind(h, consignee, json!({ "entrustment_ids": [work], "title": "会報の契約" }));
        assert_on(h, consignee, "2026-05-01", "in_order", &["evaluated"]);
    });
}

#[test]
fn my_number_and_the_privacy_mark_ask_for_more_clauses() {
    on_each_database("2026-04-01", |h| {
        let (consignee, _) = passed(h, json!({}));
        let id = bind(h, consignee, json!({}));
        assert_on(h, consignee, "2026-04-01", "in_order", &["evaluated"]);
        h.call(&h.as_(Role::Administrator), "setting.make", json!({ "name": "privacy_mark", "value": "yes" })).unwrap();
        assert_on(h, consignee, "2026-04-01", "needs_attention", &["clause_missing"]);
        h.call(&h.as_(Role::Administrator), "setting.make", json!({ "name": "privacy_mark", "value": "no" })).unwrap();
        assert!(h.call(&h.as_(Role::Administrator), "setting.make", json!({ "name": "privacy_mark", "value": "maybe" })).is_err());
        let mut change = shown(h, id)["details"].clone();
        crate::evaluation::extend(&mut change, json!({ "id": id, "seen": shown(h, id)["seen"], "my_number": true }));
        h.call(&h.as_(Role::Procurement), "contract.change", change).unwrap();
        assert_on(h, consignee, "2026-04-01", "needs_attention", &["clause_missing"]);
        let articles = ["C03", "C05", "C07", "C09", "C10", "C11", "C13", "C14", "C15"];
        let findings: Vec<Value> = articles.iter().map(|code| json!({ "code": code, "finding": "found", "article": "別紙" })).collect();
        bind(h, consignee, json!({ "kind": "memorandum", "title": "覚書", "from_on": "2026-06-01", "findings": findings }));
        assert_on(h, consignee, "2026-05-31", "needs_attention", &["clause_missing"]);
        assert_on(h, consignee, "2026-06-01", "in_order", &["evaluated"]);
    });
}
