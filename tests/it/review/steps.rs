//! A review from its date to its conclusion.

use kantoku::domain::access::{Actor, Role};
use kantoku::operations::Register;
use kantoku::operations::list::find;
use serde_json::json;

use super::{TODAY, approved, entrusted, shown, step, with_finding};
use crate::evaluation::{assert_conflict, assert_refused, consignee, criteria, four};
use crate::harness::on_each_database;

#[test]
fn a_review_is_moved_begun_looked_through_and_frozen_when_it_is_done() {
    on_each_database(TODAY, |h| {
        criteria(h, four());
        entrusted(h, json!({}));
        approved(h);
        let intended = shown(h, 1)["line"]["planned_on"].clone();
        step(h, "review.move", 1, json!({ "planned_on": "2026-09-01", "reason": "先方の都合" })).unwrap();
        let moved = shown(h, 1);
        assert_eq!((&moved["line"]["planned_on"], &moved["line"]["intended_on"]), (&json!("2026-09-01"), &intended));
        let check = |code: &str, result: &str| {
            let input = json!({ "id": 1, "code": code, "result": result, "note": "規程を確認" });
            h.call(&h.as_(Role::Procurement), "review.check", input)
        };
        assert_conflict(check("A", "fulfilled"), "review-step-out-of-order");
        step(h, "review.begin", 1, json!({})).unwrap();
        assert_eq!(shown(h, 1)["unlooked"], 4);
        check("A", "fulfilled").unwrap();
        assert_conflict(check("A", "not"), "stale-form");
        assert_refused(check("Z", "not"), "code", "review-no-such-item");
        let found = json!({ "id": 1, "grade": "minor", "text": "台帳の記載漏れ" });
        assert_eq!(h.call(&h.as_(Role::Procurement), "review.find", found).unwrap(), 1);
        assert_refused(step(h, "review.finish", 1, json!({ "conclusion": "go_on" })), "reason", "review-unlooked-needs-reason");
        step(h, "review.finish", 1, json!({ "conclusion": "improve", "reason": "残りは次回" })).unwrap();
        let whole = shown(h, 1);
        assert_eq!((&whole["line"]["state"], &whole["line"]["conclusion"]), (&json!("done"), &json!("improve")));
        assert_eq!(whole["findings"][0]["grade"], "minor");
        assert_conflict(check("B", "fulfilled"), "review-step-out-of-order");
        assert_conflict(step(h, "review.cancel", 1, json!({ "reason": "不要" })), "review-step-out-of-order");
    });
}

#[test]
fn an_extraordinary_review_has_a_cause_and_a_day_that_is_not_past() {
    on_each_database(TODAY, |h| {
        let (id, _) = entrusted(h, json!({}));
        let schedule = |more: serde_json::Value| {
            let mut input = json!({ "consignee_id": id, "kind": "extraordinary", "cause": "incident", "reason": "誤送付", "method": "interview", "planned_on": "2026-04-10" });
            crate::evaluation::extend(&mut input, more);
            h.call(&h.as_(Role::Procurement), "review.schedule", input)
        };
        assert_refused(schedule(json!({ "cause": null })), "cause", "review-cause-needed");
        assert_refused(schedule(json!({ "planned_on": "2026-03-31" })), "planned_on", "review-date-passed");
        assert_refused(schedule(json!({ "entrustment_ids": [999_999] })), "entrustment_ids", "review-work-elsewhere");
        let review = schedule(json!({})).unwrap().as_i64().unwrap();
        assert_eq!(shown(h, review)["line"]["state"], "planned");
        step(h, "review.cancel", review, json!({ "reason": "解決した" })).unwrap();
        assert_eq!(shown(h, review)["line"]["state"], "cancelled");
    });
}

#[test]
fn the_same_finding_sent_twice_is_one() {
    on_each_database(TODAY, |h| {
        criteria(h, four());
        let review = with_finding(h, consignee(h, "二度指摘商事"));
        let (keeper, other) = (h.as_(Role::Procurement), h.someone(&[Role::Procurement]));
        let record = |register: &Register, actor: &Actor, text: &str| {
            let input = json!({ "id": review, "grade": "minor", "text": text });
            find("review.find").unwrap().call_and_wait(register, actor, input).unwrap()
        };
        let head = h.head();
        assert_eq!(record(&h.register, &keeper, "台帳の記載漏れ"), 1);
        assert_eq!(h.head(), head);
        assert_eq!(record(&h.minutes_later(1), &keeper, "施錠の記録漏れ"), 2);
        assert_eq!(record(&h.minutes_later(9), &keeper, "台帳の記載漏れ"), 1, "whatever was found since");
        assert_eq!(record(&h.minutes_later(9), &other, "台帳の記載漏れ"), 3, "somebody else means it");
        assert_eq!(record(&h.minutes_later(25), &keeper, "台帳の記載漏れ"), 4, "after a while it is meant");
    });
}
