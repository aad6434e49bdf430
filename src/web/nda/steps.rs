//! The pages on which an NDA is signed off, returned, declined, taken back or ended.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::nda::{Decline, End, Return, SignOff, Step, Void, Whole};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    step: Step,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    page(ctx, step, &Form::default())
}

pub fn take(ctx: &Context) -> Result<Response> {
    let step = step(ctx)?;
    ctx.need(right(step))?;
    let id = ctx.id("id")?;
    let known = [("id", id.to_string())];
    let taken = match step {
        Step::SignOff => ctx.run(SignOff { seen: ctx.cell("seen").parse().unwrap_or_default(), ids: vec![id] }).map(drop),
        Step::Return => ctx.run_form::<Return>(&known),
        Step::Decline => ctx.run_form::<Decline>(&known),
        Step::Void => ctx.run_form::<Void>(&known),
        Step::End => ctx.run_form::<End>(&known),
    };
    match taken {
        Ok(()) => Ok(ctx.see_other(&format!("/ndas/{id}"), said(step))),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, step, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, step: Step, form: &Form) -> Result<Response> {
    let whole = shown(ctx)?;
    let here = ctx.language.text(&step.label_id()).into_owned();
    let title = Message::new("nda-step-title").with("name", &whole.party).label("step", step.label_id());
    ctx.form("nda/step", title, &Page { trail: trail(ctx, Some(&whole), Some(&here)), step, whole: &whole }, form)
}

fn step(ctx: &Context) -> Result<Step> {
    ctx.param("step").and_then(Step::from_code).ok_or(Error::NotFound("page"))
}

fn right(step: Step) -> Right {
    match step {
        Step::SignOff | Step::Return => Right::SignOffNdas,
        Step::Decline => Right::OwnAccount,
        Step::Void | Step::End => Right::IssueNdas,
    }
}

fn said(step: Step) -> &'static str {
    match step {
        Step::SignOff => "nda-said-signed-off",
        Step::Return => "nda-said-returned",
        Step::Decline => "nda-said-declined",
        Step::Void => "nda-said-voided",
        Step::End => "nda-said-ended",
    }
}
