//! What a one-time link opens, before anybody is signed in.

use axum::response::Response;
use serde::Serialize;

use crate::error::Result;
use crate::operations::account::{Accept, Link, Offered};
use crate::operations::secret::Secret;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct AcceptPage<'a> {
    offered: Offered,
    token: &'a str,
}

fn token(ctx: &Context) -> &str {
    ctx.param("token").unwrap_or_default()
}

pub fn show(ctx: &Context) -> Result<Response> {
    accept_form(ctx, &Form::default())
}

fn accept_form(ctx: &Context, form: &Form) -> Result<Response> {
    let token = token(ctx);
    let offered = ctx.ask(Link { token: Secret(token.to_owned()) })?;
    let title = match offered.kind.code() {
        "first" => "account-accept-title-first",
        "reset" => "account-accept-title-reset",
        _ => "account-accept-title-invitation",
    };
    ctx.form("account/accept", title, &AcceptPage { offered, token }, form)
}

pub fn accept(ctx: &Context) -> Result<Response> {
    ctx.app.throttle.admit(token(ctx), &ctx.address)?;
    match ctx.carry_form::<Accept>(&[("token", token(ctx).to_owned())]) {
        Ok(_) => {
            ctx.app.organisation.forget();
            Ok(ctx.see_other("/sign-in", "account-accepted"))
        }
        Err(error) => accept_form(ctx, &Form::rejected(ctx, error)?),
    }
}
