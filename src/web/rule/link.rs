//! One-time links: made for whoever has no account, and what is acknowledged by them.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::acknowledge::whence;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::rule::{AcknowledgeByLink, LinkMade, MakeLink, OfLink, Offered, open_by_link};
use crate::operations::secret::Secret;
use crate::web::context::{Context, Form};
use crate::web::document;

#[derive(Serialize)]
struct MadePage {
    made: LinkMade,
    address: String,
}

/// The link stands on the page that answers, and on no other.
pub fn make(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let made = ctx.carry_form::<MakeLink>(&[("version_id", ctx.id("id")?.to_string())])?;
    let address = format!("{}{}", ctx.origin(), made.path);
    ctx.page("rule/linked", "rule-linked-title", &MadePage { made, address })
}

#[derive(Serialize)]
struct Page<'a> {
    offered: &'a Offered,
    title: &'a str,
    sides: Vec<Value>,
    token: &'a str,
}

fn token(ctx: &Context) -> &str {
    ctx.param("token").unwrap_or_default()
}

pub fn show(ctx: &Context) -> Result<Response> {
    page(ctx, &Form::default())
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let token = token(ctx);
    let offered = ctx.ask(OfLink { token: Secret(token.to_owned()) })?;
    let mut sides = vec![("ja", &offered.body_ja), ("en", &offered.body_en)];
    sides.sort_by_key(|(language, _)| *language != ctx.language.code());
    sides.retain(|(_, body)| !body.is_empty());
    let page = Page {
        token,
        title: ctx.either(&offered.title_ja, &offered.title_en),
        sides: sides.into_iter().map(|(language, body)| json!({ "language": language, "body": body })).collect(),
        offered: &offered,
    };
    ctx.form("rule/by_link", "rule-acknowledge-title", &page, form)
}

/// The file that is to be read before.
pub fn file(ctx: &Context) -> Result<Response> {
    let (file, kept) = open_by_link(ctx.register(), &ctx.actor, token(ctx))?;
    document::send(&file.name, &file.media_type, file.size, kept)
}

pub fn acknowledge(ctx: &Context) -> Result<Response> {
    ctx.app.throttle.admit(token(ctx), &ctx.address)?;
    let command = ctx.command::<AcknowledgeByLink>(&[("token", token(ctx).to_owned())]);
    match command.and_then(|command| ctx.run(AcknowledgeByLink { from: whence(ctx), ..command })) {
        Ok(()) => ctx.page("rule/done", "rule-done-title", &json!({})),
        Err(error @ Error::Invalid(_)) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}
