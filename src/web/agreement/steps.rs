//! The page on which a version is proposed, returned, adopted, discarded or withdrawn.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{may, out_of_order, shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::agreement::{Adopt, Discard, Propose, Return, Shown, Step, Withdraw};
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
    problems: Vec<String>,
    /// What of the checklist the text leaves out.
    uncovered: Vec<String>,
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
        Ok(()) => Ok(ctx.see_other(&format!("/agreements/versions/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &shown(ctx)?, step, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).filter(|step| *step != Step::Edit).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    if step.is_of_adopters() { Right::AdoptAgreements } else { Right::WriteAgreements }
}

/// Why a step is not offered: the separation of duties, or the state.
fn refusal(shown: &Shown, step: Step) -> Error {
    match (step, &shown.adoption_refused) {
        (Step::Adopt, Some(message)) => Error::denied(message.clone()),
        _ => out_of_order(shown, step),
    }
}

fn said(step: Step) -> &'static str {
    match step {
        Step::Edit => "agreement-drafted",
        Step::Propose => "agreement-said-proposed",
        Step::Return => "agreement-said-returned",
        Step::Adopt => "agreement-said-adopted",
        Step::Discard => "agreement-said-discarded",
        Step::Withdraw => "agreement-said-withdrawn",
    }
}

fn lead(step: Step) -> &'static str {
    match step {
        Step::Edit => "agreement-edit-lead",
        Step::Propose => "agreement-lead-propose",
        Step::Return => "agreement-lead-return",
        Step::Adopt => "agreement-lead-adopt",
        Step::Discard => "agreement-lead-discard",
        Step::Withdraw => "agreement-lead-withdraw",
    }
}

fn page(ctx: &Context, shown: &Shown, step: Step, form: &Form) -> Result<Response> {
    let here = ctx.language.text(&step.label_id()).into_owned();
    let name = version_name(ctx, shown);
    let open = shown.checklist.iter().filter(|covered| covered.article.is_none()).map(|covered| &covered.wanted);
    let page = Page {
        id: shown.id,
        step,
        lead: lead(step),
        seq: shown.seq,
        trail: trail(ctx, Some(shown), Some(&here)),
        name: name.clone(),
        problems: shown.problems.iter().map(|found| ctx.say(&found.message)).collect(),
        uncovered: open.map(|wanted| format!("{} {}", wanted.code, ctx.either(&wanted.label_ja, &wanted.label_en))).collect(),
    };
    ctx.form("agreement/step", Message::new("agreement-step-title").with("name", name).label("step", step.label_id()), &page, form)
}
