//! The rules with what is in force and where the reader stands, and one of them with its versions.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::rule::{AcknowledgementState, Stage};
use crate::error::{Error, Result};
use crate::operations::rule::{List, ListedRule, ListedVersion, Stages};
use crate::web::context::Context;
use crate::web::link;

#[derive(Serialize)]
struct Page {
    on: chrono::NaiveDate,
    asked_on: String,
    rules: Vec<Value>,
    /// The stages that no rule in force governs.
    uncovered: Vec<Stage>,
    stages_href: String,
}

#[derive(Serialize)]
struct OnePage {
    on: chrono::NaiveDate,
    asked_on: String,
    trail: Vec<Value>,
    rule: Value,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRules)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let stages = ctx.ask(Stages { on: Some(answer.on), known: None })?;
    let page = Page {
        on: answer.on,
        asked_on: ctx.asked("on").unwrap_or_default().to_owned(),
        rules: answer.rules.iter().map(|listed| of(ctx, listed)).collect(),
        uncovered: stages.uncovered,
        stages_href: link::with(ctx, "/rules/stages", &[]),
    };
    ctx.page("rule/list", "rule-list-title", &page)
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRules)?;
    let id = ctx.id("id")?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let found = answer.rules.iter().find(|listed| listed.id == id).ok_or(Error::NotFound("rule"))?;
    let name = ctx.either(&found.title_ja, &found.title_en).to_owned();
    let page = OnePage {
        on: answer.on,
        asked_on: ctx.asked("on").unwrap_or_default().to_owned(),
        trail: trail(ctx, None, Some(&name)),
        rule: of(ctx, found),
    };
    ctx.page("rule/show", Message::new("rule-show-title").with("name", name), &page)
}

fn of(ctx: &Context, listed: &ListedRule) -> Value {
    let current = listed.versions.iter().find(|version| version.in_force);
    let asks = listed.own.as_ref().filter(|own| matches!(own.state, AcknowledgementState::Due | AcknowledgementState::Overdue));
    json!({
        "id": listed.id,
        "href": link::with(ctx, &format!("/rules/{}", listed.id), &[]),
        "title": ctx.either(&listed.title_ja, &listed.title_en),
        "code": listed.code,
        "kind": listed.kind,
        "in_force": current.map(|version| version_of(ctx, version)),
        "open": listed.open,
        "own": listed.own,
        "acknowledge": asks.and(current).map(|version| format!("/rules/versions/{}/acknowledge", version.id)),
        "versions": listed.versions.iter().map(|version| version_of(ctx, version)).collect::<Vec<_>>(),
    })
}

fn version_of(ctx: &Context, version: &ListedVersion) -> Value {
    json!({
        "number": version.number,
        "title": ctx.either(&version.title_ja, &version.title_en),
        "href": link::with(ctx, &format!("/rules/versions/{}", version.id), &[]),
        "state": version.state,
        "in_force": version.in_force,
        "stages": version.stages,
        "audience": version.audience,
        "changed": version.changed,
        "effective_on": version.effective_on,
        "superseded_on": version.superseded_on,
        "published_on": version.published_on,
    })
}
