//! Pages of selection rounds: the list, the candidates side by side, the recommendation and the decision.

mod candidates;
mod choose;
mod list;
mod open;
mod show;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use crate::error::Result;
use crate::operations::round::{Show, Whole};

/// The addresses of rounds.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/rounds", page(list::list).merge(form(open::open)))
        .route("/rounds/new", page(open::new))
        .route("/rounds/{id}", page(show::show))
        .route("/rounds/{id}/candidates", page(candidates::choose).merge(form(candidates::add)))
        .route("/rounds/{id}/candidates/{consignee}/remove", page(candidates::removing).merge(form(candidates::remove)))
        .route("/rounds/{id}/steps/{step}", page(choose::show).merge(form(choose::take)))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")? })
}

/// Where a page stands: the list, the round, and what is done with it.
fn trail(ctx: &Context, whole: Option<&Whole>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-rounds"), "href": "/rounds" })];
    if let Some(whole) = whole {
        let href = here.map(|_| format!("/rounds/{}", whole.id));
        trail.push(json!({ "text": whole.title, "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}
