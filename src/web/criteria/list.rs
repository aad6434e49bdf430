//! The sets and their versions, and what is in force.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::link;
use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::criteria::{List, ListedSet, ListedVersion};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page {
    on: chrono::NaiveDate,
    asked_on: String,
    sets: Vec<Value>,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadCriteria)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let sets = answer.sets.iter().map(|set| set_of(ctx, set)).collect();
    let page = Page { on: answer.on, asked_on: ctx.asked("on").unwrap_or_default().to_owned(), sets };
    ctx.page("criteria/list", "criteria-list-title", &page)
}

fn set_of(ctx: &Context, set: &ListedSet) -> Value {
    let source = set.in_force.or(set.versions.first().map(|version| version.id));
    let pair: Vec<i64> = set.versions.iter().map(|version| version.id).take(2).collect();
    let compare = match pair[..] {
        [after, before] => Some(format!("/criteria/compare?a={before}&b={after}")),
        _ => None,
    };
    json!({
        "id": set.id,
        "name": ctx.either(&set.name_ja, &set.name_en),
        "kind_of_work": set.kind_of_work,
        "in_force": set.in_force,
        "open": set.open,
        "copy_of": source,
        "compare": compare,
        "versions": set.versions.iter().map(|version| version_of(ctx, version)).collect::<Vec<_>>(),
    })
}

fn version_of(ctx: &Context, version: &ListedVersion) -> Value {
    json!({
        "number": version.number,
        "title": ctx.either(&version.title_ja, &version.title_en),
        "href": link::with(ctx, &format!("/criteria/versions/{}", version.id), &[]),
        "state": version.state,
        "in_force": version.in_force,
        "effective_on": version.effective_on,
        "superseded_on": version.superseded_on,
        "measures": version.measures,
        "techniques": version.techniques,
        "authors": version.authors,
        "adopted_by": version.adopted_by,
    })
}
