//! Pages of handling in foreign countries: the list, and one place with its route and its checks.

use axum::Router;
use axum::response::Response;
use serde_json::json;

use super::App;
use super::consignee::choices;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::link;
use super::tables;
use crate::domain::access::Right;
use crate::domain::foreign::{CheckResult, Route};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::foreign::{List, RecordCheck, SetRoute};

/// The addresses of foreign handling.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/foreign", page(list))
        .route("/foreign/export", page(export))
        .route("/foreign/{id}", page(show))
        .route("/foreign/{id}/route", form(set_route))
        .route("/foreign/{id}/check", form(record_check))
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let asked = ctx.read_query::<List>()?;
    let lacking = asked.lacking;
    let answer = ctx.ask(asked)?;
    let page = json!({
        "lines": answer.lines,
        "routes": choices(ctx, "foreign-route", Route::CODES, ctx.asked("route")),
        "asked_on": ctx.asked("on").unwrap_or_default(),
        "lacking": lacking,
        "csv": link::with(ctx, "/foreign/export", &[("format", Some("csv"))]),
        "xlsx": link::with(ctx, "/foreign/export", &[("format", Some("xlsx"))]),
    });
    ctx.page("foreign/list", "foreign-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query::<List>()?)
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    shown(ctx, ctx.asked("sub").and_then(|id| id.parse().ok()), &Form::default())
}

fn shown(ctx: &Context, sub: Option<i64>, form: &Form) -> Result<Response> {
    let asked = List { entrustment_id: Some(ctx.id("id")?), ..List::default() };
    let lines = ctx.ask(asked)?.lines;
    let line = lines.iter().find(|line| sub.is_none() || line.sub_entrustment_id == sub).ok_or(Error::NotFound("page"))?;
    let page = json!({
        "line": line,
        "routes": Route::CODES,
        "results": CheckResult::CODES,
        "trail": [
            { "text": ctx.language.text("foreign-list-title"), "href": "/foreign" },
            { "text": line.control_no, "href": null },
        ],
    });
    ctx.form("foreign/show", Message::new("foreign-show-title").with("control_no", &line.control_no), &page, form)
}

fn back(ctx: &Context) -> Result<(String, Option<i64>)> {
    let (id, sub) = (ctx.id("id")?, ctx.cell("sub_entrustment_id").parse().ok());
    Ok((sub.map_or_else(|| format!("/foreign/{id}"), |sub: i64| format!("/foreign/{id}?sub={sub}")), sub))
}

fn set_route(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let (to, sub) = back(ctx)?;
    match ctx.run_form::<SetRoute>(&[("entrustment_id", ctx.id("id")?.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&to, "foreign-route-set")),
        Err(error) => shown(ctx, sub, &Form::rejected(ctx, error)?),
    }
}

fn record_check(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let (to, sub) = back(ctx)?;
    match ctx.run_form::<RecordCheck>(&[("entrustment_id", ctx.id("id")?.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&to, "foreign-check-recorded")),
        Err(error) => shown(ctx, sub, &Form::rejected(ctx, error)?),
    }
}
