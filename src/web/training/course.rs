//! Courses: the list, one with its versions, and the forms with which a version is written and published.

use axum::response::Response;
use serde_json::{Value, json};

use super::{departments, trail};
use crate::domain::access::{Office, Right};
use crate::domain::message::Problems;
use crate::domain::training::{Audience, Needs, Validity};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::course::{Attach, Detach, Draft, End, List, Open, Publish, Show, Whole, Write};
use crate::seed;
use crate::web::context::{Context, Form};

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    let page = json!({ "trail": trail(ctx, &[(&ctx.language.text("training-courses"), None)]), "lines": ctx.ask(List::default())? });
    ctx.page("training/courses", "training-courses", &page)
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let mut form = Form::default();
    for (name, value) in [("within_days", "30"), ("pass_mark", "80"), ("attempts", "3")] {
        form.values.insert(name.to_owned(), value.into());
    }
    written(ctx, None, &form)
}

pub fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    match ctx.run_form::<Open>(&[]) {
        Ok(opened) => Ok(ctx.see_other(&format!("/training/courses/{}", opened.id), "training-said-opened")),
        Err(error) => written(ctx, None, &Form::rejected(ctx, error)?),
    }
}

/// Opens the course that comes with the product, in force from today.
pub fn shipped(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = seed::open_course(ctx.register(), &ctx.actor, ctx.register().now().today)?;
    Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-shipped"))
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    page(ctx, &Form::default())
}

pub fn draft(ctx: &Context) -> Result<Response> {
    step::<Draft>(ctx, "training-said-drafted")
}

pub fn publish(ctx: &Context) -> Result<Response> {
    step::<Publish>(ctx, "training-said-published")
}

pub fn end(ctx: &Context) -> Result<Response> {
    step::<End>(ctx, "training-said-ended")
}

fn step<C: Command>(ctx: &Context, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<C>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/training/courses/{id}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let whole = ctx.ask(Show { id: ctx.id("id")? })?;
    let draft = whole.versions.first().ok_or(Error::NotFound("course"))?;
    let form = Form::of(&draft.details)?;
    written(ctx, Some(&whole), &form)
}

pub fn write(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Write>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-written")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, ctx.ask(Show { id })?);
            let stands = whole.versions.first().map(|draft| Form::of(&draft.details)).transpose()?.unwrap_or_default();
            written(ctx, Some(&whole), &form.beside(&stands))
        }
    }
}

pub fn attach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    let put = || {
        let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
        ctx.register().carry_out(&ctx.actor, Attach { id, name: file.name.clone(), content: file.content()? })
    };
    let problems = match put() {
        Ok(_) => return Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-attached")),
        // The page has one field for the file: its name and its content are both there.
        Err(Error::Invalid(problems)) => problems.0.into_values().next().map(|said| Problems::one("file", said)).unwrap_or_default(),
        Err(error @ (Error::Conflict(_) | Error::Unavailable(_))) => Problems::one("file", error.message()),
        Err(error) => return Err(error),
    };
    page(ctx, &Form { problems, ..Form::default() })
}

pub fn detach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let (id, document_id) = (ctx.id("id")?, ctx.id("document")?);
    ctx.run(Detach { id, document_id })?;
    Ok(ctx.see_other(&format!("/training/courses/{id}"), "training-said-detached"))
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = ctx.ask(Show { id: ctx.id("id")? })?;
    let title = ctx.either(&whole.title_ja, &whole.title_en).to_owned();
    let has_draft = whole.versions.first().is_some_and(|version| version.from_on.is_none());
    let page = json!({
        "trail": steps(ctx, &[(&title, None)]),
        "title": title,
        "has_draft": has_draft,
        "published": whole.versions.iter().any(|version| version.from_on.is_some()),
        "whole": whole,
    });
    ctx.form("training/course", "training-course-title", &page, form)
}

/// The form of a version: of a new course, or of the draft of one.
fn written(ctx: &Context, whole: Option<&Whole>, form: &Form) -> Result<Response> {
    let id = whole.map(|whole| whole.id);
    let here = ctx.language.text(if whole.is_some() { "training-course-edit" } else { "training-course-new" }).into_owned();
    let title = whole.map(|whole| ctx.either(&whole.title_ja, &whole.title_en).to_owned()).unwrap_or_default();
    let mut path: Vec<(&str, Option<String>)> = Vec::new();
    if let Some(id) = id {
        path.push((&title, Some(format!("/training/courses/{id}"))));
    }
    path.push((&here, None));
    let chosen = |name: &str| form.values.get(name).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let page = json!({
        "trail": steps(ctx, &path),
        "id": id,
        "seen": whole.map(|whole| whole.seen),
        "audiences": Audience::CODES,
        "validities": Validity::CODES,
        "needs": Needs::CODES,
        "offices": Office::CODES,
        "departments": departments(ctx, &chosen("department_id").unwrap_or_default())?,
    });
    ctx.form("training/course_form", if id.is_some() { "training-course-edit" } else { "training-course-new" }, &page, form)
}

/// Where a page stands below the list of courses.
pub(super) fn steps(ctx: &Context, more: &[(&str, Option<String>)]) -> Vec<Value> {
    let list = ctx.language.text("training-courses").into_owned();
    let mut path = vec![(list.as_str(), Some("/training/courses".to_owned()))];
    path.extend(more.iter().cloned());
    trail(ctx, &path)
}
