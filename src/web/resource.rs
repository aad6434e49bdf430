//! Pages of the systems and ledgers in which personal data stands.

use axum::Router;
use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::App;
use super::context::{Context, Form};
use super::department::{self, By};
use super::handler::{form, page};
use super::trail::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::resource::ResourceKind;
use crate::error::{Error, Result};
use crate::operations::person_access;
use crate::operations::resource::{Change, Details, End, Enter, Line, List};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/resources", page(list).merge(form(enter)))
        .route("/resources/new", page(new))
        .route("/resources/{id}", page(show).merge(form(change)))
        .route("/resources/{id}/edit", page(edit))
        .route("/resources/{id}/end", page(ending).merge(form(end)))
}

#[derive(Serialize)]
struct ListPage<'a> {
    lines: Vec<Line>,
    on: &'a str,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let lines = ctx.ask(ctx.read_query::<List>()?)?;
    ctx.page("resource/list", "resource-list-title", &ListPage { lines, on: ctx.asked("on").unwrap_or_default() })
}

/// How many of those who have access a page shows; the list of accesses has all.
const SHOWN: i64 = 500;

#[derive(Serialize)]
struct ShowPage {
    line: Line,
    on: String,
    access: person_access::Page,
    trail: Vec<Value>,
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let line = line(ctx, ctx.read_query::<List>()?)?;
    let filter = person_access::Filter { resource_id: Some(line.id), ..Default::default() };
    let on = ctx.read_query::<List>()?.on;
    let access = ctx.ask(person_access::List { filter, on, limit: Some(SHOWN), ..Default::default() })?;
    let list = ctx.language.text("resource-list-title");
    let trail = trail(&[(&list, Some("/resources".to_owned())), (&line.name, None)]);
    let title = Message::new("resource-show-title").with("name", &line.name);
    ctx.page("resource/show", title, &ShowPage { access, trail, on: ctx.asked("on").unwrap_or_default().to_owned(), line })
}

fn line(ctx: &Context, list: List) -> Result<Line> {
    let id = ctx.id("id")?;
    ctx.ask(list)?.into_iter().find(|line| line.id == id).ok_or(Error::NotFound("resource"))
}

#[derive(Serialize)]
struct FormPage {
    /// None for a new one.
    line: Option<Line>,
    kinds: &'static [&'static str],
    departments: Vec<Value>,
    trail: Vec<Value>,
}

fn render(ctx: &Context, template: &str, title: &'static str, line: Option<Line>, form: &Form) -> Result<Response> {
    let (list, here) = (ctx.language.text("resource-list-title"), ctx.language.text(title));
    let chosen = form.values.get("department").and_then(Value::as_str);
    let page = FormPage {
        kinds: ResourceKind::CODES,
        departments: department::choices(ctx, By::Code, chosen)?,
        trail: trail(&[(&list, Some("/resources".to_owned())), (&here, None)]),
        line,
    };
    ctx.form(template, title, &page, form)
}

fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    render(ctx, "resource/form", "resource-enter-title", None, &Form::default())
}

fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<Enter>(&[]) {
        Ok(entered) => Ok(ctx.see_other(&format!("/resources/{}", entered.id), "resource-entered")),
        Err(error) => render(ctx, "resource/form", "resource-enter-title", None, &Form::rejected(ctx, error)?),
    }
}

fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let line = line(ctx, List::default())?;
    let form = filled(&line)?;
    render(ctx, "resource/form", "resource-change-title", Some(line), &form)
}

/// The form as the resource stands.
fn filled(line: &Line) -> Result<Form> {
    let Line { code, name, kind, special_care, my_number, department_code, note, .. } = line.clone();
    Form::of(&Details { code, name, kind, special_care, my_number, department: department_code, note })
}

fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/resources/{id}"), "resource-changed")),
        Err(error) => {
            let (form, line) = (Form::rejected(ctx, error)?, line(ctx, List::default())?);
            let form = form.beside(&filled(&line)?);
            render(ctx, "resource/form", "resource-change-title", Some(line), &form)
        }
    }
}

fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    render(ctx, "resource/end", "resource-end-title", Some(line(ctx, List::default())?), &Form::default())
}

fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<End>(&[("id", ctx.id("id")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other("/resources", "resource-ended")),
        Err(error) => {
            let form = Form::rejected(ctx, error)?;
            render(ctx, "resource/end", "resource-end-title", Some(line(ctx, List::default())?), &form)
        }
    }
}
