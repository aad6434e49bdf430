//! One-time links: made for whoever has no account, and what is signed or declined by them.

use axum::response::Response;
use serde::Serialize;

use super::sign::whence;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::nda::{DeclineByLink, LinkMade, MakeLink, OfLink, Offered, SignByLink, open_by_link};
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
    ctx.need(Right::IssueNdas)?;
    let made = ctx.register().carry_out(&ctx.actor, MakeLink { id: ctx.id("id")? })?;
    let address = format!("{}{}", ctx.origin(), made.path);
    ctx.page("nda/linked", "nda-linked-title", &MadePage { made, address })
}

#[derive(Serialize)]
struct SignPage<'a> {
    offered: &'a Offered,
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
    ctx.form("nda/by_link", "nda-sign-title", &SignPage { token, offered: &offered }, form)
}

/// The file that is to be signed, to be read before.
pub fn file(ctx: &Context) -> Result<Response> {
    let (file, kept) = open_by_link(ctx.register(), &ctx.actor, token(ctx))?;
    document::send(&file.name, &file.media_type, file.size, kept)
}

pub fn sign(ctx: &Context) -> Result<Response> {
    ctx.app.throttle.admit(token(ctx), &ctx.address)?;
    let command = ctx.command::<SignByLink>(&[("token", token(ctx).to_owned())]);
    match command.and_then(|command| ctx.run(SignByLink { from: whence(ctx), ..command })) {
        Ok(()) => done(ctx, "signed"),
        Err(error @ Error::Invalid(_)) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

pub fn decline(ctx: &Context) -> Result<Response> {
    ctx.app.throttle.admit(token(ctx), &ctx.address)?;
    match ctx.run_form::<DeclineByLink>(&[("token", token(ctx).to_owned())]) {
        Ok(()) => done(ctx, "declined"),
        Err(error @ Error::Invalid(_)) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

#[derive(Serialize)]
struct DonePage {
    outcome: &'static str,
}

fn done(ctx: &Context, outcome: &'static str) -> Result<Response> {
    ctx.page("nda/done", "nda-done-title", &DonePage { outcome })
}
