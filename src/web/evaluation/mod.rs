//! Pages of evaluations: the list, the sheet, the document, the decision.

mod answer;
mod condition;
mod decide;
mod document;
mod item;
mod list;
mod row;
mod score;
mod sheet;
mod start;
mod steps;
mod timeline;
mod transfer;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::evaluation::{Sheet, Show};

pub(super) use row::mark;

/// The addresses of evaluations.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/evaluations", page(list::list).merge(form(start::start)))
        .route("/evaluations/new", page(start::new))
        .route("/evaluations/export", page(list::export))
        .route("/evaluations/{id}", page(sheet::show))
        .route("/evaluations/{id}/answers", form(answer::answer))
        .route("/evaluations/{id}/items/{code}", page(item::show))
        .route("/evaluations/{id}/items/{code}/documents", form(item::attach))
        .route("/evaluations/{id}/items/{code}/documents/{document}/detach", form(item::detach))
        .route("/evaluations/{id}/steps/{step}", page(steps::show).merge(form(steps::take)))
        .route("/evaluations/{id}/decision", page(decide::show).merge(form(decide::decide)))
        .route("/evaluations/{id}/exception", page(decide::exception).merge(form(decide::approve)))
        .route("/evaluations/{id}/conditions/{number}", form(condition::meet))
        .route("/evaluations/{id}/export", page(transfer::export))
        .route("/evaluations/{id}/import", page(transfer::show).merge(form(transfer::import)))
}

fn shown(ctx: &Context) -> Result<Sheet> {
    ctx.ask(Show { id: ctx.id("id")? })
}

/// Where a page stands: the list, the evaluation, and what is done with it.
fn trail(ctx: &Context, sheet: Option<&Sheet>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-evaluations"), "href": "/evaluations" })];
    if let Some(sheet) = sheet {
        let href = here.map(|_| format!("/evaluations/{}", sheet.id));
        trail.push(json!({ "text": name(ctx, sheet), "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}

/// What an evaluation is called.
fn name(ctx: &Context, sheet: &Sheet) -> String {
    let message = Message::new("evaluation-name").with("name", &sheet.consignee.name).label("kind", sheet.kind.label_id());
    ctx.say(&message.with("on", sheet.started_on))
}
