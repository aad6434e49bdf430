//! A condition is met: the small form beside it.

use axum::response::Response;

use super::{document, shown};
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::evaluation::MeetCondition;
use crate::web::context::{Context, Form};

pub fn meet(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<MeetCondition>(&[("id", id.to_string()), ("number", ctx.id("number")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/evaluations/{id}"), "evaluation-said-met")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => document::show(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}
