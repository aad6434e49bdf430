//! The page on which a version is proposed, returned, adopted, discarded or withdrawn.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{may, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::criteria::VersionState;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::criteria::{Adopt, Discard, Propose, Return, Shown, Step, Withdraw};
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
    /// Why it cannot be proposed yet.
    problems: usize,
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
        Step::Adopt => ctx.run_form::<Adopt>(&known),
        Step::Discard => ctx.run_form::<Discard>(&known),
        Step::Withdraw => ctx.run_form::<Withdraw>(&known),
        Step::Edit => Err(Error::NotFound("page")),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("/criteria/versions/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &shown(ctx)?, step, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).filter(|step| *step != Step::Edit).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    if step.is_of_adopters() { Right::AdoptCriteria } else { Right::WriteCriteria }
}

/// Why a step is not offered: the separation of duties, or the state.
fn refusal(shown: &Shown, step: Step) -> Error {
    if let (Step::Adopt, Some(message)) = (step, &shown.adoption_refused) {
        return Error::denied(message.clone());
    }
    let state = shown.state.map_or_else(|| "version-state-none".to_owned(), VersionState::label_id);
    Error::conflict(Message::new("version-step-out-of-order").label("state", state).label("event", step.label_id()))
}

fn said(step: Step) -> &'static str {
    match step {
        Step::Edit => "criteria-drafted",
        Step::Propose => "criteria-said-proposed",
        Step::Return => "criteria-said-returned",
        Step::Adopt => "criteria-said-adopted",
        Step::Discard => "criteria-said-discarded",
        Step::Withdraw => "criteria-said-withdrawn",
    }
}

fn lead(step: Step) -> &'static str {
    match step {
        Step::Edit => "criteria-ready-hint",
        Step::Propose => "criteria-lead-propose",
        Step::Return => "criteria-lead-return",
        Step::Adopt => "criteria-lead-adopt",
        Step::Discard => "criteria-lead-discard",
        Step::Withdraw => "criteria-lead-withdraw",
    }
}

fn page(ctx: &Context, shown: &Shown, step: Step, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&step.label_id()).into_owned();
    let name = version_name(ctx, shown);
    let problems = shown.problems.len();
    let page = Page {
        id: shown.id,
        step,
        lead: lead(step),
        seq: shown.seq,
        trail: trail(ctx, Some(shown), Some(&here)),
        name: name.clone(),
        problems,
    };
    ctx.form("criteria/step", Message::new("criteria-step-title").with("name", name).label("step", step.label_id()), &page, form)
}
