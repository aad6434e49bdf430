//! The plan of a fiscal year, by month, and its steps.

use axum::response::Response;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::review::{Approve, DrawUp, Line, Plan, PlanShow, Propose, Return};
use crate::web::context::{Context, Form};

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReviews)?;
    page(ctx, &Form::default())
}

pub fn draw_up(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    let year = ctx.id("year")?;
    match ctx.run_form::<DrawUp>(&[("year", year.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/reviews/plans/{year}"), "review-said-drawn-up")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn propose(ctx: &Context) -> Result<Response> {
    step::<Propose>(ctx, "review-said-proposed")
}

pub fn give_back(ctx: &Context) -> Result<Response> {
    step::<Return>(ctx, "review-said-returned")
}

pub fn approve(ctx: &Context) -> Result<Response> {
    step::<Approve>(ctx, "review-said-approved")
}

fn step<C: Command>(ctx: &Context, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let year = ctx.id("year")?;
    match ctx.run_form::<C>(&[("year", year.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/reviews/plans/{year}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let year = ctx.id("year")?;
    let plan = ctx.ask(PlanShow { year, on: None })?;
    let label = ctx.say(&plan.label);
    let title = Message::new("review-plan-of").with("year", &label);
    let here = ctx.say(&title);
    let page = json!({
        "months": months(&plan),
        "label": label,
        "previous": format!("/reviews/plans/{}", year - 1),
        "next": format!("/reviews/plans/{}", year + 1),
        "trail": trail(ctx, &here),
        "open": plan.state.is_some_and(crate::domain::plan::PlanState::is_open),
        "plan": plan,
    });
    ctx.form("review/plan", title, &page, form)
}

/// The lines by the month of their date.
fn months(plan: &Plan) -> Vec<Value> {
    let mut months: Vec<(String, Vec<&Line>)> = Vec::new();
    for line in &plan.lines {
        let month = line.planned_on.format("%Y/%m").to_string();
        match months.last_mut().filter(|(last, _)| *last == month) {
            Some((_, lines)) => lines.push(line),
            None => months.push((month, vec![line])),
        }
    }
    months.iter().map(|(month, lines)| json!({ "month": month, "count": lines.len(), "lines": lines })).collect()
}
