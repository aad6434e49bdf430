//! Who may handle which personal data: given, ended, listed on any date, and gone with the person.

mod import;
mod pages;
mod rules;

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use serde_json::{Value, json};

use crate::harness::Harness;

const TODAY: &str = "2026-11-23";

fn keeper(h: &Harness) -> Actor {
    h.as_(Role::PersonalDataManager)
}

fn person(h: &Harness, code: &str, name: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kana": "カクウ", "kind": "staff", "from_on": "2024-04-01" });
    h.call(&Actor::console(), "person.enter", input).expect("a person can be entered")["id"].as_i64().unwrap()
}

fn resource(h: &Harness, code: &str, name: &str, kind: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kind": kind, "from_on": "2024-04-01" });
    h.call(&Actor::console(), "resource.enter", input).expect("it can be entered")["id"].as_i64().unwrap()
}

/// A consignee and work that is entrusted to it from April 2025 on; gives both ids.
fn work(h: &Harness, control_no: &str) -> (i64, i64) {
    let procurement = h.as_(Role::Procurement);
    let consignee = json!({ "control_no": control_no, "name": "架空運送", "from_on": "2024-04-01" });
    let consignee = h.call(&procurement, "consignee.enter", consignee).unwrap()["id"].as_i64().unwrap();
    let input =
        json!({ "consignee_id": consignee, "work": "会報の発送", "control_no": format!("{control_no}-1"), "from_on": "2025-04-01" });
    (consignee, h.call(&procurement, "entrustment.enter", input).unwrap()["id"].as_i64().unwrap())
}

fn give(h: &Harness, people: &[i64], what: &Value) -> Result<i64, Error> {
    let mut input = json!({ "person_ids": people });
    for (name, value) in what.as_object().unwrap() {
        input[name] = value.clone();
    }
    h.call(&keeper(h), "person.give_access", input).map(|given| given["id"].as_i64().unwrap())
}

/// Who may handle what on a date: number of the person and code of the thing.
fn held(h: &Harness, on: &str, filter: &Value) -> Vec<(String, String)> {
    let mut input = json!({ "on": on });
    for (name, value) in filter.as_object().unwrap() {
        input[name] = value.clone();
    }
    let page = h.call(&keeper(h), "person.access", input).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    page["lines"].as_array().unwrap().iter().map(|line| (text(&line["code"]), text(&line["thing_code"]))).collect()
}

fn fields(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        other => panic!("{other}"),
    }
}

fn pair(code: &str, thing: &str) -> (String, String) {
    (code.to_owned(), thing.to_owned())
}
