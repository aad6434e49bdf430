//! The sign-off queue: what waits, how long, and many signed off with one confirmation.

use axum::response::Response;
use serde::Serialize;

use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::nda::{Queue, SignOff, Waiting};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    waiting: Waiting,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::SignOffNdas)?;
    page(ctx, &Form::default())
}

pub fn sign_off(ctx: &Context) -> Result<Response> {
    ctx.need(Right::SignOffNdas)?;
    match ctx.run_form::<SignOff>(&[]) {
        Ok(_) => Ok(ctx.see_other("/ndas/queue", "nda-said-signed-off")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let waiting = ctx.ask(ctx.read_query::<Queue>()?)?;
    ctx.form("nda/queue", "nda-queue-title", &Page { waiting }, form)
}
