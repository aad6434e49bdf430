//! Evidence packs by pages: ordered beside the report, fetched once, and known again by the hash of their list of files.

mod pages;
mod records;
mod stream;
mod writer;

use axum::Router;
use axum::response::Response;
use serde_json::{Value, json};

use super::edition::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::report::pack::{Line, List, Make, may};
use crate::web::App;
use crate::web::context::{Context, Form};
use crate::web::handler::{form, page};

pub use stream::{Packing, send};
pub use writer::{Written, write};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/reports/editions/{edition_id}/pack", form(order))
        .route("/reports/annual/{year}/pack", form(order))
        .route("/reports/packs/{id}", page(show))
        .route("/reports/packs/{id}/file", page(file))
}

/// What a report's page offers: the packs that were taken, and whether one may be ordered.
pub(super) fn offer(ctx: &Context, list: List) -> Result<Value> {
    let may = may(&ctx.actor);
    Ok(json!({ "may": may, "lines": if may { ctx.ask(list)? } else { Vec::new() } }))
}

fn order(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let of = |name: &'static str| ctx.param(name).map(|value| (name, value.to_owned()));
    let known: Vec<(&str, String)> = [of("edition_id"), of("year")].into_iter().flatten().collect();
    let id = ctx.carry_form::<Make>(&known)?;
    Ok(ctx.see_other(&format!("/reports/packs/{id}"), "pack-said-ordered"))
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let id = ctx.id("id")?;
    let lines: Vec<Line> = ctx.ask(List::default())?;
    let line = lines.into_iter().find(|line| line.id == id).filter(|_| may(&ctx.actor)).ok_or(Error::NotFound("report-pack"))?;
    let here = ctx.language.text("pack-title").into_owned();
    let report = match line.edition_id {
        Some(edition) => format!("/reports/editions/{edition}"),
        None => format!("/reports/annual/{}?on={}&known={}", line.year, line.reported_on, line.known),
    };
    let label = ctx.say(&line.label);
    let page = json!({ "trail": trail(ctx, &[(&label, Some(report)), (&here, None)]), "line": line });
    ctx.form("report/pack", Message::new("pack-title"), &page, &Form::default())
}

fn file(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    send(&ctx.app, &ctx.actor, ctx.id("id")?)
}
