//! The pages on which a candidate is recommended or chosen, and on which a round is given up.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::round::{Cancel, Decide, Recommend, Step, Whole};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    step: Step,
    trail: Vec<Value>,
    choices: Vec<Value>,
    recommended: Option<&'a str>,
    recommendation: &'a str,
}

pub fn show(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    let whole = shown(ctx)?;
    if let (Step::Decide, Some(refused)) = (step, whole.separated.clone()) {
        return Err(Error::Denied(refused));
    }
    page(ctx, step, &whole, &Form::default())
}

pub fn take(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    let id = ctx.id("id")?;
    let mut known = vec![("id", id.to_string())];
    if ctx.cell("consignee_id") == NOBODY {
        known.push(("consignee_id", String::new()));
    }
    let taken = match step {
        Step::Recommend => ctx.run_form::<Recommend>(&known),
        Step::Decide => ctx.run_form::<Decide>(&known),
        Step::Cancel => ctx.run_form::<Cancel>(&known),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("/rounds/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, step, &shown(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

/// What a form says for choosing nobody: not to choose at all is no choice.
const NOBODY: &str = "nobody";

fn page(ctx: &Context, step: Step, whole: &Whole, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&step.label_id()).into_owned();
    let chosen = match form.values.get("consignee_id").and_then(Value::as_str) {
        Some(typed) => typed.to_owned(),
        None => whole.recommended.filter(|_| step == Step::Decide).map(|id| id.to_string()).unwrap_or_default(),
    };
    let named = whole.candidates.iter().find(|candidate| Some(candidate.consignee_id) == whole.recommended);
    let page = Page {
        trail: trail(ctx, Some(whole), Some(&here)),
        choices: choices(ctx, whole, &chosen),
        recommended: named.map(|candidate| candidate.name.as_str()),
        recommendation: whole
            .events
            .iter()
            .rfind(|event| event.kind == crate::domain::round::RoundEventKind::Recommended)
            .map_or("", |event| event.reason.as_str()),
        step,
        whole,
    };
    let title = Message::new("round-step-title").with("title", &whole.title).label("step", step.label_id());
    ctx.form("round/step", title, &page, form)
}

fn choices(ctx: &Context, whole: &Whole, chosen: &str) -> Vec<Value> {
    let mut all: Vec<Value> = whole
        .candidates
        .iter()
        .map(|candidate| {
            let value = candidate.consignee_id.to_string();
            let stands = match candidate.outcome {
                Some(outcome) => outcome.label_id(),
                None => candidate.state.label_id(),
            };
            let percent = candidate.percent.as_deref().unwrap_or("—");
            let hint = ctx.say(&Message::new("round-candidate-hint").with("percent", percent).label("stands", stands));
            json!({ "selected": value == chosen, "value": value, "label": candidate.name, "hint": hint })
        })
        .collect();
    all.push(json!({ "value": NOBODY, "label": ctx.language.text("round-nobody"), "selected": chosen == NOBODY }));
    all
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    match step {
        Step::Recommend | Step::Cancel => Right::PrepareEvaluations,
        Step::Decide => Right::DecideEvaluations,
    }
}

fn said(step: Step) -> &'static str {
    match step {
        Step::Recommend => "round-said-recommended",
        Step::Decide => "round-said-decided",
        Step::Cancel => "round-said-cancelled",
    }
}
