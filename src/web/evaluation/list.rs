//! The list of evaluations by where each stands, and the same as a file.

use axum::response::Response;
use chrono::Datelike;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::evaluation::{DecisionOutcome, EvaluationKind};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::evaluation::{List, Page, Stage};
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    tabs: Vec<Value>,
    stage: &'static str,
    /// Only those of one consignee, and where all of them are.
    of_one: Option<Value>,
    kinds: Vec<Value>,
    outcomes: Vec<Value>,
    years: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    filtered: bool,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let stage = stage(ctx);
    let asked = asked(ctx, stage, &[])?;
    let consignee = asked.consignee_id;
    let answer = ctx.ask(asked)?;
    let code = stage.map_or("all", Stage::code);
    let file = |format| link::with(ctx, "/evaluations/export", &[("format", Some(format)), ("stage", Some(code)), ("before", None)]);
    let page = ListPage {
        tabs: tabs(ctx, &answer, stage),
        stage: code,
        of_one: consignee.map(|id| {
            let name = answer.lines.first().map(|line| line.consignee.clone());
            json!({ "id": id, "name": name, "all_href": link::with(ctx, &ctx.path, &[("consignee_id", None), ("before", None)]) })
        }),
        kinds: choices(ctx, "evaluation-kind", EvaluationKind::CODES, "kind"),
        outcomes: choices(ctx, "decision-outcome", DecisionOutcome::CODES, "outcome"),
        years: years(ctx),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        filtered: ["kind", "outcome", "year", "consignee_id"].iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("evaluation/list", "evaluation-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    tables::send(ctx, asked(ctx, stage(ctx), &[("before", String::new()), ("limit", String::new())])?)
}

/// What the address asks for, at that stage.
fn asked(ctx: &Context, stage: Option<Stage>, more: &[(&str, String)]) -> Result<List> {
    let stage = ("stage", stage.map_or(String::new(), |stage| stage.code().to_owned()));
    ctx.read_query_with(&[&[stage][..], more].concat())
}

/// Everyone begins where their work is: those who prepare at what is open, those who decide at what waits.
fn stage(ctx: &Context) -> Option<Stage> {
    match ctx.asked("stage") {
        Some("all") => None,
        Some(code) => Stage::from_code(code).or(Some(Stage::Open)),
        None if ctx.asked("consignee_id").is_some() => None,
        None if ctx.may(Right::PrepareEvaluations) => Some(Stage::Open),
        None if ctx.may(Right::DecideEvaluations) => Some(Stage::Waiting),
        None => Some(Stage::Decided),
    }
}

fn tabs(ctx: &Context, answer: &Page, current: Option<Stage>) -> Vec<Value> {
    let tab = |stage: Option<Stage>, count: Option<i64>| {
        let (code, label) = match stage {
            Some(stage) => (stage.code(), stage.label_id()),
            None => ("all", "evaluation-stage-all".to_owned()),
        };
        json!({
            "href": link::with(ctx, &ctx.path, &[("stage", Some(code)), ("before", None)]),
            "text": ctx.language.text(&label),
            "count": count.filter(|count| *count > 0),
            "current": stage == current,
        })
    };
    vec![
        tab(Some(Stage::Open), answer.open),
        tab(Some(Stage::Waiting), answer.waiting),
        tab(Some(Stage::Decided), None),
        tab(Some(Stage::Withdrawn), None),
        tab(None, None),
    ]
}

fn choices(ctx: &Context, list: &str, codes: &[&str], field: &str) -> Vec<Value> {
    crate::web::consignee::choices(ctx, list, codes, ctx.asked(field))
}

/// This fiscal year and those before; by the calendar year in which each starts.
fn years(ctx: &Context) -> Vec<Value> {
    let this = ctx.register().now().today.year();
    let choice = |year: i32| {
        let text = year.to_string();
        let label = ctx.say(&Message::new("evaluation-year").with("year", &text));
        json!({ "selected": ctx.asked("year") == Some(text.as_str()), "value": text, "label": label })
    };
    (0..8).map(|ago| choice(this - ago)).collect()
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.map(|before| link::with(ctx, &ctx.path, &[("before", Some(&before.to_string()))]));
    let first = ctx.asked("before").map(|_| link::with(ctx, &ctx.path, &[("before", None)]));
    let text = ctx.say(&Message::new("evaluation-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}
