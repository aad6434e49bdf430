//! One's own account: password, sessions, API tokens.

use axum::response::Response;
use serde::Serialize;

use crate::domain::access::{Right, Role};
use crate::error::Result;
use crate::operations::account::{ChangePassword, Me, SignOutEverywhere, Whole, mark};
use crate::operations::token::{Issue, Issued, Revoke};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct MePage {
    account: Whole,
    /// Which of the sessions this is.
    here: String,
    roles: Vec<Role>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    me(ctx, &Form::default())
}

fn me(ctx: &Context, form: &Form) -> Result<Response> {
    let here = ctx.who.as_ref().map(|who| mark(&who.token_hash)).unwrap_or_default();
    let page = MePage { account: ctx.ask(Me {})?, here, roles: ctx.actor.roles.iter().copied().collect() };
    ctx.form("account/me", "account-me-title", &page, form)
}

/// The form comes back without what was typed: passwords do not stand on pages.
fn refused(ctx: &Context, error: crate::error::Error) -> Result<Response> {
    let mut form = Form::rejected(ctx, error)?;
    form.values.retain(|name, _| !name.ends_with("password"));
    me(ctx, &form)
}

pub fn change_password(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let login = ctx.who.as_ref().map(|who| who.login.as_str()).unwrap_or_default();
    ctx.app.throttle.admit(login, &ctx.address)?;
    match ctx.carry_form::<ChangePassword>(&[("session", ctx.session.clone().unwrap_or_default())]) {
        Ok(()) => Ok(ctx.see_other("/account", "account-password-changed")),
        Err(error) => refused(ctx, error),
    }
}

pub fn sign_out_everywhere(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    ctx.run(SignOutEverywhere::default())?;
    Ok(ctx.see_other("/sign-in", "account-signed-out"))
}

#[derive(Serialize)]
struct IssuedPage {
    issued: Issued,
}

/// The token stands on the page that answers, and on no other.
pub fn issue(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    match ctx.carry_form::<Issue>(&[]) {
        Ok(issued) => ctx.page("account/token", "token-issued-title", &IssuedPage { issued }),
        Err(error) => refused(ctx, error),
    }
}

pub fn revoke(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    ctx.run(Revoke { id: ctx.id("id")? })?;
    Ok(ctx.see_other("/account", "token-was-revoked"))
}
