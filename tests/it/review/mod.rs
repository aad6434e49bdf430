//! Reviews: the plan of a year, the steps of a review, and what follows for the standing on any date.

mod pages;
mod plan;
mod steps;

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use crate::evaluation::{consignee, entrust, extend};
use crate::harness::Harness;

pub const TODAY: &str = "2026-04-01";

/// A consignee whose work is carried on media, which puts it into tier B, begun a year ago; gives both ids.
fn entrusted(h: &Harness, more: Value) -> (i64, i64) {
    let id = consignee(h, "点検商事");
    let mut input = json!({ "from_on": "2025-06-15", "media_carried": true, "countries": ["JP"] });
    extend(&mut input, more);
    (id, entrust(h, id, input))
}

fn plan(h: &Harness) -> Value {
    h.call(&h.as_(Role::Auditor), "review_plan.show", json!({ "year": 2026 })).unwrap()
}

/// Draws up, proposes and approves the plan of the year.
fn approved(h: &Harness) {
    h.call(&h.as_(Role::Procurement), "review_plan.draw_up", json!({ "year": 2026 })).unwrap();
    h.call(&h.as_(Role::Procurement), "review_plan.propose", json!({ "year": 2026, "seen": plan(h)["seen"] })).unwrap();
    h.call(&h.as_(Role::Manager), "review_plan.approve", json!({ "year": 2026, "seen": plan(h)["seen"] })).unwrap();
}

fn shown(h: &Harness, id: i64) -> Value {
    h.call(&h.as_(Role::Auditor), "review.show", json!({ "id": id })).unwrap()
}

/// A step of a review by procurement, over what stands.
fn step(h: &Harness, operation: &str, id: i64, more: Value) -> kantoku::error::Result<Value> {
    let mut input = json!({ "id": id, "seen": shown(h, id)["seen"] });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), operation, input)
}

/// A review of the consignee, begun and with one finding; criteria are in force, and it has work.
pub fn with_finding(h: &Harness, consignee_id: i64) -> i64 {
    entrust(h, consignee_id, json!({ "from_on": "2025-06-15" }));
    let today = h.register.now().today;
    let input = json!({
        "consignee_id": consignee_id, "kind": "extraordinary", "cause": "incident", "reason": "誤送付", "method": "interview", "planned_on": today
    });
    let id = h.call(&h.as_(Role::Procurement), "review.schedule", input).unwrap().as_i64().unwrap();
    step(h, "review.begin", id, json!({})).unwrap();
    let finding = json!({ "id": id, "grade": "minor", "text": "台帳の記載漏れ" });
    h.call(&h.as_(Role::Procurement), "review.find", finding).unwrap();
    id
}
