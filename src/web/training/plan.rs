//! The training plan of a fiscal year, its lines and its steps.

use axum::response::Response;
use serde_json::json;

use super::{courses, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::training::Method;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::training::plan::{Approve, Propose, PutLine, RemoveLine, Return, Review, Show};
use crate::web::context::{Context, Form};

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    page(ctx, &Form::default())
}

pub fn put(ctx: &Context) -> Result<Response> {
    step::<PutLine>(ctx, &[], "training-said-line")
}

pub fn remove(ctx: &Context) -> Result<Response> {
    let number = ctx.id("number")?.to_string();
    step::<RemoveLine>(ctx, &[("number", number)], "training-said-line")
}

pub fn propose(ctx: &Context) -> Result<Response> {
    step::<Propose>(ctx, &[], "training-said-plan-proposed")
}

pub fn give_back(ctx: &Context) -> Result<Response> {
    step::<Return>(ctx, &[], "training-said-plan-returned")
}

pub fn approve(ctx: &Context) -> Result<Response> {
    step::<Approve>(ctx, &[], "training-said-plan-approved")
}

pub fn review(ctx: &Context) -> Result<Response> {
    step::<Review>(ctx, &[], "training-said-plan-reviewed")
}

fn step<C: Command>(ctx: &Context, more: &[(&str, String)], said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let year = ctx.id("year")?;
    let mut known = vec![("year", year.to_string())];
    known.extend(more.iter().cloned());
    match ctx.run_form::<C>(&known) {
        Ok(_) => Ok(ctx.see_other(&format!("/training/plans/{year}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let year = ctx.id("year")?;
    let plan = ctx.ask(Show { year, on: None })?;
    let label = ctx.say(&plan.label);
    let title = Message::new("training-plan-of").with("year", &label);
    let here = ctx.say(&title);
    let page = json!({
        "trail": trail(ctx, &[(&here, None)]),
        "label": label,
        "previous": format!("/training/plans/{}", year - 1),
        "next": format!("/training/plans/{}", year + 1),
        "courses": courses(ctx, ctx.cell("course_id"))?,
        "methods": Method::CODES,
        "plan": plan,
    });
    ctx.form("training/plan", title, &page, form)
}
