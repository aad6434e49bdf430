//! Pages of the Criteria for Selection of Consignee.

mod compare;
mod difference;
mod document;
mod edit;
mod export;
mod import;
mod item;
mod list;
mod set;
mod steps;
mod terms;

pub use export::grid as items;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use super::version;
use crate::error::Result;
use crate::operations::criteria::{Show, Shown};

/// The addresses of the criteria.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/criteria", page(list::list))
        .route("/criteria/defaults", form(set::take_defaults))
        .route("/criteria/compare", page(compare::show))
        .route("/criteria/sets", form(set::open))
        .route("/criteria/sets/new", page(set::new))
        .route("/criteria/sets/{id}/versions", form(set::draft))
        .route("/criteria/versions/{id}", page(document::show))
        .route("/criteria/versions/{id}/export", page(export::export))
        .route("/criteria/versions/{id}/edit", page(edit::show))
        .route("/criteria/versions/{id}/terms", page(terms::edit).merge(form(terms::set)))
        .route("/criteria/versions/{id}/import", page(import::show).merge(form(import::import)))
        .route("/criteria/versions/{id}/items", page(item::new).merge(form(item::put)))
        .route("/criteria/versions/{id}/items/{code}", page(item::edit).merge(form(item::put)))
        .route("/criteria/versions/{id}/items/{code}/place", form(item::place))
        .route("/criteria/versions/{id}/items/{code}/remove", form(item::remove))
        .route("/criteria/versions/{id}/steps/{step}", page(version::show::<Shown>).merge(form(version::take::<Shown>)))
}

fn shown(ctx: &Context) -> Result<Shown> {
    ctx.ask(ctx.read_query_with::<Show>(&[("version_id", ctx.id("id")?.to_string())])?)
}

/// Where a page stands: the list, the version, and what is done with it.
fn trail(ctx: &Context, version: Option<&Shown>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-criteria"), "href": "/criteria" })];
    if let Some(shown) = version {
        let href = here.map(|_| format!("/criteria/versions/{}", shown.id));
        trail.push(json!({ "text": version_name(ctx, shown), "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": here, "href": null }));
    }
    trail
}

fn version_name(ctx: &Context, shown: &Shown) -> String {
    let set = ctx.either(&shown.set_name_ja, &shown.set_name_en);
    ctx.say(&crate::domain::message::Message::new("criteria-version-of").with("set", set).with("number", shown.number))
}
