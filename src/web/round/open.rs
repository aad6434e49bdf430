//! The form with which a round is opened.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::evaluation::InForce;
use crate::operations::round::{Criteria, Open};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    criteria: Vec<Value>,
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    page(ctx, &Form::default())
}

pub fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    match ctx.run_form::<Open>(&[]) {
        Ok(id) => Ok(ctx.see_other(&format!("/rounds/{id}"), "round-said-opened")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let chosen = form.values.get("set_id").and_then(Value::as_str).unwrap_or_default();
    let choice = |set: &InForce| {
        let name = ctx.either(&set.name_ja, &set.name_en);
        let label = ctx.say(&Message::new("criteria-version-of").with("set", name).with("number", set.version));
        json!({ "value": set.set_id.to_string(), "label": label, "selected": chosen == set.set_id.to_string() })
    };
    let criteria = ctx.ask(Criteria {})?.iter().map(choice).collect();
    let here = ctx.language.text("round-new-title");
    ctx.form("round/new", "round-new-title", &Page { trail: trail(ctx, None, Some(&here)), criteria }, form)
}
