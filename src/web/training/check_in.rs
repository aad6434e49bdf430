//! Signing in to a session on one's own telephone, with the code that is shown in the room.

use axum::response::Response;
use serde_json::json;

use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::training::session::CheckIn;
use crate::web::context::{Context, Form};

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    page(ctx, &Form::default())
}

/// Codes are not to be found by trying.
pub fn check_in(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let who = format!("check-in {}", ctx.actor.person.unwrap_or_default());
    ctx.app.throttle.admit(&who, &who)?;
    match ctx.run_form::<CheckIn>(&[]) {
        Ok(_) => Ok(ctx.see_other("/training/mine", "training-said-checked-in")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    ctx.form("training/check_in", "training-check-in", &json!({}), form)
}
