//! The stages of handling against the rules in force, for any date.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::rule::Stage;
use crate::error::Result;
use crate::operations::rule::{Governing, Stages};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page {
    on: chrono::NaiveDate,
    asked_on: String,
    trail: Vec<Value>,
    stages: &'static [Stage],
    /// Every rule in force, with a mark for each stage.
    rules: Vec<Value>,
    /// How many rules govern each stage.
    counts: Vec<Value>,
    uncovered: Vec<Stage>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRules)?;
    let answer = ctx.ask(ctx.read_query::<Stages>()?)?;
    let mut rules: Vec<&Governing> = Vec::new();
    for rule in answer.stages.iter().flat_map(|row| &row.rules) {
        if !rules.iter().any(|known| known.version_id == rule.version_id) {
            rules.push(rule);
        }
    }
    rules.sort_by_key(|rule| (rule.kind, rule.rule_id));
    let row = |rule: &&Governing| {
        json!({
            "title": ctx.either(&rule.title_ja, &rule.title_en),
            "number": rule.number,
            "href": format!("/rules/versions/{}", rule.version_id),
            "cells": Stage::ALL.iter().map(|stage| json!({ "stage": stage, "governs": rule.stages.contains(stage) })).collect::<Vec<_>>(),
        })
    };
    let here = ctx.language.text("rule-stages-title").into_owned();
    let page = Page {
        on: answer.on,
        asked_on: ctx.asked("on").unwrap_or_default().to_owned(),
        trail: trail(ctx, None, Some(&here)),
        stages: Stage::ALL,
        rules: rules.iter().map(row).collect(),
        counts: answer.stages.iter().map(|row| json!({ "stage": row.stage, "n": row.rules.len() })).collect(),
        uncovered: answer.uncovered,
    };
    ctx.page("rule/stages", "rule-stages-title", &page)
}
