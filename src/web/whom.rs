//! People to choose from: who can be asked to do something.

use serde_json::{Value, json};

use super::context::Context;
use crate::error::Result;
use crate::operations::person;

/// So many people are offered.
const OFFERED: i64 = 500;

/// Everyone who belongs, with the chosen one marked.
pub fn people(ctx: &Context, chosen: &str) -> Result<Vec<Value>> {
    let list = person::List { limit: Some(OFFERED), ..person::List::default() };
    let choice = |line: &person::Line| {
        let id = line.id.to_string();
        json!({ "label": format!("{} {}", line.code, line.name), "selected": id == chosen, "value": id })
    };
    Ok(ctx.ask(list)?.lines.iter().map(choice).collect())
}
