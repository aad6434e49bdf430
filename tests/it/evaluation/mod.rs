//! Evaluations: the sheet, its calculation, the steps to a decision, and what nobody may do.

mod answers;
mod decisions;
mod files;
mod own;
mod pages;
mod score;
mod sheets;
mod steps;
mod succession;

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::criteria::{AppliesWhen, Class};
use kantoku::error::{Error, Result};
use kantoku::operations::criteria::{Adopt, Entry, Propose};
use serde_json::{Value, json};

use crate::contract::bind;
use crate::criteria::{entry, open, put, shown};
use crate::harness::{Harness, day};

pub const TODAY: &str = "2026-04-01";

/// Items A, B, C, D of weights 3, 3, 2, 2. None is a must, so that each can be left out.
pub fn four() -> Vec<Entry> {
    [("A", 3), ("B", 3), ("C", 2), ("D", 2)]
        .map(|(code, weight)| Entry { weight: Some(weight), class: Class::Important, ..entry(code) })
        .into()
}

/// The same, and A is a knock-out.
pub fn four_with_knock_out() -> Vec<Entry> {
    four().into_iter().map(|item| Entry { knock_out: item.code == "A", ..item }).collect()
}

/// Something of everything: a must, a knock-out, circumstances, other scales, a technique.
pub fn motley() -> Vec<Entry> {
    use kantoku::domain::criteria::{Level, Polarity, Scale};
    let important = |code: &str| Entry { class: Class::Important, ..entry(code) };
    vec![
        Entry { knock_out: true, ..entry("M") },
        Entry { level: Level::Technique, class: Class::Example, weight: None, ..entry("M.a") },
        Entry { class: Class::Conditional, applies_when: AppliesWhen::Abroad, ..entry("X") },
        Entry { scale: Scale::YesNo, polarity: Polarity::Negative, ..important("N") },
        Entry { scale: Scale::Number, scale_max: Some(5), ..important("P") },
    ]
}

/// Criteria in force from the day of the test on, with these items; gives the id of the set.
pub fn criteria(h: &Harness, items: Vec<Entry>) -> i64 {
    criteria_from(h, items, &h.today.to_string())
}

/// The same, in force from a day on.
pub fn criteria_from(h: &Harness, items: Vec<Entry>, from: &str) -> i64 {
    let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
    let version_id = open(&h.register, &writer);
    for item in items {
        put(&h.register, &writer, version_id, item).unwrap();
    }
    let seen = shown(&h.register, &writer, version_id).seq;
    h.register.run(&writer, &Propose { version_id, seen, comment: String::new() }).unwrap();
    let seen = shown(&h.register, &manager, version_id).seq;
    h.register.run(&manager, &Adopt { version_id, seen, effective_on: day(from), comment: String::new() }).unwrap();
    shown(&h.register, &manager, version_id).set_id
}

pub fn consignee(h: &Harness, name: &str) -> i64 {
    let input = json!({ "name": name, "distinct": true });
    h.call(&h.as_(Role::Procurement), "consignee.enter", input).unwrap()["id"].as_i64().unwrap()
}

/// Work with a contract on it that binds the consignee to confidentiality.
pub fn entrust(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    let mut input = json!({ "consignee_id": consignee_id, "work": "会員名簿の発送", "principals": 100, "from_on": "2026-04-01" });
    extend(&mut input, more);
    let from_on = input["from_on"].clone();
    let id = h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap();
    bind(h, consignee_id, json!({ "entrustment_ids": [id], "from_on": from_on }));
    id
}

/// An initial evaluation of all that the consignee does, begun by procurement.
pub fn start(h: &Harness, consignee_id: i64, set_id: i64) -> i64 {
    let input = json!({ "consignee_id": consignee_id, "kind": "initial", "set_id": set_id });
    h.call(&h.as_(Role::Procurement), "evaluation.start", input).unwrap().as_i64().unwrap()
}

/// Criteria, a consignee with one piece of work in Japan, and its evaluation.
pub fn begun(h: &Harness, items: Vec<Entry>) -> i64 {
    let set_id = criteria(h, items);
    let id = consignee(h, "試験商事");
    entrust(h, id, json!({}));
    start(h, id, set_id)
}

pub fn sheet(h: &Harness, id: i64) -> Value {
    sheet_for(h, &h.as_(Role::Auditor), id)
}

pub fn sheet_for(h: &Harness, actor: &Actor, id: i64) -> Value {
    h.call(actor, "evaluation.show", json!({ "id": id })).unwrap()
}

pub fn item<'a>(sheet: &'a Value, code: &str) -> &'a Value {
    sheet["items"].as_array().unwrap().iter().find(|item| item["item"]["code"] == code).unwrap()
}

/// Answers one item over what stands.
pub fn answer(h: &Harness, id: i64, code: &str, verdict: &str) -> Result<Value> {
    let seen = item(&sheet(h, id), code)["seen"].clone();
    let reason = if verdict == "not_applicable" { "業務に含まれない" } else { "" };
    let input = json!({ "id": id, "code": code, "seen": seen, "verdict": verdict, "na_reason": reason });
    h.call(&h.as_(Role::Procurement), "evaluation.answer", input)
}

/// Answers A, B, C, D by signs: ○ △ ×, － for not applicable, anything else for unanswered.
pub fn marks(h: &Harness, id: i64, signs: &str) {
    for (code, sign) in ["A", "B", "C", "D"].into_iter().zip(signs.chars()) {
        let verdict = match sign {
            '○' => "good",
            '△' => "partial",
            '×' => "poor",
            '－' => "not_applicable",
            _ => continue,
        };
        answer(h, id, code, verdict).unwrap();
    }
}

pub fn step(h: &Harness, actor: &Actor, operation: &str, id: i64, more: Value) -> Result<Value> {
    let mut input = json!({ "id": id, "seen": sheet(h, id)["seen"] });
    extend(&mut input, more);
    h.call(actor, operation, input)
}

pub fn submit(h: &Harness, id: i64) {
    step(h, &h.as_(Role::Procurement), "evaluation.submit", id, json!({})).unwrap();
}

pub fn decide(h: &Harness, id: i64, outcome: &str, more: Value) -> Result<Value> {
    let mut fields = json!({ "outcome": outcome });
    extend(&mut fields, more);
    step(h, &h.as_(Role::Manager), "evaluation.decide", id, fields)
}

/// Adds fields to an object.
pub fn extend(input: &mut Value, more: Value) {
    if let (Value::Object(input), Value::Object(more)) = (input, more) {
        input.extend(more);
    }
}

/// What is said, by field.
pub fn said(error: &Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.iter().map(|(field, message)| (field.clone(), message.id)).collect(),
        other => vec![(String::new(), other.message().id)],
    }
}

/// Asserts that something was refused with this message, at this field.
#[track_caller]
pub fn assert_refused<T: std::fmt::Debug>(result: Result<T>, field: &str, id: &str) {
    let error = result.expect_err("it should be refused");
    assert_eq!(said(&error), [(field.to_owned(), id)], "{error}");
}

#[track_caller]
pub fn assert_denied<T: std::fmt::Debug>(result: Result<T>, id: &str) {
    match result {
        Err(Error::Denied(message)) => assert_eq!(message.id, id),
        other => panic!("not denied: {other:?}"),
    }
}

#[track_caller]
pub fn assert_conflict<T: std::fmt::Debug>(result: Result<T>, id: &str) {
    match result {
        Err(Error::Conflict(message)) => assert_eq!(message.id, id),
        other => panic!("no conflict: {other:?}"),
    }
}
