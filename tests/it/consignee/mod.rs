//! The register of consignees: entering, changing, finding, on any date and as known at any time.

mod entrustment;
mod forms;
mod list;
mod page;
mod time;
mod timeline;
mod twice;

use kantoku::domain::access::{Actor, Role};
use serde_json::{Value, json};

use crate::harness::Harness;

/// Enters a consignee by the API's way; gives its id.
pub fn enter(h: &Harness, keeper: &Actor, fields: Value) -> i64 {
    h.call(keeper, "consignee.enter", fields).expect("the consignee is entered")["id"].as_i64().expect("an id")
}

pub fn keeper(h: &Harness) -> Actor {
    h.as_(Role::Procurement)
}

pub fn show(h: &Harness, actor: &Actor, id: i64) -> Value {
    h.call(actor, "consignee.show", json!({ "id": id })).expect("the consignee is shown")
}

pub fn names(page: &Value) -> Vec<String> {
    page["lines"].as_array().expect("lines").iter().map(|line| line["name"].as_str().unwrap_or_default().to_owned()).collect()
}
