//! Pages of training: rates and the matrix, courses, sessions, the plan of a year, and what each person learns.

mod check_in;
mod course;
mod learn;
mod matrix;
mod overview;
mod plan;
mod question;
mod record;
mod session;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::department::{self, By};
use super::handler::{form, page};
use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::training::course::List;

/// The addresses of training. Who has only a link learns at `/learn/…`, without signing in.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/training", page(overview::show))
        .route("/training/matrix", page(matrix::show))
        .route("/training/matrix/export", page(matrix::export))
        .route("/training/attendances", page(matrix::attendances))
        .route("/training/attendances/export", page(matrix::export_attendances))
        .route("/training/mine", page(record::mine))
        .route("/training/due/{course}/{person}", page(record::due))
        .route("/training/people/{id}", page(record::show))
        .route("/training/people/{id}/exempt", form(record::exempt))
        .route("/training/people/{id}/leave", form(record::leave))
        .route("/training/people/{id}/exemptions/{row}/end", form(record::end_exemption))
        .route("/training/people/{id}/leaves/{row}/end", form(record::end_leave))
        .route("/training/people/{id}/link", form(record::link))
        .route("/training/people/{id}/result", form(record::result))
        .route("/training/people/{id}/allow", form(record::allow))
        .route("/training/check-in", page(check_in::show).merge(form(check_in::check_in)))
        .route("/training/courses", page(course::list).merge(form(course::open)))
        .route("/training/courses/new", page(course::new))
        .route("/training/courses/shipped", form(course::shipped))
        .route("/training/courses/{id}", page(course::show))
        .route("/training/courses/{id}/draft", form(course::draft))
        .route("/training/courses/{id}/edit", page(course::edit).merge(form(course::write)))
        .route("/training/courses/{id}/publish", form(course::publish))
        .route("/training/courses/{id}/end", form(course::end))
        .route("/training/courses/{id}/documents", form(course::attach))
        .route("/training/courses/{id}/documents/{document}/detach", form(course::detach))
        .route("/training/courses/{id}/questions", page(question::new).merge(form(question::put)))
        .route("/training/courses/{id}/questions/{number}", page(question::edit).merge(form(question::put)))
        .route("/training/courses/{id}/questions/{number}/remove", form(question::remove))
        .route("/training/sessions", page(session::list).merge(form(session::hold)))
        .route("/training/sessions/new", page(session::new))
        .route("/training/sessions/{id}", page(session::show))
        .route("/training/sessions/{id}/edit", page(session::edit).merge(form(session::change)))
        .route("/training/sessions/{id}/record", form(session::record))
        .route("/training/sessions/{id}/take-back", form(session::take_back))
        .route("/training/sessions/{id}/cancel", form(session::cancel))
        .route("/training/sessions/{id}/code", form(session::open_code))
        .route("/training/sessions/{id}/close-code", form(session::close_code))
        .route("/training/learn/{course}", page(learn::show).merge(form(learn::begin)))
        .route("/training/learn/{course}/answer", form(learn::answer))
        .route("/learn/{token}", page(learn::show).merge(form(learn::begin)))
        .route("/learn/{token}/files/{document}", page(learn::file))
        .route("/learn/{token}/answer", form(learn::answer))
        .route("/training/plans/{year}", page(plan::show))
        .route("/training/plans/{year}/lines", form(plan::put))
        .route("/training/plans/{year}/lines/{number}/remove", form(plan::remove))
        .route("/training/plans/{year}/propose", form(plan::propose))
        .route("/training/plans/{year}/return", form(plan::give_back))
        .route("/training/plans/{year}/approve", form(plan::approve))
        .route("/training/plans/{year}/review", form(plan::review))
}

/// Where a page stands below the overview.
fn trail(ctx: &Context, steps: &[(&str, Option<String>)]) -> Vec<Value> {
    let top = json!({ "text": ctx.language.text("nav-training"), "href": "/training" });
    std::iter::once(top).chain(steps.iter().map(|(text, href)| json!({ "text": text, "href": href }))).collect()
}

/// The courses as choices.
fn courses(ctx: &Context, chosen: &str) -> Result<Vec<Value>> {
    let choice = |line: crate::operations::training::course::Line| {
        let id = line.id.to_string();
        json!({ "label": ctx.either(&line.title_ja, &line.title_en), "selected": id == chosen, "value": id })
    };
    Ok(ctx.ask(List::default())?.into_iter().map(choice).collect())
}

/// The departments of today as choices; none for whoever may not read them.
fn departments(ctx: &Context, chosen: &str) -> Result<Vec<Value>> {
    if !ctx.may(Right::ReadPeople) {
        return Ok(Vec::new());
    }
    department::choices(ctx, By::Id, Some(chosen))
}
