//! Pages of the agreement texts.

mod compare;
mod document;
mod edit;
mod list;
mod open;
mod steps;
mod text;
mod upload;

use axum::Router;
use serde_json::{Value, json};

pub use text::Written;

use super::App;
use super::context::Context;
use super::handler::{form, page};
use super::version;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::agreement::{Show, Shown};

/// The addresses of the agreement texts.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/agreements", page(list::list).merge(form(open::open)))
        .route("/agreements/new", page(open::new))
        .route("/agreements/defaults", form(open::take_defaults))
        .route("/agreements/compare", page(compare::show))
        .route("/agreements/{id}", page(list::show))
        .route("/agreements/{id}/versions", form(open::draft))
        .route("/agreements/versions/{id}", page(document::show))
        .route("/agreements/versions/{id}/edit", page(edit::show).merge(form(edit::write)))
        .route("/agreements/versions/{id}/preview", form(edit::preview))
        .route("/agreements/versions/{id}/file", page(upload::show).merge(form(upload::put)))
        .route("/agreements/versions/{id}/steps/{step}", page(version::show::<Shown>).merge(form(version::take::<Shown>)))
}

fn shown(ctx: &Context) -> Result<Shown> {
    ctx.ask(ctx.read_query_with::<Show>(&[("version_id", ctx.id("id")?.to_string())])?)
}

/// Where a page stands: the list, the agreement text, the version, and what is done with it.
fn trail(ctx: &Context, version: Option<&Shown>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-agreements"), "href": "/agreements" })];
    if let Some(shown) = version {
        let name = ctx.either(&shown.name_ja, &shown.name_en);
        trail.push(json!({ "text": name, "href": format!("/agreements/{}", shown.agreement_id) }));
        let href = here.map(|_| format!("/agreements/versions/{}", shown.id));
        let number = Message::new("agreement-number").with("number", shown.number);
        trail.push(json!({ "text": ctx.say(&number), "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}

fn version_name(ctx: &Context, shown: &Shown) -> String {
    let name = ctx.either(&shown.name_ja, &shown.name_en);
    ctx.say(&Message::new("agreement-version-of").with("name", name).with("number", shown.number))
}
