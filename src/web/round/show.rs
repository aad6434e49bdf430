//! The candidates side by side, item by item.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::criteria::Category;
use crate::domain::message::Message;
use crate::domain::round::RoundEventKind;
use crate::domain::scoring::{Counted, Exact, KnockOut};
use crate::error::Result;
use crate::operations::round::{Cell, Happened, Row, Whole};
use crate::web::context::Context;
use crate::web::evaluation::mark;

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    criteria: String,
    candidates: Vec<Value>,
    groups: Vec<Group>,
    /// What is recorded and not scored.
    techniques: Vec<Group>,
    timeline: Vec<Value>,
    columns: usize,
    /// Only the items in which candidates differ.
    only_differing: bool,
}

#[derive(Serialize)]
struct Group {
    category: Category,
    rows: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let whole = shown(ctx)?;
    let only_differing = ctx.asked("differing").is_some();
    let set = ctx.either(&whole.criteria_ja, &whole.criteria_en);
    let page = Page {
        trail: trail(ctx, Some(&whole), None),
        criteria: ctx.say(&Message::new("criteria-version-of").with("set", set).with("number", whole.version)),
        candidates: candidates(&whole),
        groups: groups(ctx, &whole, only_differing, true),
        techniques: groups(ctx, &whole, only_differing, false),
        timeline: whole.events.iter().map(|event| entry(ctx, event)).collect(),
        columns: whole.candidates.len() + 2,
        only_differing,
        whole: &whole,
    };
    ctx.page("round/show", Message::new("round-title").with("title", &whole.title), &page)
}

fn candidates(whole: &Whole) -> Vec<Value> {
    let of = |candidate: &crate::operations::round::Candidate| {
        let id = Some(candidate.consignee_id);
        json!({ "it": candidate, "recommended": whole.recommended == id, "chosen": whole.chosen == id })
    };
    whole.candidates.iter().map(of).collect()
}

/// The items that are scored, or those that are not, by category.
fn groups(ctx: &Context, whole: &Whole, only_differing: bool, scored: bool) -> Vec<Group> {
    let group = |category: &Category| {
        let wanted = |row: &&Row| row.item.category == *category && row.item.is_scored() == scored && (row.differs || !only_differing);
        let rows: Vec<Value> = whole.rows.iter().filter(wanted).map(|found| row(ctx, whole, found)).collect();
        (!rows.is_empty()).then_some(Group { category: *category, rows })
    };
    Category::ALL.iter().filter_map(group).collect()
}

fn row(ctx: &Context, whole: &Whole, row: &Row) -> Value {
    let item = &row.item;
    let cells = row.cells.iter().zip(&whole.candidates).map(|(found, candidate)| {
        let chosen = whole.chosen.or(whole.recommended) == Some(candidate.consignee_id);
        json!({ "chosen": chosen, "cell": cell(ctx, found) })
    });
    json!({
        "code": item.code,
        "text": ctx.either(&item.text_ja, &item.text_en),
        "knock_out": item.knock_out,
        "weight": item.weight,
        "scored": item.is_scored(),
        "differs": row.differs,
        "cells": cells.collect::<Vec<_>>(),
    })
}

fn cell(ctx: &Context, cell: &Cell) -> Value {
    let left_out = cell.line.counted == Counted::NotApplicableByRule;
    json!({
        "mark": cell.verdict.filter(|_| !left_out).map(|verdict| mark(ctx, verdict)),
        "left_out": left_out,
        "product": cell.line.product.map(Exact::decimal),
        "failed": cell.line.knock_out == KnockOut::Failed,
        "grounds": cell.grounds,
    })
}

fn entry(ctx: &Context, event: &Happened) -> Value {
    let who = ctx.say(&Message::new("evaluation-by").with("name", &event.by).with("seq", event.seq.to_string()));
    let nobody = matches!(event.kind, RoundEventKind::Recommended | RoundEventKind::Decided) && event.consignee.is_empty();
    let named = if nobody { ctx.language.text("round-nobody").into_owned() } else { event.consignee.clone() };
    let text = match named.as_str() {
        "" => ctx.language.text(&event.kind.label_id()).into_owned(),
        named => ctx.say(&Message::new("round-happened").label("event", event.kind.label_id()).with("name", named)),
    };
    let detail = Some(event.reason.as_str()).filter(|reason| !reason.is_empty());
    let tone = if event.kind == RoundEventKind::Decided { "ok" } else { "" };
    json!({ "on": event.on, "text": text, "href": null, "detail": detail, "who": who, "tone": tone })
}
