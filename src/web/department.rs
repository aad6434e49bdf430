//! Pages of the departments.

use axum::Router;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::App;
use super::context::{Context, Form};
use super::handler::{form, page};
use super::trail::trail;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::department::{Change, Choice, Choices, Details, End, Enter, Line, List};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/departments", page(list).merge(form(enter)))
        .route("/departments/new", page(new))
        .route("/departments/{id}", page(edit).merge(form(change)))
        .route("/departments/{id}/edit", page(edit))
        .route("/departments/{id}/end", page(ending).merge(form(end)))
}

/// What stands in the field of a department: its number; or its code, which stands in files, too.
#[derive(Clone, Copy)]
pub(super) enum By {
    Id,
    Code,
}

/// The departments of today as choices of a field.
pub(super) fn choices(ctx: &Context, by: By, chosen: Option<&str>) -> Result<Vec<Value>> {
    let choice = |one: &Choice| {
        let value = match by {
            By::Id => one.id.to_string(),
            By::Code => one.code.clone(),
        };
        let label = ctx.either(&one.name_ja, &one.name_en);
        json!({ "code": one.code, "label": label, "selected": chosen == Some(value.as_str()), "value": value })
    };
    Ok(ctx.ask(Choices {})?.iter().map(choice).collect())
}

#[derive(Serialize)]
struct ListPage<'a> {
    lines: Vec<Line>,
    on: &'a str,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let lines = ctx.ask(ctx.read_query::<List>()?)?;
    ctx.page("department/list", "department-list-title", &ListPage { lines, on: ctx.asked("on").unwrap_or_default() })
}

#[derive(Serialize)]
struct FormPage {
    /// None for a new one.
    line: Option<Line>,
    trail: Vec<Value>,
}

fn show(ctx: &Context, template: &str, title: &'static str, line: Option<Line>, form: &Form) -> Result<Response> {
    let (list, here) = (ctx.language.text("department-list-title"), ctx.language.text(title));
    let trail = trail(&[(&list, Some("/departments".to_owned())), (&here, None)]);
    ctx.form(template, title, &FormPage { line, trail }, form)
}

fn line(ctx: &Context) -> Result<Line> {
    let id = ctx.id("id")?;
    ctx.ask(List::default())?.into_iter().find(|line| line.id == id).ok_or(Error::NotFound("department"))
}

fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    show(ctx, "department/form", "department-enter-title", None, &Form::default())
}

fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<Enter>(&[]) {
        Ok(_) => Ok(ctx.see_other("/departments", "department-entered")),
        Err(error) => show(ctx, "department/form", "department-enter-title", None, &Form::rejected(ctx, error)?),
    }
}

fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let line = line(ctx)?;
    let form = filled(&line)?;
    show(ctx, "department/form", "department-change-title", Some(line), &form)
}

/// The form as the department stands.
fn filled(line: &Line) -> Result<Form> {
    let Line { code, name_ja, name_en, .. } = line.clone();
    Form::of(&Details { code, name_ja, name_en })
}

fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<Change>(&[("id", ctx.id("id")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other("/departments", "department-changed")),
        Err(error) => {
            let (form, line) = (Form::rejected(ctx, error)?, line(ctx)?);
            let form = form.beside(&filled(&line)?);
            show(ctx, "department/form", "department-change-title", Some(line), &form)
        }
    }
}

fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    show(ctx, "department/end", "department-end-title", Some(line(ctx)?), &Form::default())
}

fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<End>(&[("id", ctx.id("id")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other("/departments", "department-ended")),
        Err(error) => show(ctx, "department/end", "department-end-title", Some(line(ctx)?), &Form::rejected(ctx, error)?),
    }
}
