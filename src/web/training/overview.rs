//! The rates of a date, by course and department.

use axum::response::Response;
use serde_json::json;

use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::training::Rates;
use crate::operations::training::plan;
use crate::web::answer;
use crate::web::context::Context;

/// Whoever may not read the records of others is led to their own.
pub fn show(ctx: &Context) -> Result<Response> {
    if ctx.who.is_none() {
        return Err(Error::SignedOut);
    }
    if !ctx.may(Right::ReadTraining) {
        return Ok(answer::see_other("/training/mine", None));
    }
    let rates = ctx.ask(ctx.read_query::<Rates>()?)?;
    let this = ctx.ask(crate::operations::training::session::List::default())?;
    let planned = ctx.ask(plan::Show { year: this.year, on: None })?;
    let page = json!({
        "rates": rates,
        "on": ctx.asked("on").unwrap_or_default(),
        "year": this.year,
        "year_label": ctx.say(&this.label),
        "plan": planned,
        "shipped": rates.courses.is_empty() && ctx.may(Right::KeepTraining),
    });
    ctx.page("training/overview", "training-title", &page)
}
