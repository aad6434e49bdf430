//! What happened to an evaluation, in order, with who did it.

use serde_json::{Value, json};

use crate::domain::evaluation::{DecisionOutcome, EvaluationEventKind};
use crate::domain::message::Message;
use crate::operations::evaluation::{Decided, Happened, Sheet};
use crate::web::context::Context;

pub(super) fn timeline(ctx: &Context, sheet: &Sheet) -> Vec<Value> {
    let started = entry(ctx, sheet.started_on, "evaluation-started", &sheet.reason, &sheet.started_by, sheet.id, "");
    let steps = sheet.events.iter().map(|event| step(ctx, event));
    let decided = sheet.decisions.iter().map(|decision| decided(ctx, decision));
    let met = sheet.decisions.iter().flat_map(|decision| decision.conditions.iter()).filter_map(|condition| {
        let on = condition.met_on?;
        Some(entry(ctx, on, "evaluation-condition-met", &condition.text, &condition.met_by, condition.seen, "ok"))
    });
    let mut entries: Vec<Value> = std::iter::once(started).chain(steps).chain(decided).chain(met).collect();
    entries.sort_by_key(|entry| (entry["on"].as_str().unwrap_or_default().to_owned(), entry["seq"].as_i64()));
    entries
}

fn step(ctx: &Context, event: &Happened) -> Value {
    let tone = if event.kind == EvaluationEventKind::Returned { "attention" } else { "" };
    entry(ctx, event.on, &event.kind.label_id(), &event.comment, &event.by, event.seq, tone)
}

fn decided(ctx: &Context, decision: &Decided) -> Value {
    let tone = match decision.outcome {
        DecisionOutcome::Pass => "ok",
        DecisionOutcome::Conditional | DecisionOutcome::Exceptional => "attention",
        DecisionOutcome::Fail => "bad",
    };
    entry(ctx, decision.decided_on, &decision.outcome.label_id(), &decision.reason, &decision.decided_by, decision.id, tone)
}

fn entry(ctx: &Context, on: chrono::NaiveDate, label: &str, detail: &str, by: &str, seq: i64, tone: &str) -> Value {
    let who = ctx.say(&Message::new("evaluation-by").with("name", by).with("seq", seq.to_string()));
    let detail = Some(detail).filter(|detail| !detail.is_empty());
    json!({ "on": on, "text": ctx.language.text(label), "href": null, "detail": detail, "who": who, "tone": tone, "seq": seq })
}
