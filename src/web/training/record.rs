//! The training record of a person, which is also what is printed as a certificate; and one's own.

use axum::response::Response;
use serde_json::json;

use super::{courses, trail};
use crate::domain::access::Right;
use crate::domain::training::LeaveKind;
use crate::error::Result;
use crate::operations::Command;
use crate::operations::training::leave::{Begin, End};
use crate::operations::training::test;
use crate::operations::training::{EndExemption, Exempt, Mine, Record, Whole};
use crate::web::answer;
use crate::web::context::{Context, Form};

pub fn mine(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let whole = ctx.ask(Mine::default())?;
    ctx.page("training/mine", "training-mine", &json!({ "whole": whole, "own": true }))
}

/// Where a deadline leads: one's own to learning, that of somebody else to their record.
pub fn due(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let (course, person) = (ctx.id("course")?, ctx.id("person")?);
    let own = ctx.actor.person == Some(person);
    Ok(answer::see_other(&if own { format!("/training/learn/{course}") } else { format!("/training/people/{person}") }, None))
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    page(ctx, &Form::default())
}

pub fn exempt(ctx: &Context) -> Result<Response> {
    step::<Exempt>(ctx, "person_id", "training-said-exempt")
}

pub fn leave(ctx: &Context) -> Result<Response> {
    step::<Begin>(ctx, "person_id", "training-said-leave")
}

pub fn result(ctx: &Context) -> Result<Response> {
    step::<test::Record>(ctx, "person_id", "training-said-result")
}

pub fn allow(ctx: &Context) -> Result<Response> {
    step::<test::Allow>(ctx, "person_id", "training-said-allowed")
}

pub fn end_exemption(ctx: &Context) -> Result<Response> {
    end::<EndExemption>(ctx, "training-said-exempt-ended")
}

pub fn end_leave(ctx: &Context) -> Result<Response> {
    end::<End>(ctx, "training-said-returned")
}

/// The link stands on the page that answers, and on no other.
pub fn link(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    match ctx.carry_form::<test::MakeLink>(&[("person_id", id.to_string())]) {
        Ok(made) => {
            let address = format!("{}{}", ctx.origin(), made.path);
            ctx.page("training/linked", "training-linked-title", &json!({ "made": made, "address": address, "id": id }))
        }
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn step<C: Command>(ctx: &Context, name: &'static str, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<C>(&[(name, id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/training/people/{id}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn end<C: Command>(ctx: &Context, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let (person, id) = (ctx.id("id")?, ctx.id("row")?);
    match ctx.run_form::<C>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/training/people/{person}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let known = [("person_id", ctx.id("id")?.to_string())];
    let whole: Whole = ctx.ask(ctx.read_query_with::<Record>(&known)?)?;
    let matrix = ctx.language.text("training-matrix").into_owned();
    let page = json!({
        "trail": trail(ctx, &[(&matrix, Some("/training/matrix".to_owned())), (&whole.name, None)]),
        "courses": courses(ctx, ctx.cell("course_id"))?,
        "kinds": LeaveKind::CODES,
        "refused_row": ctx.id("row").ok(),
        "own": ctx.actor.person == Some(whole.person_id),
        "whole": whole,
    });
    ctx.form("training/record", "training-record", &page, form)
}
