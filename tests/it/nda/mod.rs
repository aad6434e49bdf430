//! NDAs and pledges: issued, signed, signed off, and whom they cover.

#[cfg(feature = "pdf")]
mod certificate;
pub mod coverage;
mod files;
mod pages;
mod race;
mod signing;
mod steps;

use std::collections::BTreeSet;

use kantoku::domain::access::{Actor, Door, Role};
use kantoku::error::{Error, Result};
use kantoku::operations::Register;
use kantoku::operations::list::find;
use serde_json::{Value, json};

use crate::agreement::{adopt, open, propose, write};
use crate::harness::Harness;

pub const TODAY: &str = "2026-04-01";
/// The first bytes of a PDF, in base64.
pub const SCAN: &str = "JVBERi0xLjcKMSAwIG9iago=";

pub fn call(register: &Register, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap_or_else(|| panic!("there is no operation {operation}")).call_and_wait(register, actor, input)
}

/// The Personal Data Manager, who issues.
pub fn issuer(h: &Harness) -> Actor {
    h.as_(Role::PersonalDataManager)
}

/// An organisation with a name and a pledge for staff in force.
pub fn prepared(h: &Harness) -> i64 {
    h.call(&issuer(h), "setting.make", json!({ "name": "organisation_ja", "value": "架空の会" })).unwrap();
    let writer = h.as_(Role::Procurement);
    let version_id = open(&h.register, &writer);
    write(&h.register, &writer, version_id).unwrap();
    propose(&h.register, &writer, version_id).unwrap();
    adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
    agreement_of(h, version_id)
}

pub fn agreement_of(h: &Harness, version_id: i64) -> i64 {
    let shown = h.call(&issuer(h), "agreement.show", json!({ "version_id": version_id })).unwrap();
    shown["agreement_id"].as_i64().unwrap()
}

pub fn person(h: &Harness, code: &str, name: &str) -> i64 {
    let input = json!({ "code": code, "name": name, "kind": "staff", "from_on": TODAY });
    h.call(&issuer(h), "person.enter", input).unwrap()["id"].as_i64().unwrap()
}

/// That person, signed in as a member of staff.
pub fn as_person(id: i64) -> Actor {
    Actor::person(id, id, BTreeSet::from([Role::Staff]), Door::Page)
}

/// A pledge for a person that waits for its signature.
pub fn issued(h: &Harness, agreement_id: i64, person_id: i64) -> i64 {
    let input = json!({ "agreement_id": agreement_id, "language": "ja", "person_id": person_id });
    h.call(&issuer(h), "nda.issue", input).unwrap().as_i64().unwrap()
}

pub fn shown(h: &Harness, id: i64) -> Value {
    h.call(&issuer(h), "nda.show", json!({ "id": id })).unwrap()
}

pub fn sign(register: &Register, person_id: i64, name: &str, shown: &Value) -> Result<Value> {
    let input = json!({ "id": shown["id"], "hash": shown["hash"], "typed_name": name, "consent": true });
    call(register, &as_person(person_id), "nda.sign", input)
}

/// A pledge that its person has signed in the product today.
pub fn signed(h: &Harness, agreement_id: i64, person_id: i64, name: &str) -> i64 {
    let id = issued(h, agreement_id, person_id);
    sign(&h.register, person_id, name, &shown(h, id)).unwrap();
    id
}

/// The person leaves; it is recorded on the day that the register stands on.
pub fn leave(register: &Register, h: &Harness, person_id: &Value, until_on: &str) {
    let seen = call(register, &issuer(h), "person.show", json!({ "id": person_id })).unwrap()["seen"].clone();
    call(register, &issuer(h), "person.leave", json!({ "id": person_id, "seen": seen, "until_on": until_on })).unwrap();
}

/// What is said of each field.
pub fn said(error: &Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.iter().map(|(field, message)| (field.clone(), message.id)).collect(),
        Error::Conflict(message) | Error::Denied(message) => vec![(String::new(), message.id)],
        other => panic!("{other}"),
    }
}

pub fn refused(result: Result<Value>, id: &str) {
    let error = result.expect_err(id);
    assert!(said(&error).iter().any(|(_, said)| *said == id), "{id}: {error}");
}
