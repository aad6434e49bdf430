//! The agreement texts by kind with what is in force, and one of them with its versions.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::link;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::agreement::{List, ListedAgreement, ListedVersion};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page {
    on: chrono::NaiveDate,
    asked_on: String,
    agreements: Vec<Value>,
}

#[derive(Serialize)]
struct OnePage {
    on: chrono::NaiveDate,
    asked_on: String,
    trail: Vec<Value>,
    agreement: Value,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadAgreements)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let agreements = answer.agreements.iter().map(|listed| of(ctx, listed)).collect();
    let page = Page { on: answer.on, asked_on: ctx.asked("on").unwrap_or_default().to_owned(), agreements };
    ctx.page("agreement/list", "agreement-list-title", &page)
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadAgreements)?;
    let id = ctx.id("id")?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let found = answer.agreements.iter().find(|listed| listed.id == id).ok_or(Error::NotFound("agreement"))?;
    let name = ctx.either(&found.name_ja, &found.name_en).to_owned();
    let page = OnePage {
        on: answer.on,
        asked_on: ctx.asked("on").unwrap_or_default().to_owned(),
        trail: super::trail(ctx, None, Some(&name)),
        agreement: of(ctx, found),
    };
    ctx.page("agreement/show", crate::domain::message::Message::new("agreement-show-title").with("name", name), &page)
}

fn of(ctx: &Context, listed: &ListedAgreement) -> Value {
    let copied = listed.in_force.or(listed.versions.first().map(|version| version.id));
    let current = listed.versions.iter().find(|version| Some(version.id) == listed.in_force);
    let pair: Vec<i64> = listed.versions.iter().map(|version| version.id).take(2).collect();
    let compare = match pair[..] {
        [after, before] => Some(format!("/agreements/compare?a={before}&b={after}")),
        _ => None,
    };
    json!({
        "id": listed.id,
        "href": link::with(ctx, &format!("/agreements/{}", listed.id), &[]),
        "name": ctx.either(&listed.name_ja, &listed.name_en),
        "kind": listed.kind,
        "in_force": current.map(|version| version_of(ctx, version)),
        "open": listed.open,
        "copy_of": copied,
        "compare": compare,
        "versions": listed.versions.iter().map(|version| version_of(ctx, version)).collect::<Vec<_>>(),
    })
}

fn version_of(ctx: &Context, version: &ListedVersion) -> Value {
    json!({
        "number": version.number,
        "title": ctx.either(&version.title_ja, &version.title_en),
        "href": link::with(ctx, &format!("/agreements/versions/{}", version.id), &[]),
        "state": version.state,
        "in_force": version.in_force,
        "effective_on": version.effective_on,
        "superseded_on": version.superseded_on,
        "languages": version.languages,
        "uncovered": version.uncovered,
        "authors": version.authors,
        "adopted_by": version.adopted_by,
    })
}
