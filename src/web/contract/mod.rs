//! Pages of contracts: the list, one contract, its form, its clauses, its files.

mod clauses;
mod files;
mod form;
mod list;
mod show;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form, page};
use crate::error::Result;
use crate::operations::contract::{Show, Whole};

/// The addresses of contracts.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/contracts", page(list::list))
        .route("/contracts/export", page(list::export))
        .route("/consignees/{id}/contracts", form(form::enter))
        .route("/consignees/{id}/contracts/new", page(form::new))
        .route("/contracts/{id}", page(show::show).merge(form(form::change)))
        .route("/contracts/{id}/edit", page(form::edit))
        .route("/contracts/{id}/end", page(form::ending).merge(form(form::end)))
        .route("/contracts/{id}/clauses", page(clauses::show).merge(form(clauses::check)))
        .route("/contracts/{id}/documents", form(files::attach))
        .route("/contracts/{id}/documents/{document}/detach", form(files::detach))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })
}

/// Where a page stands: the list, the contract, and what is done with it.
fn trail(ctx: &Context, whole: &Whole, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-contracts"), "href": "/contracts" })];
    let href = here.map(|_| format!("/contracts/{}", whole.line.id));
    trail.push(json!({ "text": format!("{} {}", whole.line.control_no, whole.line.title), "href": href }));
    if let Some(here) = here {
        trail.push(json!({ "text": ctx.language.text(here), "href": null }));
    }
    trail
}
