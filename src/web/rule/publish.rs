//! The form by which it is recorded where and when a version is published.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::rule::Publish;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    name: String,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AdoptRules)?;
    let shown = shown(ctx)?;
    let mut form = Form::default();
    let on = shown.published_on.unwrap_or(ctx.register().now().today);
    form.values.insert("published_on".into(), on.to_string().into());
    form.values.insert("published_at".into(), shown.published_at.into());
    page(ctx, &form)
}

pub fn publish(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AdoptRules)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Publish>(&[("version_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-published")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let shown = shown(ctx)?;
    let here = ctx.language.text("rule-publish").into_owned();
    let page = Page { id: shown.id, name: version_name(ctx, &shown), trail: trail(ctx, Some(&shown), Some(&here)) };
    ctx.form("rule/publish", "rule-publish", &page, form)
}
