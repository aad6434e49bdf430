//! All accounts, for those who manage them.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::{Right, Role};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::account::{Close, Grant, Invite, Linked, List, Page, Reset, Revoke, Show, SignOutEverywhere, Whole};
use crate::operations::person::Whole as Person;
use crate::operations::token;
use crate::web::context::{Context, Form};
use crate::web::trail::trail;
use crate::web::{link, person};

#[derive(Serialize)]
struct ListPage {
    answer: Page,
    pager: Value,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let next = answer.next.as_ref().map(|login| link::with(ctx, &ctx.path, &[("after", Some(login))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("account-shown").with("n", answer.lines.len()));
    let pager = json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next });
    ctx.page("account/list", "account-list-title", &ListPage { answer, pager })
}

#[derive(Serialize)]
struct ShowPage {
    account: Whole,
    /// The roles that it does not have yet.
    roles: Vec<&'static str>,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    show_with(ctx, &Form::default())
}

fn show_with(ctx: &Context, form: &Form) -> Result<Response> {
    let account = ctx.ask(Show { id: ctx.id("id")? })?;
    let has = |role: &Role| account.roles.iter().any(|granted| granted.role == *role);
    let roles = Role::granted().filter(|role| !has(role)).map(Role::code).collect();
    let list = ctx.language.text("account-list-title");
    let trail = trail(&[(&list, Some("/accounts".to_owned())), (&account.login, None)]);
    let title = Message::new("account-show-title").with("login", &account.login);
    ctx.form("account/show", title, &ShowPage { account, roles, trail }, form)
}

/// Back to the account, with what was done or why it was not.
fn back(ctx: &Context, done: Result<()>, said: &'static str) -> Result<Response> {
    match done {
        Ok(()) => Ok(ctx.see_other(&format!("/accounts/{}", ctx.id("id")?), said)),
        Err(error) => show_with(ctx, &Form::rejected(ctx, error)?),
    }
}

fn known(ctx: &Context) -> Result<[(&'static str, String); 1]> {
    Ok([("id", ctx.id("id")?.to_string())])
}

pub fn grant(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    back(ctx, ctx.run_form::<Grant>(&known(ctx)?), "account-role-granted")
}

pub fn revoke(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    back(ctx, ctx.run_form::<Revoke>(&known(ctx)?), "account-role-revoked")
}

pub fn close(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    back(ctx, ctx.run_form::<Close>(&known(ctx)?), "account-was-closed")
}

pub fn sign_out_everywhere(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    back(ctx, ctx.run_form::<SignOutEverywhere>(&known(ctx)?).map(drop), "account-signed-out")
}

pub fn revoke_token(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    back(ctx, ctx.run(token::Revoke { id: ctx.id("token")? }), "token-was-revoked")
}

pub fn reset(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    match ctx.carry_form::<Reset>(&known(ctx)?) {
        Ok(linked) => told_once(ctx, linked),
        Err(error) => show_with(ctx, &Form::rejected(ctx, error)?),
    }
}

#[derive(Serialize)]
struct LinkedPage {
    linked: Linked,
    /// The whole address, to be handed on.
    address: String,
}

/// The link stands on the page that answers, and on no other.
fn told_once(ctx: &Context, linked: Linked) -> Result<Response> {
    let address = format!("{}{}", ctx.origin(), linked.path);
    ctx.page("account/linked", "account-linked-title", &LinkedPage { linked, address })
}

#[derive(Serialize)]
struct InvitePage {
    id: i64,
    name: String,
    roles: Vec<&'static str>,
    trail: Vec<Value>,
}

pub fn inviting(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    let whole = person::whole(ctx, ctx.id("id")?)?;
    let mut form = Form::default();
    form.values.insert("login".into(), suggested_login(&whole).into());
    invite_form(ctx, &whole, &form)
}

/// What stands before the @ of the mail address: many organisations use the same.
fn suggested_login(whole: &Person) -> String {
    let login = whole.now.email.split('@').next().unwrap_or_default();
    crate::domain::account::check_login(login).unwrap_or_default()
}

fn invite_form(ctx: &Context, whole: &Person, form: &Form) -> Result<Response> {
    let title = Message::new("account-invite-title").with("name", &whole.now.name);
    let trail = person::steps(ctx, Some(whole), Some("person-invite"));
    let page = InvitePage { id: whole.id, name: whole.now.name.clone(), roles: Role::granted().map(Role::code).collect(), trail };
    ctx.form("account/invite", title, &page, form)
}

pub fn invite(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageAccounts)?;
    let id = ctx.id("id")?;
    match ctx.carry_form::<Invite>(&[("person_id", id.to_string())]) {
        Ok(linked) => told_once(ctx, linked),
        Err(error) => invite_form(ctx, &person::whole(ctx, id)?, &Form::rejected(ctx, error)?),
    }
}
