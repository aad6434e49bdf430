//! Signing one's own NDA: the text to its end, the consent, and one's name.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{shown, trail};
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::nda::{Sign, Whence, Whole};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    page(ctx, &Form::default())
}

pub fn sign(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let id = ctx.id("id")?;
    let command = ctx.command::<Sign>(&[("id", id.to_string())]);
    match command.and_then(|command| ctx.run(Sign { from: whence(ctx), ..command })) {
        Ok(()) => Ok(ctx.see_other(&format!("/ndas/{id}"), "nda-said-signed")),
        Err(error @ Error::Invalid(_)) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = shown(ctx)?;
    if !whole.may.sign {
        return Ok(crate::web::answer::see_other(&format!("/ndas/{}", whole.id), None));
    }
    let here = ctx.language.text("nda-sign").into_owned();
    let page = Page { trail: trail(ctx, Some(&whole), Some(&here)), whole: &whole };
    ctx.form("nda/sign", "nda-sign-title", &page, form)
}

/// Where the request comes from. What a browser says of itself may be of any length.
pub(super) fn whence(ctx: &Context) -> Whence {
    let agent = ctx.agent.chars().filter(|c| !c.is_control()).take(300).collect();
    Whence { address: ctx.address.clone(), agent }
}
