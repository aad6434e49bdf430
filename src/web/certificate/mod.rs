//! Pages of certificates of consignees: the list, one certificate, its forms, its files.

mod files;
mod form;
mod list;
mod show;

use axum::Router;
use serde_json::{Value, json};

use super::App;
use super::context::Context;
use super::handler::{form as send, page};
use crate::error::Result;
use crate::operations::certificate::{Line, List, Show, Whole};

/// The addresses of certificates.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/certificates", page(list::list))
        .route("/certificates/export", page(list::export))
        .route("/consignees/{id}/certificates", send(form::enter))
        .route("/consignees/{id}/certificates/new", page(form::new))
        .route("/certificates/{id}", page(show::show).merge(send(form::change)))
        .route("/certificates/{id}/edit", page(form::edit))
        .route("/certificates/{id}/renew", page(form::renewing).merge(send(form::renew)))
        .route("/certificates/{id}/end", page(form::ending).merge(send(form::end)))
        .route("/certificates/{id}/documents", send(files::attach))
        .route("/certificates/{id}/documents/{document}/detach", send(files::detach))
}

fn shown(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })
}

/// So many stand on the page of a consignee; the list has all.
const SHOWN: i64 = 100;

/// The certificates of a consignee, for its page, as of the date that it speaks of.
pub(super) fn lines(ctx: &Context, consignee_id: i64) -> Result<Vec<Line>> {
    let asked = ctx.read_query_with::<Show>(&[("id", "0".to_owned())])?;
    let list = List { consignee_id: Some(consignee_id), on: asked.on, known: asked.known, limit: Some(SHOWN), ..List::default() };
    Ok(ctx.ask(list)?.lines)
}

/// What a certificate is called: by its kind, or where that does not say it, by its name.
fn name(ctx: &Context, line: &Line) -> String {
    if line.name.is_empty() { ctx.language.text(&line.kind.label_id()).into_owned() } else { line.name.clone() }
}

/// Where a page stands: the list, the certificate, and what is done with it.
fn trail(ctx: &Context, whole: &Whole, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("certificate-list-title"), "href": "/certificates" })];
    let href = here.map(|_| format!("/certificates/{}", whole.line.id));
    trail.push(json!({ "text": format!("{} {}", name(ctx, &whole.line), whole.line.number), "href": href }));
    if let Some(here) = here {
        trail.push(json!({ "text": ctx.language.text(here), "href": null }));
    }
    trail
}
