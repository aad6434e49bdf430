//! Sessions: the list of a year, one with everyone who was asked, and the forms with which they are set down and recorded.

use axum::response::Response;
use serde_json::{Value, json};

use super::{courses, departments, trail};
use crate::domain::access::Right;
use crate::domain::training::{Mark, Method};
use crate::error::Result;
use crate::operations::Command;
use crate::operations::training::session::{Cancel, Change, CloseCode, Hold, List, OpenCode, Record, Show, TakeBack, Whole};
use crate::web::context::{Context, Form};

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    let found = ctx.ask(ctx.read_query::<List>()?)?;
    let year = |year: i64| format!("/training/sessions?year={year}");
    let page = json!({
        "trail": trail(ctx, &[(&ctx.language.text("training-sessions"), None)]),
        "label": ctx.say(&found.label),
        "previous": year(found.year - 1),
        "next": year(found.year + 1),
        "answer": found,
    });
    ctx.page("training/sessions", "training-sessions", &page)
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let mut form = Form::default();
    for name in ["course_id", "makes_up_id"] {
        if let Some(value) = ctx.asked(name) {
            form.values.insert(name.to_owned(), value.into());
        }
    }
    written(ctx, None, &form)
}

pub fn hold(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    match ctx.run_form::<Hold>(&[]) {
        Ok(id) => Ok(ctx.see_other(&format!("/training/sessions/{id}"), "training-said-held")),
        Err(error) => written(ctx, None, &Form::rejected(ctx, error)?),
    }
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let whole = shown(ctx)?;
    let form = Form::of(&whole.details)?;
    written(ctx, Some(&whole), &form)
}

pub fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/training/sessions/{id}"), "training-said-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, shown(ctx)?);
            written(ctx, Some(&whole), &form.beside(&Form::of(&whole.details)?))
        }
    }
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    page(ctx, None, &Form::default())
}

pub fn record(ctx: &Context) -> Result<Response> {
    step::<Record>(ctx, "session_id", "training-said-recorded")
}

pub fn take_back(ctx: &Context) -> Result<Response> {
    step::<TakeBack>(ctx, "session_id", "training-said-taken-back")
}

pub fn cancel(ctx: &Context) -> Result<Response> {
    step::<Cancel>(ctx, "id", "training-said-cancelled")
}

pub fn close_code(ctx: &Context) -> Result<Response> {
    step::<CloseCode>(ctx, "session_id", "training-said-code-closed")
}

/// The code stands on the page that answers, and on no other.
pub fn open_code(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    match ctx.register().carry_out(&ctx.actor, OpenCode { session_id: id }) {
        Ok(made) => page(ctx, Some(&made.code), &Form::default()),
        Err(error) => page(ctx, None, &Form::rejected(ctx, error)?),
    }
}

fn step<C: Command>(ctx: &Context, name: &'static str, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<C>(&[(name, id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/training/sessions/{id}"), said)),
        Err(error) => page(ctx, None, &Form::rejected(ctx, error)?),
    }
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")? })
}

fn page(ctx: &Context, code: Option<&str>, form: &Form) -> Result<Response> {
    let whole = shown(ctx)?;
    let title = ctx.either(&whole.title_ja, &whole.title_en).to_owned();
    let today = ctx.register().now().today;
    let last = whole.details.until_on.unwrap_or(whole.details.from_on);
    let missed = whole.people.iter().filter(|one| one.asked && one.mark != Some(Mark::Attended) && one.made_up_on.is_none()).count();
    let page = json!({
        "trail": steps(ctx, &[(&title, None)]),
        "title": title,
        "code": code,
        "check_in": format!("{}/training/check-in", ctx.origin()),
        "is_today": whole.details.from_on <= today && today <= last,
        "is_begun": whole.details.from_on <= today,
        "missed": missed,
        "marks": Mark::CODES,
        "me": ctx.actor.person,
        "whole": whole,
    });
    ctx.form("training/session", "training-session-title", &page, form)
}

fn written(ctx: &Context, whole: Option<&Whole>, form: &Form) -> Result<Response> {
    let here = ctx.language.text(if whole.is_some() { "training-session-edit" } else { "training-session-new" }).into_owned();
    let chosen = |name: &str| form.values.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let page = json!({
        "trail": steps(ctx, &[(&here, None)]),
        "id": whole.map(|whole| whole.id),
        "seen": whole.map(|whole| whole.seen),
        "methods": Method::CODES,
        "courses": courses(ctx, &chosen("course_id").unwrap_or_default())?,
        "departments": departments(ctx, &chosen("department_id").unwrap_or_default())?,
        "makes_up_id": chosen("makes_up_id").filter(|id| id != "null").unwrap_or_default(),
    });
    ctx.form("training/session_form", if whole.is_some() { "training-session-edit" } else { "training-session-new" }, &page, form)
}

fn steps(ctx: &Context, more: &[(&str, Option<String>)]) -> Vec<Value> {
    let list = ctx.language.text("training-sessions").into_owned();
    let mut path = vec![(list.as_str(), Some("/training/sessions".to_owned()))];
    path.extend(more.iter().cloned());
    trail(ctx, &path)
}
