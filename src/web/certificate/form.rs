//! Forms for a certificate: a new one, a renewal, a correction, its end.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::certificate::CertificateKind;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::certificate::{Change, End, Enter, Period, Renew, Whole};
use crate::operations::consignee;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page {
    consignee_id: i64,
    consignee: String,
    /// None for a new one.
    id: Option<i64>,
    seen: Option<i64>,
    /// The first day of the period that is corrected.
    period_from_on: String,
    number: String,
    kinds: &'static [&'static str],
    back: String,
    trail: Vec<Value>,
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    enter_form(ctx, &Form::default())
}

fn enter_form(ctx: &Context, form: &Form) -> Result<Response> {
    let owner = ctx.ask(consignee::Show { id: ctx.id("id")?, on: None, known: None })?;
    let page = Page {
        consignee_id: owner.id,
        consignee: owner.details.name.clone(),
        id: None,
        seen: None,
        period_from_on: String::new(),
        number: String::new(),
        kinds: CertificateKind::CODES,
        back: format!("/consignees/{}", owner.id),
        trail: vec![
            json!({ "text": ctx.language.text("nav-consignees"), "href": "/consignees" }),
            json!({ "text": owner.details.name, "href": format!("/consignees/{}", owner.id) }),
            json!({ "text": ctx.language.text("certificate-new"), "href": null }),
        ],
    };
    ctx.form("certificate/form", Message::new("certificate-new-title").with("name", &owner.details.name), &page, form)
}

pub fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    match ctx.run_form::<Enter>(&[("consignee_id", ctx.id("id")?.to_string())]) {
        Ok(entered) => Ok(ctx.see_other(&format!("/certificates/{}", entered.id), "certificate-entered")),
        Err(error) => enter_form(ctx, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, whole: &Whole, here: &str) -> Page {
    Page {
        consignee_id: whole.line.consignee_id,
        consignee: whole.line.consignee.clone(),
        id: Some(whole.line.id),
        seen: Some(whole.seen),
        period_from_on: whole.periods.first().map(|period| period.from_on.to_string()).unwrap_or_default(),
        number: whole.line.number.clone(),
        kinds: CertificateKind::CODES,
        back: format!("/certificates/{}", whole.line.id),
        trail: trail(ctx, whole, Some(here)),
    }
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = shown(ctx)?;
    change_form(ctx, &whole, &filled(&whole, None)?)
}

/// The form as a period stands: the one that begins on that day, else the last.
fn filled(whole: &Whole, from_on: Option<&str>) -> Result<Form> {
    let begins = |period: &&Period| from_on.is_some_and(|day| period.from_on.to_string() == day);
    let Some(period) = whole.periods.iter().find(begins).or(whole.periods.first()) else { return Form::of(&whole.details) };
    let mut form = Form::of(&period.details)?;
    form.values.insert("from_on".into(), json!(period.from_on));
    form.values.insert("until_on".into(), json!(period.until_on));
    Ok(form)
}

fn change_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("certificate-edit-title").with("number", &whole.line.number);
    ctx.form("certificate/form", title, &page(ctx, whole, "certificate-edit"), form)
}

pub fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/certificates/{id}"), "certificate-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, shown(ctx)?);
            let stands = filled(&whole, form.values.get("period_from_on").and_then(Value::as_str))?;
            change_form(ctx, &whole, &form.beside(&stands))
        }
    }
}

pub fn renewing(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = shown(ctx)?;
    let mut form = Form::default();
    let next_day = whole.periods.first().and_then(|last| last.until_on).and_then(|until_on| until_on.succ_opt());
    form.values.insert("from_on".into(), json!(next_day));
    form.values.insert("number".into(), whole.details.number.clone().into());
    form.values.insert("scope".into(), whole.details.scope.clone().into());
    renew_form(ctx, &whole, &form)
}

fn renew_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("certificate-renew-title").with("number", &whole.line.number);
    ctx.form("certificate/renew", title, &page(ctx, whole, "certificate-renew"), form)
}

pub fn renew(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Renew>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/certificates/{id}"), "certificate-renewed")),
        Err(error) => renew_form(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
    }
}

pub fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = shown(ctx)?;
    let mut form = Form::default();
    form.values.insert("until_on".into(), json!(whole.periods.first().and_then(|last| last.until_on)));
    end_form(ctx, &whole, &form)
}

fn end_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("certificate-end-title").with("number", &whole.line.number);
    ctx.form("certificate/end", title, &page(ctx, whole, "certificate-end"), form)
}

pub fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<End>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/certificates/{id}"), "certificate-ended")),
        Err(error) => end_form(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
    }
}
