//! Pages of corrective actions: the list, one action, its opening, its steps, its files.

mod files;
mod list;
mod open;
mod show;
mod steps;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::action::{Filter, Line, List, Show, Whole};

/// The addresses of corrective actions.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/actions", page(list::list).merge(form(open::open)))
        .route("/actions/export", page(list::export))
        .route("/actions/new", page(open::new))
        .route("/actions/{id}", page(show::show))
        .route("/actions/{id}/steps/{step}", page(steps::show).merge(form(steps::take)))
        .route("/actions/{id}/documents", form(files::attach))
        .route("/actions/{id}/documents/{document}/detach", form(files::detach))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })
}

/// So many stand on the page of another thing; the list has all.
const SHOWN: i64 = 100;

/// The corrective actions of a thing, for its page; none for readers who do not see them.
pub(super) fn lines(ctx: &Context, filter: Filter) -> Result<Vec<Line>> {
    if !ctx.may(Right::ReadActions) {
        return Ok(Vec::new());
    }
    // Of what the address says only the date counts, and what was known: the rest is about the other thing.
    let asked = ctx.read_query_with::<Show>(&[("id", "0".to_owned())])?;
    let list = List { filter, on: asked.on, known: asked.known, limit: Some(SHOWN), ..List::default() };
    Ok(ctx.ask(list)?.lines)
}

/// Where a page stands: the list, the action, and what is done with it.
fn trail(ctx: &Context, whole: Option<&Whole>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-actions"), "href": "/actions" })];
    if let Some(whole) = whole {
        let href = here.map(|_| format!("/actions/{}", whole.line.id));
        trail.push(json!({ "text": whole.line.control_no, "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}
