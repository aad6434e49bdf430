//! The certificate of a signature with all of its evidence, the same as PDF, and the text exactly as it was signed.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::nda::Whole;
use crate::web::answer;
use crate::web::context::Context;

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    zone: &'static str,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let whole = signed(ctx)?;
    let here = ctx.language.text("nda-certificate").into_owned();
    let page = Page { trail: trail(ctx, Some(&whole), Some(&here)), zone: ctx.register().clock().zone().name(), whole: &whole };
    ctx.page("nda/certificate", Message::new("nda-certificate-title").with("name", &whole.party), &page)
}

/// Set on this thread: the press takes one document after the other.
pub fn pdf(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let whole = signed(ctx)?;
    let name = Message::new("nda-certificate-file").with("id", whole.id.to_string());
    Ok(answer::file(
        &format!("{}.pdf", ctx.say(&name)),
        "application/pdf",
        ctx.app.printing.certificate(ctx.register(), &whole, ctx.language)?,
    ))
}

/// Byte for byte what was hashed: whoever keeps it can have it checked.
pub fn text(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let whole = shown(ctx)?;
    if whole.text.is_empty() {
        return Err(Error::NotFound("nda"));
    }
    Ok(answer::file(&format!("nda-{}.txt", whole.id), "text/plain; charset=utf-8", whole.text.into_bytes()))
}

fn signed(ctx: &Context) -> Result<Whole> {
    let whole = shown(ctx)?;
    if whole.signature.is_none() { Err(Error::NotFound("nda")) } else { Ok(whole) }
}
