//! Corrective actions are opened from items and conditions of evaluations, from findings of reviews, from incidents, and of ourselves.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, enter};
use crate::evaluation::{assert_refused, begun, consignee, criteria, decide, four, marks, sheet, submit};
use crate::harness::on_each_database;
use crate::review::with_finding;

#[test]
fn an_item_and_a_condition_of_an_evaluation_lead_to_its_consignee() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        marks(h, evaluation, "○○○×");
        submit(h, evaluation);
        let conditions = json!([{ "text": "手順を定める", "due_on": "2026-07-31" }]);
        decide(h, evaluation, "conditional", json!({ "valid_until_on": "2027-03-31", "conditions": conditions, "reason": "Dが未整備" }))
            .unwrap();
        let owner = sheet(h, evaluation)["consignee"]["id"].as_i64().unwrap();
        let keeper = h.as_(Role::Procurement);
        let open = |more: serde_json::Value| {
            let mut input = json!({ "grade": "nonconformity", "finding": "手順がない", "source_id": evaluation });
            crate::evaluation::extend(&mut input, more);
            h.call(&keeper, "action.open", input)
        };
        open(json!({ "source": "evaluation_item", "reference": "D" })).unwrap();
        open(json!({ "source": "condition", "source_number": 1, "asked_on": "2026-07-31" })).unwrap();
        assert_refused(open(json!({ "source": "evaluation_item", "reference": "Z" })), "reference", "evaluation-no-such-item");
        assert_refused(open(json!({ "source": "condition", "source_number": 2 })), "source_number", "action-no-such-condition");
        let other = consignee(h, "別の商事");
        let refused = open(json!({ "source": "evaluation_item", "reference": "D", "consignee_id": other }));
        assert_refused(refused, "consignee_id", "action-other-consignee");
        let listed = h.call(&h.as_(Role::Auditor), "action.list", json!({ "source_id": evaluation })).unwrap();
        let lines = listed["lines"].as_array().unwrap();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line["consignee_id"] == owner));
        let only = h.call(&h.as_(Role::Auditor), "action.list", json!({ "source_id": evaluation, "source": "condition" })).unwrap();
        assert_eq!(
            (&only["lines"][0]["source_number"], &only["lines"][0]["due_on"]),
            (&json!(1), &json!("2026-07-31")),
            "the date it asks for"
        );
    });
}

#[test]
fn findings_incidents_and_our_own_departments_are_named() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "出所商事");
        criteria(h, four());
        let review = with_finding(h, owner);
        let of_review = |number: i64| json!({ "source": "review_finding", "source_id": review, "source_number": number });
        let finding = enter(h, owner, of_review(1)).unwrap();
        assert_refused(enter(h, owner, of_review(2)), "source_number", "action-no-such-finding");
        assert_refused(enter(h, consignee(h, "別の商事"), of_review(1)), "consignee_id", "action-review-of-other-consignee");
        let incident = enter(h, owner, json!({ "source": "incident", "reference": "2026-事故-01" })).unwrap();
        let input = json!({ "code": "JOHO", "name_ja": "情報室", "name_en": "IT", "from_on": "2020-04-01" });
        let department = h.call(&h.as_(Role::Administrator), "department.enter", input).unwrap()["id"].clone();
        let own = json!({ "department_id": department, "grade": "observation", "finding": "停止の遅れ" });
        let own = h.call(&h.as_(Role::Procurement), "action.open", own).unwrap();
        let line = |id: &serde_json::Value| h.call(&h.as_(Role::Auditor), "action.show", json!({ "id": id })).unwrap()["line"].clone();
        assert_eq!((&line(&finding["id"])["source_id"], &line(&finding["id"])["source_number"]), (&json!(review), &json!(1)));
        assert_eq!(line(&incident["id"])["reference"], "2026-事故-01");
        assert_eq!((&line(&own["id"])["consignee_id"], &line(&own["id"])["department_ja"]), (&json!(null), &json!("情報室")));
    });
}
