//! The page on which a version is proposed, returned, approved, discarded or withdrawn.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{may, out_of_order, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::rule::{Approve, Discard, Propose, Return, RuleText, Step, Withdraw};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    id: i64,
    step: Step,
    /// What it leads to, as the id of a message.
    lead: &'static str,
    seq: i64,
    name: String,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    let shown = shown(ctx)?;
    if !may(&shown, step) {
        return Err(refusal(&shown, step));
    }
    let mut form = Form::default();
    form.values.insert("effective_on".into(), ctx.register().now().today.to_string().into());
    page(ctx, &shown, step, &form)
}

pub fn take(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    let id = ctx.id("id")?;
    let known = [("version_id", id.to_string())];
    let taken = match step {
        Step::Propose => ctx.run_form::<Propose>(&known),
        Step::Return => ctx.run_form::<Return>(&known),
        Step::Adopt => ctx.run_form::<Approve>(&known),
        Step::Discard => ctx.run_form::<Discard>(&known),
        Step::Withdraw => ctx.run_form::<Withdraw>(&known),
        Step::Edit => Err(Error::NotFound("page")),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &shown(ctx)?, step, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).filter(|step| *step != Step::Edit).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    if step.is_of_adopters() { Right::AdoptRules } else { Right::WriteRules }
}

/// Why a step is not offered: the separation of duties, or the state.
fn refusal(shown: &RuleText, step: Step) -> Error {
    match (step, &shown.approval_refused) {
        (Step::Adopt, Some(message)) => Error::denied(message.clone()),
        _ => out_of_order(shown, step),
    }
}

fn said(step: Step) -> &'static str {
    match step {
        Step::Edit => "rule-said-written",
        Step::Propose => "rule-said-proposed",
        Step::Return => "rule-said-returned",
        Step::Adopt => "rule-said-approved",
        Step::Discard => "rule-said-discarded",
        Step::Withdraw => "rule-said-withdrawn",
    }
}

fn lead(step: Step) -> &'static str {
    match step {
        Step::Edit => "rule-edit-lead",
        Step::Propose => "rule-lead-propose",
        Step::Return => "rule-lead-return",
        Step::Adopt => "rule-lead-approve",
        Step::Discard => "rule-lead-discard",
        Step::Withdraw => "rule-lead-withdraw",
    }
}

fn page(ctx: &Context, shown: &RuleText, step: Step, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&step.label_id()).into_owned();
    let name = version_name(ctx, shown);
    let page =
        Page { id: shown.id, step, lead: lead(step), seq: shown.seq, trail: trail(ctx, Some(shown), Some(&here)), name: name.clone() };
    ctx.form("rule/step", Message::new("rule-step-title").with("name", name).label("step", step.label_id()), &page, form)
}
