//! Opening sets and beginning versions.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::trail;
use crate::domain::access::Right;
use crate::domain::criteria::KindOfWork;
use crate::error::Result;
use crate::operations::criteria::{Draft, OpenSet};
use crate::seed;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    kinds: &'static [&'static str],
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    page(ctx, &Form::default())
}

/// Opens a set, and its first version with it.
pub fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let opened = ctx.run_form::<OpenSet>(&[]).and_then(|set_id| ctx.run(Draft { set_id, copy_of: None }));
    match opened {
        Ok(version_id) => Ok(ctx.see_other(&format!("/criteria/versions/{version_id}/edit"), "criteria-set-opened")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn draft(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let id = ctx.run_form::<Draft>(&[("set_id", ctx.id("id")?.to_string())])?;
    Ok(ctx.see_other(&format!("/criteria/versions/{id}/edit"), "criteria-drafted"))
}

/// Proposes the sets that come with the product. Adopting them stays with somebody else.
pub fn take_defaults(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    seed::propose_criteria(ctx.register(), &ctx.actor)?;
    Ok(ctx.see_other("/criteria", "criteria-defaults-taken"))
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let here = ctx.language.text("criteria-set-new").into_owned();
    ctx.form("criteria/set", "criteria-set-new", &Page { trail: trail(ctx, None, Some(&here)), kinds: KindOfWork::CODES }, form)
}
