//! Rules of the organisation and their acknowledgement: through the register, and through their pages.

mod acknowledging;
mod coverage;
mod lifecycle;
mod pages;

use kantoku::domain::access::{Actor, Role};
use kantoku::error::{Error, Result};
use serde_json::{Value, json};

use crate::harness::Harness;

pub const TODAY: &str = "2026-04-01";

/// The Personal Data Manager, who writes.
pub fn writer(h: &Harness) -> Actor {
    h.as_(Role::PersonalDataManager)
}

/// A rule with its first version, a draft.
pub fn created(h: &Harness, code: &str) -> i64 {
    let input = json!({ "code": code, "kind": "handling", "title_ja": "個人データ取扱規程", "title_en": "Handling of personal data" });
    h.call(&writer(h), "rule.create", input).unwrap().as_i64().unwrap()
}

pub fn shown(h: &Harness, version_id: i64) -> Value {
    h.call(&writer(h), "rule.show", json!({ "version_id": version_id })).unwrap()
}

/// What a draft says, with whatever is different.
pub fn text(h: &Harness, version_id: i64, more: &Value) -> Value {
    let mut input = json!({
        "version_id": version_id,
        "seen": shown(h, version_id)["seq"],
        "title_ja": "個人データ取扱規程",
        "title_en": "Handling of personal data",
        "body_ja": "# 個人データ取扱規程\n## 第1条（取得）\n目的を示す。",
        "body_en": "# Handling of personal data\n## Article 1 (Acquisition)\nThe purpose is shown.",
        "stages": ["acquisition", "use"],
        "audience": "everyone",
    });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

pub fn proposed(h: &Harness, version_id: i64, more: &Value) {
    h.call(&writer(h), "rule.write", text(h, version_id, more)).unwrap();
    h.call(&writer(h), "rule.propose", json!({ "version_id": version_id, "seen": shown(h, version_id)["seq"] })).unwrap();
}

pub fn approve(h: &Harness, version_id: i64, effective_on: &str) -> Result<Value> {
    let input = json!({ "version_id": version_id, "seen": shown(h, version_id)["seq"], "effective_on": effective_on });
    h.call(&h.as_(Role::Manager), "rule.approve", input)
}

/// A rule in force from today on.
pub fn in_force(h: &Harness, code: &str, more: &Value) -> i64 {
    let version_id = created(h, code);
    proposed(h, version_id, more);
    approve(h, version_id, TODAY).unwrap();
    version_id
}

pub fn person(h: &Harness, code: &str, name: &str, from_on: &str, department: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kind": "staff", "from_on": from_on, "department": department });
    h.call(&writer(h), "person.enter", input).unwrap()["id"].as_i64().unwrap()
}

pub fn department(h: &Harness, code: &str) -> i64 {
    let input = json!({ "code": code, "name_ja": code, "name_en": code, "from_on": "2020-04-01" });
    h.call(&writer(h), "department.enter", input).unwrap()["id"].as_i64().unwrap()
}

pub fn refused(result: Result<Value>, id: &str) {
    let error = result.expect_err("it is refused");
    let found = match &error {
        Error::Denied(message) | Error::Conflict(message) => message.id.to_owned(),
        Error::Invalid(problems) => problems.0.values().map(|message| message.id).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    };
    assert_eq!(found, id, "{error}");
}
