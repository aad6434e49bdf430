//! One certificate: what is recorded of it, its periods, its files.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{name, shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::certificate::{Show, Whole};
use crate::operations::document::{EVIDENCE, endings};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    name: String,
    /// The endings of the kinds of file that are taken.
    endings: String,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    page(ctx, &whole, &Form::default())
}

/// The page with a file that was refused.
pub(super) fn again(ctx: &Context, form: &Form) -> Result<Response> {
    page(ctx, &shown(ctx)?, form)
}

fn page(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let name = name(ctx, &whole.line);
    let title = Message::new("certificate-show-title").with("name", &name).with("number", &whole.line.number);
    let page = Page { name, endings: endings(EVIDENCE), trail: trail(ctx, whole, None), whole };
    ctx.form("certificate/show", title, &page, form)
}
