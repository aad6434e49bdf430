//! Opening agreement texts and beginning versions.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::trail;
use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::error::Result;
use crate::operations::agreement::{Draft, Open};
use crate::seed;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    kinds: &'static [&'static str],
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    page(ctx, &Form::default())
}

/// Opens an agreement text, and its first version with it.
pub fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let opened = ctx.run_form::<Open>(&[]).and_then(|agreement_id| ctx.run(Draft { agreement_id, copy_of: None }));
    match opened {
        Ok(version_id) => Ok(ctx.see_other(&format!("/agreements/versions/{version_id}/edit"), "agreement-opened")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn draft(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    let id = ctx.run_form::<Draft>(&[("agreement_id", ctx.id("id")?.to_string())])?;
    Ok(ctx.see_other(&format!("/agreements/versions/{id}/edit"), "agreement-drafted"))
}

/// Proposes the texts that come with the product. Adopting them stays with somebody else.
pub fn take_defaults(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteAgreements)?;
    seed::propose_agreements(ctx.register(), &ctx.actor)?;
    Ok(ctx.see_other("/agreements", "agreement-defaults-taken"))
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let here = ctx.language.text("agreement-new").into_owned();
    ctx.form("agreement/new", "agreement-new", &Page { trail: trail(ctx, None, Some(&here)), kinds: AgreementKind::CODES }, form)
}
