//! People and courses on a date, the list of attendance, and both as files.

use axum::response::Response;
use serde_json::json;

use super::{courses, departments, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::training::TrainingState;
use crate::error::Result;
use crate::operations::training::{Attendances, Export, Matrix};
use crate::web::consignee::choices;
use crate::web::context::Context;
use crate::web::{link, tables};

/// People on a page.
const PAGE: usize = 100;

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    let asked = ctx.read_query::<Matrix>()?;
    let skip = asked.skip.unwrap_or(0);
    let found = ctx.ask(Matrix { limit: Some(PAGE), ..asked })?;
    let to = |skip: usize| link::with(ctx, &ctx.path, &[("skip", (skip > 0).then(|| skip.to_string()).as_deref())]);
    let text = Message::new("training-people-shown").with("n", found.people.len()).with("all", found.total);
    let pager = json!({
        "text": ctx.say(&text),
        "first_href": (skip > 0).then(|| to(0)),
        "previous_href": (skip > 0).then(|| to(skip.saturating_sub(PAGE))),
        "next_href": (skip + PAGE < found.total).then(|| to(skip + PAGE)),
    });
    let file = |format| link::with(ctx, "/training/matrix/export", &[("format", Some(format)), ("skip", None)]);
    let page = json!({
        "trail": trail(ctx, &[(&ctx.language.text("training-matrix"), None)]),
        "search": ctx.asked("search").unwrap_or_default(),
        "on": ctx.asked("on").unwrap_or_default(),
        "states": choices(ctx, "training-state", TrainingState::CODES, ctx.asked("state")),
        "courses": courses(ctx, ctx.asked("course_id").unwrap_or_default())?,
        "departments": departments(ctx, ctx.asked("department_id").unwrap_or_default())?,
        "answer": found,
        "pager": pager,
        "csv": file("csv"),
        "xlsx": file("xlsx"),
    });
    ctx.page("training/matrix", "training-matrix", &page)
}

/// The matrix as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}

pub fn attendances(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    let found = ctx.ask(ctx.read_query::<Attendances>()?)?;
    let file = |format| link::with(ctx, "/training/attendances/export", &[("format", Some(format))]);
    let page = json!({
        "trail": trail(ctx, &[(&ctx.language.text("training-attendances"), None)]),
        "courses": courses(ctx, ctx.asked("course_id").unwrap_or_default())?,
        "answer": found,
        "csv": file("csv"),
        "xlsx": file("xlsx"),
    });
    ctx.page("training/attendances", "training-attendances", &page)
}

/// The list of attendance as a file.
pub fn export_attendances(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    tables::send(ctx, ctx.read_query::<Attendances>()?)
}
