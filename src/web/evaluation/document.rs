//! The evaluation as the document that is decided on, printed and filed: the full calculation, and who answers for it.

use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::row::{documents, mark};
use super::sheet::criteria_name;
use super::timeline::timeline;
use super::{name, trail};
use crate::domain::action::ActionSource;
use crate::domain::criteria::Category;
use crate::domain::evaluation::{DecisionOutcome, EvaluationEventKind, EvaluationState};
use crate::domain::message::Message;
use crate::domain::scoring::{Counted, Exact, KnockOut};
use crate::error::Result;
use crate::operations::action::{Filter, Line};
use crate::operations::evaluation::{Asked, Sheet};
use crate::web::action;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    sheet: &'a Sheet,
    organisation: String,
    trail: Vec<Value>,
    title: String,
    criteria: String,
    seals: Vec<Seal>,
    numerator: String,
    groups: Vec<Group>,
    /// Techniques of which nothing was recorded, and that are not shown.
    left_out: usize,
    circumstances: Vec<Value>,
    timeline: Vec<Value>,
    /// The corrective actions that were opened from it.
    actions: Vec<Line>,
    /// Which condition's form came back.
    refused_condition: Option<i64>,
    today: NaiveDate,
}

/// One field of the approval block.
#[derive(Serialize)]
struct Seal {
    head: &'static str,
    names: Vec<String>,
    on: Option<NaiveDate>,
}

#[derive(Serialize)]
struct Group {
    category: Category,
    sum: String,
    weights: i64,
    percent: Option<String>,
    lines: Vec<Value>,
}

pub(super) fn show(ctx: &Context, sheet: &Sheet, form: &Form) -> Result<Response> {
    let title = name(ctx, sheet);
    let page = Page {
        organisation: ctx.app.organisation.of(ctx.register(), ctx.language),
        trail: trail(ctx, Some(sheet), None),
        criteria: criteria_name(ctx, sheet),
        seals: seals(sheet),
        numerator: sheet.calculation.numerator.decimal(),
        groups: groups(ctx, sheet),
        left_out: sheet.items.iter().filter(|asked| is_silent(asked)).count(),
        circumstances: circumstances(ctx, sheet),
        timeline: timeline(ctx, sheet),
        actions: actions(ctx, sheet)?,
        refused_condition: ctx.id("number").ok(),
        today: ctx.register().now().today,
        title: title.clone(),
        sheet,
    };
    ctx.form("evaluation/document", Message::new("evaluation-document-title").with("name", title), &page, form)
}

/// The corrective actions that were opened from its items and its conditions.
pub(super) fn actions(ctx: &Context, sheet: &Sheet) -> Result<Vec<Line>> {
    let lines = action::lines(ctx, Filter { consignee_id: Some(sheet.consignee.id), source_id: Some(sheet.id), ..Filter::default() })?;
    let of_evaluation = |line: &Line| matches!(line.source, ActionSource::EvaluationItem | ActionSource::Condition);
    Ok(lines.into_iter().filter(of_evaluation).collect())
}

/// Who made it, who submitted it, who decided, and who approved an exception.
fn seals(sheet: &Sheet) -> Vec<Seal> {
    let submitted = sheet.events.iter().rfind(|event| event.kind == EvaluationEventKind::Submitted);
    let standing = matches!(sheet.state, EvaluationState::Submitted | EvaluationState::Decided);
    let submitted = submitted.filter(|_| standing);
    let of = |head, exceptional: bool| {
        let found = sheet.decisions.iter().find(|one| (one.outcome == DecisionOutcome::Exceptional) == exceptional);
        Seal { head, names: found.map(|one| one.decided_by.clone()).into_iter().collect(), on: found.map(|one| one.decided_on) }
    };
    let mut seals = vec![
        Seal { head: "evaluation-seal-prepared", names: sheet.prepared_by.clone(), on: Some(sheet.started_on) },
        Seal {
            head: "evaluation-seal-submitted",
            names: submitted.map(|one| one.by.clone()).into_iter().collect(),
            on: submitted.map(|one| one.on),
        },
        of("evaluation-seal-decided", false),
    ];
    if sheet.decisions.iter().any(|one| one.outcome == DecisionOutcome::Exceptional) {
        seals.push(of("evaluation-seal-excepted", true));
    }
    seals
}

fn groups(ctx: &Context, sheet: &Sheet) -> Vec<Group> {
    let group = |category: &Category| {
        let lines: Vec<Value> = sheet
            .items
            .iter()
            .filter(|asked| asked.item.category == *category && !is_silent(asked))
            .map(|asked| line(ctx, asked))
            .collect();
        let part = sheet.calculation.by_category.iter().find(|part| part.category == *category);
        (!lines.is_empty()).then(|| Group {
            category: *category,
            sum: part.map(|part| part.numerator.decimal()).unwrap_or_default(),
            weights: part.map_or(0, |part| part.denominator),
            percent: part.and_then(|part| part.percent_tenths).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)),
            lines,
        })
    };
    Category::ALL.iter().filter_map(group).collect()
}

/// A technique of which nothing was recorded would only fill the paper.
pub(super) fn is_silent(asked: &Asked) -> bool {
    let nothing_said = asked.verdict.is_none() && asked.own.is_none() && asked.documents.is_empty();
    asked.line.counted == Counted::NotScored && nothing_said && asked.grounds.is_empty() && asked.evidence.is_empty()
}

fn line(ctx: &Context, asked: &Asked) -> Value {
    let (item, line) = (&asked.item, &asked.line);
    let class = match (line.counted, line.knock_out) {
        (_, KnockOut::Failed) => "knocked-out",
        (Counted::Unanswered, _) => "unanswered",
        (_, KnockOut::Partial) => "attention",
        (Counted::NotApplicableByRule | Counted::NotApplicableStated, _) => "na",
        _ => "",
    };
    json!({
        "code": item.code,
        "class": class,
        "text": ctx.either(&item.text_ja, &item.text_en),
        "knock_out": item.knock_out,
        "own": asked.own.map(|own| mark(ctx, own)),
        "verdict": asked.verdict.map(|verdict| mark(ctx, verdict)),
        "scored": line.value.is_some(),
        "weight": line.weight,
        "value": line.value.map(Exact::decimal),
        "product": line.product.map(Exact::decimal),
        "remark": remark(ctx, asked),
        "lacks": lacks(asked),
        "grounds": asked.grounds,
        "evidence": asked.evidence,
        "documents": documents(asked),
    })
}

/// Less than was asked for: what a corrective action may be opened for.
fn lacks(asked: &Asked) -> bool {
    asked.line.value.is_some_and(|value| value.numerator() < value.denominator()) && asked.verdict.is_some()
}

fn remark(ctx: &Context, asked: &Asked) -> Option<String> {
    match (asked.line.counted, asked.line.knock_out) {
        (Counted::NotApplicableByRule, _) => {
            Some(ctx.say(&Message::new("evaluation-note-not-asked").label("when", asked.item.applies_when.label_id())))
        }
        (Counted::NotApplicableStated, _) => Some(ctx.say(&Message::new("evaluation-left-out").with("reason", &asked.na_reason))),
        (Counted::Unanswered, _) => Some(ctx.language.text("counted-unanswered").into_owned()),
        (Counted::NotScored, _) => Some(ctx.language.text("counted-not-scored").into_owned()),
        (Counted::Counted, KnockOut::Failed | KnockOut::Partial) => Some(ctx.language.text(&asked.line.knock_out.label_id()).into_owned()),
        (Counted::Counted, _) => None,
    }
}

/// By what the items apply or not.
fn circumstances(ctx: &Context, sheet: &Sheet) -> Vec<Value> {
    let known = &sheet.circumstances;
    let all = [
        ("it-used", known.it_used),
        ("media-carried", known.media_carried),
        ("abroad", known.abroad),
        ("special-data", known.special_data),
    ];
    let shown = |(when, holds): (&str, Option<bool>)| {
        let holds = holds.map_or("evaluation-unknown", |holds| if holds { "common-yes" } else { "common-no" });
        json!({ "name": ctx.language.text(&format!("applies-when-{when}")), "holds": ctx.language.text(holds) })
    };
    all.into_iter().map(shown).collect()
}
