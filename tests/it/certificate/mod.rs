//! Certificates of consignees: periods and renewals, what ends, lists as offices keep them, and the pages.

mod import;
mod lifecycle;
mod pages;

use kantoku::domain::access::Role;
use kantoku::error::Result;
use serde_json::{Value, json};

use crate::evaluation::{begun, decide, extend, four, marks, sheet, submit};
use crate::harness::Harness;

pub const TODAY: &str = "2026-06-01";

fn enter(h: &Harness, consignee_id: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "consignee_id": consignee_id, "kind": "privacy_mark", "number": "99000001(01)", "from_on": "2025-01-01" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "certificate.enter", input)
}

fn entered(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    enter(h, consignee_id, more).unwrap()["id"].as_i64().unwrap()
}

fn shown(h: &Harness, id: i64) -> Value {
    h.call(&h.as_(Role::Auditor), "certificate.show", json!({ "id": id })).unwrap()
}

/// A step over what stands.
fn step(h: &Harness, operation: &str, id: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "id": id, "seen": shown(h, id)["seen"] });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), operation, input)
}

/// A consignee that was evaluated on the day of the test and passed; gives its id.
fn passed(h: &Harness) -> i64 {
    let evaluation = begun(h, four());
    marks(h, evaluation, "○○○○");
    submit(h, evaluation);
    decide(h, evaluation, "pass", json!({ "valid_until_on": "2027-12-31" })).unwrap();
    sheet(h, evaluation)["consignee"]["id"].as_i64().unwrap()
}
