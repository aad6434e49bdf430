//! Closed reports: closing one, its page with the steps that follow, and its files as they were closed.

use axum::response::Response;
use serde_json::{Value, json};

use super::Format;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::report::EditionState;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::report::edition::{self, Approve, Close, FileLine, List, Publish, Return, Show, Texts, Whole};
use crate::operations::report::pack::List as Packs;
use crate::web::answer;
use crate::web::context::{Context, Form};

/// Where it stands under the reports.
pub(super) fn trail(ctx: &Context, steps: &[(&str, Option<String>)]) -> Vec<Value> {
    let first = json!({ "text": ctx.language.text("report-list-title"), "href": "/reports" });
    std::iter::once(first).chain(steps.iter().map(|(text, href)| json!({ "text": text, "href": href }))).collect()
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReports)?;
    let mut form = Form::default();
    form.values.insert("on".into(), ctx.asked("on").unwrap_or_default().into());
    closing(ctx, &form)
}

pub fn close(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReports)?;
    match ctx.carry_form::<Close>(&[("year", ctx.id("year")?.to_string())]) {
        Ok(id) => Ok(ctx.see_other(&format!("/reports/editions/{id}"), "edition-said-closed")),
        Err(error) => closing(ctx, &Form::rejected(ctx, error)?),
    }
}

fn closing(ctx: &Context, form: &Form) -> Result<Response> {
    let year = ctx.id("year")?;
    let label = ctx.say(&ctx.ask(Texts { year })?.label);
    let here = ctx.language.text("edition-close").into_owned();
    let page = json!({
        "trail": trail(ctx, &[(&label, Some(format!("/reports/annual/{year}"))), (&here, None)]),
        "year": year,
        "label": label,
        "editions": ctx.ask(List { year: Some(year) })?,
    });
    ctx.form("report/close", Message::new("edition-close-of").with("year", label), &page, form)
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    page(ctx, &Form::default())
}

pub fn approve(ctx: &Context) -> Result<Response> {
    step::<Approve>(ctx, "edition-said-approved")
}

pub fn give_back(ctx: &Context) -> Result<Response> {
    step::<Return>(ctx, "edition-said-returned")
}

pub fn publish(ctx: &Context) -> Result<Response> {
    step::<Publish>(ctx, "edition-said-published")
}

fn step<C: Command>(ctx: &Context, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<C>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/reports/editions/{id}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let whole: Whole = ctx.ask(Show { id: ctx.id("id")? })?;
    let name = ctx.say(&Message::new("edition-name").with("year", ctx.say(&whole.line.label)).with("n", whole.line.number));
    let state = whole.line.state;
    let languages: Vec<Value> = crate::locale::Language::ALL
        .iter()
        .map(|language| {
            let of = |format: &Format| whole.files.iter().find(|file| file.language == language.code() && file.format == format.code());
            let files: Vec<&FileLine> = Format::ALL.iter().filter_map(of).collect();
            json!({ "language": language, "files": files })
        })
        .collect();
    let page = json!({
        "trail": trail(ctx, &[(&name, None)]),
        "name": name,
        "languages": languages,
        "has_pdf": whole.files.iter().any(|file| file.format == Format::Pdf.code()),
        "waits": state == EditionState::Closed,
        "may_publish": state == EditionState::Approved,
        "others": ctx.ask(List { year: Some(whole.line.year) })?,
        "packs": super::pack::offer(ctx, Packs { edition_id: Some(whole.line.id), year: None })?,
        "whole": whole,
    });
    ctx.form("report/edition", Message::new("edition-title").with("name", name), &page, form)
}

/// A file as it was closed, byte for byte.
pub fn download(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let format = ctx.param("format").and_then(Format::from_code).ok_or(Error::NotFound("page"))?;
    let language = ctx.param("language").unwrap_or_default();
    let (name, bytes) = edition::file(ctx.register(), &ctx.actor, ctx.id("id")?, format.code(), language)?;
    Ok(answer::file(&name, format.media_type(), bytes))
}
