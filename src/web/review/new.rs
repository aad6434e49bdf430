//! The form for a review beside the plan.

use axum::response::Response;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::review::{Method, ReviewCause};
use crate::error::Result;
use crate::operations::consignee;
use crate::operations::review::Schedule;
use crate::web::context::{Context, Form};
use crate::web::whom;

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    page(ctx, &Form::default())
}

pub fn schedule(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    match ctx.run_form::<Schedule>(&[("consignee_id", ctx.id("id")?.to_string())]) {
        Ok(id) => Ok(ctx.see_other(&format!("/reviews/{id}"), "review-said-scheduled")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let owner = ctx.ask(consignee::Show { id: ctx.id("id")?, on: None, known: None })?;
    let chosen: Vec<&str> = match form.values.get("entrustment_ids") {
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(value)) => vec![value],
        _ => Vec::new(),
    };
    let choice = |work: &consignee::Entrusted| {
        let id = work.id.to_string();
        json!({ "selected": chosen.contains(&id.as_str()), "value": id, "label": format!("{} {}", work.control_no, work.details.work), "hint": null })
    };
    let page = json!({
        "id": owner.id,
        "name": owner.details.name,
        "kinds": ["supplement", "extraordinary"],
        "people": whom::people(ctx, form.values.get("assignee_id").and_then(Value::as_str).unwrap_or_default())?,
        "causes": ReviewCause::CODES,
        "methods": Method::CODES,
        "work": owner.entrustments.iter().filter(|work| work.live).map(choice).collect::<Vec<_>>(),
        "trail": [
            { "text": ctx.language.text("nav-consignees"), "href": "/consignees" },
            { "text": owner.details.name, "href": format!("/consignees/{}", owner.id) },
            { "text": ctx.language.text("review-new"), "href": null },
        ],
    });
    ctx.form("review/new", Message::new("review-new-title").with("name", &owner.details.name), &page, form)
}
