//! Corrective actions: from opening to the confirmation of their effect, who may do what, and what follows for the consignee.

mod lifecycle;
mod pages;
mod refusals;
mod sources;
mod standing;

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use kantoku::operations::Register;
use kantoku::operations::list::find;
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::Harness;

pub const TODAY: &str = "2026-06-01";

/// Opens a corrective action of a consignee by procurement. Gives its id.
fn open(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    enter(h, consignee_id, more).unwrap()["id"].as_i64().unwrap()
}

/// The same, with what came of it.
fn enter(h: &Harness, consignee_id: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "consignee_id": consignee_id, "grade": "minor", "finding": "保管庫の施錠記録がない" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "action.open", input)
}

fn shown(h: &Harness, id: i64) -> Value {
    call(&h.register, &h.as_(Role::Auditor), "action.show", json!({ "id": id })).unwrap()
}

/// Asks or does by name on a register of any day.
fn call(register: &Register, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap().call_and_wait(register, actor, input)
}

/// A step on a day, over what stands.
fn step_on(h: &Harness, on: &str, actor: &Actor, operation: &str, id: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "id": id, "seen": shown(h, id)["seen"] });
    extend(&mut input, more);
    call(&h.on(on), actor, operation, input)
}

fn step(h: &Harness, actor: &Actor, operation: &str, id: i64, more: Value) -> Result<Value> {
    step_on(h, TODAY, actor, operation, id, more)
}

/// Procurement plans it, and has to do it.
fn plan(h: &Harness, id: i64, due_on: &str) {
    let keeper = h.as_(Role::Procurement);
    let plan = json!({ "cause": "担当が決まっていない", "measure": "担当を定め、記録する", "due_on": due_on, "owner_id": keeper.person });
    step(h, &keeper, "action.plan", id, plan).unwrap();
}

fn done(h: &Harness, id: i64) {
    step(h, &h.as_(Role::Procurement), "action.do", id, json!({ "what": "担当を定めた" })).unwrap();
}

/// A consignee, and a corrective action of it.
fn opened(h: &Harness) -> (i64, i64) {
    let owner = consignee(h, "是正商事");
    (owner, open(h, owner, json!({})))
}
