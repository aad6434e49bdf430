//! The form of a draft's title, sources and thresholds.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{edit::editable, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::criteria::PartialKnockOut;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::criteria::{SetTerms, Shown};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    seen: i64,
    name: String,
    trail: Vec<Value>,
    partial_knock_outs: &'static [&'static str],
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, &Form::of(&shown.terms)?)
}

pub fn set(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<SetTerms>(&[("version_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/criteria/versions/{id}/edit"), "criteria-terms-set")),
        Err(error) => {
            let (form, shown) = (Form::rejected(ctx, error)?, shown(ctx)?);
            page(ctx, &shown, &form.beside(&Form::of(&shown.terms)?))
        }
    }
}

fn page(ctx: &Context, shown: &Shown, form: &Form) -> Result<Response> {
    let here = ctx.language.text("criteria-terms").into_owned();
    let name = version_name(ctx, shown);
    let page = Page {
        id: shown.id,
        seen: shown.terms.seq,
        name: name.clone(),
        trail: trail(ctx, Some(shown), Some(&here)),
        partial_knock_outs: PartialKnockOut::CODES,
    };
    ctx.form("criteria/terms", Message::new("criteria-terms-title").with("name", name), &page, form)
}
