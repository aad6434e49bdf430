//! Pages of sub-consignees: the list, one of them with its decision, a new request, and who stands behind how much.

use axum::Router;
use axum::response::Response;
use serde_json::{Value, json};

use super::App;
use super::consignee::choices;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::link;
use super::tables;
use crate::domain::access::Right;
use crate::domain::entrustment::DataKind;
use crate::domain::message::Message;
use crate::domain::sub_entrustment::SubState;
use crate::error::{Error, Result};
use crate::operations::consignee;
use crate::operations::sub_entrustment::{Concentration, Decide, End, List, Request, Show, Whole};

/// The addresses of sub-consignees.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sub-entrustments", page(list))
        .route("/sub-entrustments/export", page(export))
        .route("/sub-entrustments/concentration", page(concentration))
        .route("/sub-entrustments/{id}", page(show))
        .route("/sub-entrustments/{id}/decide", form(decide))
        .route("/sub-entrustments/{id}/end", form(end))
        .route("/consignees/{id}/entrustments/{work}/sub-entrustments", page(new).merge(form(request)))
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let asked = ctx.read_query::<List>()?;
    let lacking = asked.lacking;
    let answer = ctx.ask(asked)?;
    let page = json!({
        "lines": answer.lines,
        "states": choices(ctx, "sub-state", SubState::CODES, ctx.asked("state")),
        "asked_on": ctx.asked("on").unwrap_or_default(),
        "lacking": lacking,
        "csv": link::with(ctx, "/sub-entrustments/export", &[("format", Some("csv"))]),
        "xlsx": link::with(ctx, "/sub-entrustments/export", &[("format", Some("xlsx"))]),
    });
    ctx.page("sub_entrustment/list", "sub-entrustment-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query::<List>()?)
}

fn concentration(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let companies = ctx.ask(ctx.read_query::<Concentration>()?)?;
    ctx.page("sub_entrustment/concentration", "sub-entrustment-concentration-title", &json!({ "companies": companies }))
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    shown(ctx, &whole, &Form::default())
}

fn shown(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let trail = [
        json!({ "text": ctx.language.text("sub-entrustment-list-title"), "href": "/sub-entrustments" }),
        json!({ "text": whole.line.name, "href": null }),
    ];
    let page = json!({ "whole": whole, "trail": trail });
    ctx.form("sub_entrustment/show", "sub-entrustment-name", &page, form)
}

fn again(ctx: &Context, id: i64, error: Error) -> Result<Response> {
    let form = Form::rejected(ctx, error)?;
    shown(ctx, &ctx.ask(Show { id, on: None, known: None })?, &form)
}

fn decide(ctx: &Context) -> Result<Response> {
    ctx.need(Right::DecideSubEntrustments)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Decide>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/sub-entrustments/{id}"), "sub-entrustment-decided")),
        Err(error) => again(ctx, id, error),
    }
}

fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<End>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/sub-entrustments/{id}"), "sub-entrustment-ended")),
        Err(error) => again(ctx, id, error),
    }
}

fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let mut form = Form::default();
    for field in ["company_country", "countries"] {
        form.values.insert(field.into(), "JP".into());
    }
    request_form(ctx, &form)
}

fn request_form(ctx: &Context, form: &Form) -> Result<Response> {
    let owner = ctx.ask(consignee::Show { id: ctx.id("id")?, on: None, known: None })?;
    let id = ctx.id("work")?;
    let work = owner.entrustments.iter().find(|work| work.id == id).ok_or(Error::NotFound("entrustment"))?;
    let chosen = form.values.get("parent_id").and_then(Value::as_str);
    let parents = owner.subs.iter().filter(|line| line.entrustment_id == id);
    let parent = |line: &crate::operations::sub_entrustment::Line| json!({ "value": line.id.to_string(), "label": line.name, "selected": chosen == Some(line.id.to_string().as_str()) });
    let page = json!({
        "consignee_id": owner.id,
        "consignee": owner.details.name,
        "id": id,
        "control_no": work.control_no,
        "parents": parents.map(parent).collect::<Vec<_>>(),
        "data_kinds": DataKind::CODES,
        "trail": [
            { "text": ctx.language.text("nav-consignees"), "href": "/consignees" },
            { "text": owner.details.name, "href": format!("/consignees/{}", owner.id) },
            { "text": ctx.language.text("sub-entrustment-new"), "href": null },
        ],
    });
    ctx.form("sub_entrustment/form", Message::new("sub-entrustment-new-title").with("control_no", &work.control_no), &page, form)
}

fn request(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    match ctx.run_form::<Request>(&[("entrustment_id", ctx.id("work")?.to_string())]) {
        Ok(id) => Ok(ctx.see_other(&format!("/sub-entrustments/{id}"), "sub-entrustment-requested")),
        Err(error) => request_form(ctx, &Form::rejected(ctx, error)?),
    }
}
