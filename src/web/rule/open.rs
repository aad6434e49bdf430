//! Opening rules and beginning versions.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::trail;
use crate::domain::access::Right;
use crate::domain::rule::RuleKind;
use crate::error::Result;
use crate::operations::rule::{Create, Draft};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    kinds: &'static [&'static str],
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    page(ctx, &Form::default())
}

pub fn create(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    match ctx.run_form::<Create>(&[]) {
        Ok(version_id) => Ok(ctx.see_other(&format!("/rules/versions/{version_id}/edit"), "rule-said-created")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn draft(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    let id = ctx.run_form::<Draft>(&[("rule_id", ctx.id("id")?.to_string())])?;
    Ok(ctx.see_other(&format!("/rules/versions/{id}/edit"), "rule-said-drafted"))
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let here = ctx.language.text("rule-new").into_owned();
    ctx.form("rule/new", "rule-new", &Page { trail: trail(ctx, None, Some(&here)), kinds: RuleKind::CODES }, form)
}
