//! The pages on which an evaluation is submitted, returned or withdrawn.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::score::score;
use super::{name, shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::evaluation::{Return, Sheet, Step, Submit, Withdraw};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    sheet: &'a Sheet,
    step: Step,
    trail: Vec<Value>,
    title: String,
    score: Value,
    /// What is not answered yet, code by code.
    unanswered: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    page(ctx, step, &shown(ctx)?, &Form::default())
}

pub fn take(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    let id = ctx.id("id")?;
    let known = [("id", id.to_string())];
    let taken = match step {
        Step::Submit => ctx.run_form::<Submit>(&known),
        Step::Return => ctx.run_form::<Return>(&known),
        Step::Withdraw => ctx.run_form::<Withdraw>(&known),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("/evaluations/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, step, &shown(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, step: Step, sheet: &Sheet, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&step.label_id()).into_owned();
    let title = name(ctx, sheet);
    let text = |code: &String| {
        let item = sheet.items.iter().find(|asked| asked.item.code == *code).map(|asked| &asked.item);
        let text = item.map(|item| ctx.either(&item.text_ja, &item.text_en));
        serde_json::json!({ "code": code, "text": text, "knock_out": item.is_some_and(|item| item.knock_out) })
    };
    let page = Page {
        trail: trail(ctx, Some(sheet), Some(&here)),
        score: score(ctx, sheet, None),
        unanswered: sheet.calculation.unanswered.iter().map(text).collect(),
        title: title.clone(),
        step,
        sheet,
    };
    ctx.form("evaluation/step", Message::new("evaluation-step-title").with("name", title).label("step", step.label_id()), &page, form)
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    match step {
        Step::Submit | Step::Withdraw => Right::PrepareEvaluations,
        Step::Return => Right::DecideEvaluations,
    }
}

fn said(step: Step) -> &'static str {
    match step {
        Step::Submit => "evaluation-said-submitted",
        Step::Return => "evaluation-said-returned",
        Step::Withdraw => "evaluation-said-withdrawn",
    }
}
