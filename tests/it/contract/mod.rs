//! Contracts: what is recorded of them, what is found in them, what is missing, and what follows for the consignee.

mod import;
mod lifecycle;
mod pages;
mod refusals;
mod standing;

use kantoku::domain::access::Role;
use kantoku::error::Result;
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::Harness;

pub const TODAY: &str = "2026-11-23";

/// Enters a contract that binds the consignee to confidentiality in all of its work, unless `more` says otherwise. Gives its id.
pub fn bind(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    enter(h, consignee_id, more).unwrap()["id"].as_i64().unwrap()
}

/// The same, with what came of it.
pub fn enter(h: &Harness, consignee_id: i64, more: Value) -> Result<Value> {
    h.call(&h.as_(Role::Procurement), "contract.enter", input(consignee_id, more))
}

pub fn input(consignee_id: i64, more: Value) -> Value {
    let findings = json!([{ "code": "C04", "finding": "found", "article": "第5条" }]);
    let mut input = json!({ "consignee_id": consignee_id, "title": "業務委託契約書", "from_on": "2024-04-01", "findings": findings });
    extend(&mut input, more);
    input
}

/// Every clause of the checklist, found.
pub fn everything() -> Value {
    let codes = kantoku::domain::contract::Checklist::on(crate::harness::day(TODAY)).clauses.iter().map(|clause| &clause.code);
    codes.map(|code| json!({ "code": code, "finding": "found", "article": "別紙" })).collect()
}

fn shown(h: &Harness, id: i64) -> Value {
    shown_on(h, id, TODAY)
}

fn shown_on(h: &Harness, id: i64, on: &str) -> Value {
    h.call(&h.as_(Role::Auditor), "contract.show", json!({ "id": id, "on": on })).unwrap()
}

/// The codes of the must-clauses that are missing.
fn missing(line: &Value) -> Vec<&str> {
    line["missing"].as_array().unwrap().iter().map(|clause| clause["code"].as_str().unwrap()).collect()
}

/// A consignee with one piece of work, to which nothing is agreed yet; gives both ids.
fn entrusted(h: &Harness, more: Value) -> (i64, i64) {
    let id = consignee(h, "契約商事");
    let mut input = json!({ "consignee_id": id, "work": "会報の発送", "principals": 100, "from_on": "2025-04-01" });
    extend(&mut input, more);
    let work = h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap();
    (id, work)
}
