//! The form by which a file is handed in as the text of a rule.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::document::{TEXTS, endings};
use crate::operations::rule::{RuleText, Upload};
use crate::web::context::{Context, Form};
use crate::web::version::editable;

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a RuleText,
    name: String,
    trail: Vec<Value>,
    /// Which files are taken.
    endings: String,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, &Form::default())
}

pub fn put(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    let id = ctx.id("id")?;
    match keep(ctx, id) {
        Ok(_) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-uploaded")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_) | Error::Unavailable(_))) => {
            page(ctx, &shown(ctx)?, &Form::without_file(ctx, error))
        }
        Err(error) => Err(error),
    }
}

fn keep(ctx: &Context, version_id: i64) -> Result<i64> {
    let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
    let seen = ctx.cell("seen").parse().unwrap_or_default();
    ctx.register().carry_out(&ctx.actor, Upload { version_id, seen, name: file.name.clone(), content: file.content()? })
}

fn page(ctx: &Context, shown: &RuleText, form: &Form) -> Result<Response> {
    let here = ctx.language.text("rule-upload").into_owned();
    let name = version_name(ctx, shown);
    let page = Page { trail: trail(ctx, Some(shown), Some(&here)), name: name.clone(), endings: endings(TEXTS), shown };
    ctx.form("rule/upload", Message::new("rule-upload-title").with("name", name), &page, form)
}
