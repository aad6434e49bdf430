//! The form by which a piece of work is reviewed more or less often than the rule says.

use axum::response::Response;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::consignee;
use crate::operations::review::SetCadence;
use crate::web::context::{Context, Form};

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    page(ctx, Form::default())
}

pub fn set(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    match ctx.run_form::<SetCadence>(&[("entrustment_id", ctx.id("work")?.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/consignees/{}", ctx.id("id")?), "cadence-said-set")),
        Err(error) => page(ctx, Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, mut form: Form) -> Result<Response> {
    let owner = ctx.ask(consignee::Show { id: ctx.id("id")?, on: None, known: None })?;
    let work = ctx.id("work")?;
    let rhythm = owner.rhythms.iter().find(|one| one.entrustment_id == work).ok_or(Error::NotFound("entrustment"))?;
    form.values.entry("from_on").or_insert_with(|| json!(ctx.register().now().today));
    form.values.entry("months").or_insert_with(|| Value::String(rhythm.months.to_string()));
    let page = json!({
        "consignee_id": owner.id,
        "rhythm": rhythm,
        "trail": [
            { "text": ctx.language.text("nav-consignees"), "href": "/consignees" },
            { "text": owner.details.name, "href": format!("/consignees/{}", owner.id) },
            { "text": ctx.language.text("cadence-title"), "href": null },
        ],
    });
    let title = Message::new("cadence-of").with("control_no", &rhythm.control_no).with("work", &rhythm.work);
    ctx.form("review/cadence", title, &page, &form)
}
