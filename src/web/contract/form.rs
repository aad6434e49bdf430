//! Forms for a contract: a new one, a change, its end.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::contract::ContractKind;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::consignee;
use crate::operations::contract::{Change, End, Enter, Whole};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    consignee_id: i64,
    consignee: String,
    /// None for a new one.
    id: Option<i64>,
    seen: Option<i64>,
    control_no: String,
    kinds: &'static [&'static str],
    /// The consignee's work, as choices of what is covered.
    work: Vec<Value>,
    back: String,
    trail: Vec<Value>,
}

fn consignee_of(ctx: &Context, id: i64) -> Result<consignee::Whole> {
    ctx.ask(consignee::Show { id, on: None, known: None })
}

fn choices(owner: &consignee::Whole, form: &Form) -> Vec<Value> {
    let chosen: Vec<String> = match form.values.get("entrustment_ids") {
        Some(Value::Array(values)) => values.iter().map(plain).collect(),
        Some(value) => vec![plain(value)],
        None => Vec::new(),
    };
    let choice = |work: &consignee::Entrusted| {
        let id = work.id.to_string();
        json!({ "selected": chosen.contains(&id), "value": id, "label": format!("{} {}", work.control_no, work.details.work), "hint": null })
    };
    owner.entrustments.iter().map(choice).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    enter_form(ctx, &Form::default())
}

fn enter_form(ctx: &Context, form: &Form) -> Result<Response> {
    let owner = consignee_of(ctx, ctx.id("id")?)?;
    let page = Page {
        consignee_id: owner.id,
        consignee: owner.details.name.clone(),
        id: None,
        seen: None,
        control_no: String::new(),
        kinds: ContractKind::CODES,
        work: choices(&owner, form),
        back: format!("/consignees/{}", owner.id),
        trail: vec![
            json!({ "text": ctx.language.text("nav-consignees"), "href": "/consignees" }),
            json!({ "text": owner.details.name, "href": format!("/consignees/{}", owner.id) }),
            json!({ "text": ctx.language.text("contract-new"), "href": null }),
        ],
    };
    ctx.form("contract/form", Message::new("contract-new-title").with("name", &owner.details.name), &page, form)
}

pub fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    match ctx.run_form::<Enter>(&[("consignee_id", ctx.id("id")?.to_string())]) {
        Ok(entered) => Ok(ctx.see_other(&format!("/contracts/{}", entered.id), "contract-entered")),
        Err(error) => enter_form(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, whole: &Whole, form: &Form, here: &str) -> Result<Page> {
    Ok(Page {
        consignee_id: whole.line.consignee_id,
        consignee: whole.line.consignee.clone(),
        id: Some(whole.line.id),
        seen: Some(whole.seen),
        control_no: whole.line.control_no.clone(),
        kinds: ContractKind::CODES,
        work: choices(&consignee_of(ctx, whole.line.consignee_id)?, form),
        back: format!("/contracts/{}", whole.line.id),
        trail: trail(ctx, whole, Some(here)),
    })
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = shown(ctx)?;
    change_form(ctx, &whole, &filled(&whole)?)
}

/// The form as the contract stands.
fn filled(whole: &Whole) -> Result<Form> {
    let mut form = Form::of(&whole.details)?;
    form.values.insert("seen".into(), whole.seen.into());
    Ok(form)
}

fn change_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = page(ctx, whole, form, "contract-edit")?;
    ctx.form("contract/form", Message::new("contract-edit-title").with("control_no", &whole.line.control_no), &page, form)
}

pub fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/contracts/{id}"), "contract-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, shown(ctx)?);
            change_form(ctx, &whole, &form.beside(&filled(&whole)?))
        }
    }
}

pub fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = shown(ctx)?;
    let mut form = Form::default();
    form.values.insert("until_on".into(), json!(whole.until_on));
    end_form(ctx, &whole, &form)
}

fn end_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = page(ctx, whole, form, "contract-end")?;
    ctx.form("contract/end", Message::new("contract-end-title").with("control_no", &whole.line.control_no), &page, form)
}

pub fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<End>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/contracts/{id}"), "contract-ended")),
        Err(error) => end_form(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
    }
}
