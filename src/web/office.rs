//! Pages of the offices and their holders.

use axum::Router;
use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::App;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::person;
use super::trail::trail;
use crate::domain::access::{Office, Right};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::office::{Appoint, End, Line, List, Offices};
use crate::operations::person::Whole;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/offices", page(list))
        .route("/offices/{id}/end", page(ending).merge(form(end)))
        .route("/people/{id}/offices", page(appointing).merge(form(appoint)))
}

#[derive(Serialize)]
struct ListPage<'a> {
    offices: Offices,
    on: &'a str,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let offices = ctx.ask(ctx.read_query::<List>()?)?;
    ctx.page("office/list", "office-list-title", &ListPage { offices, on: ctx.asked("on").unwrap_or_default() })
}

#[derive(Serialize)]
struct AppointPage {
    id: i64,
    name: String,
    offices: &'static [&'static str],
    trail: Vec<Value>,
}

fn appointing(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AppointOffices)?;
    appoint_form(ctx, person::whole(ctx, ctx.id("id")?)?, &Form::default())
}

fn appoint_form(ctx: &Context, whole: Whole, form: &Form) -> Result<Response> {
    let title = Message::new("office-appoint-title").with("name", &whole.now.name);
    let trail = person::steps(ctx, Some(&whole), Some("office-appoint"));
    let page = AppointPage { id: whole.id, trail, name: whole.now.name, offices: Office::CODES };
    ctx.form("office/appoint", title, &page, form)
}

fn appoint(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AppointOffices)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Appoint>(&[("person_id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/people/{id}"), "office-appointed")),
        Err(error) => appoint_form(ctx, person::whole(ctx, id)?, &Form::rejected(ctx, error)?),
    }
}

#[derive(Serialize)]
struct EndPage {
    line: Line,
    trail: Vec<Value>,
}

fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AppointOffices)?;
    end_form(ctx, &Form::default())
}

fn end_form(ctx: &Context, form: &Form) -> Result<Response> {
    let id = ctx.id("id")?;
    let lines = ctx.ask(List::default())?.lines;
    let line = lines.into_iter().find(|line| line.id == id).ok_or(Error::NotFound("office"))?;
    let (list, here) = (ctx.language.text("office-list-title"), ctx.language.text("office-end"));
    let trail = trail(&[(&list, Some("/offices".to_owned())), (&here, None)]);
    ctx.form("office/end", "office-end-title", &EndPage { line, trail }, form)
}

fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::AppointOffices)?;
    match ctx.run_form::<End>(&[("id", ctx.id("id")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other("/offices", "office-ended")),
        Err(error) => end_form(ctx, &Form::rejected(ctx, error)?),
    }
}
