//! Forms for entrusted work.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::{Context, Form};
use super::department::{self, By};
use super::person_access;
use crate::domain::access::Right;
use crate::domain::criteria::KindOfWork;
use crate::domain::entrustment::{DataKind, EntrustmentKind, SubEntrustment};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::consignee::{Entrusted, Show, Whole};
use crate::operations::entrustment::{Change, End, Enter};
use crate::operations::person_access::Page;

#[derive(Serialize)]
struct FormPage {
    consignee_id: i64,
    consignee: String,
    id: Option<i64>,
    seen: Option<i64>,
    control_no: String,
    kinds: &'static [&'static str],
    kinds_of_work: &'static [&'static str],
    data_kinds: &'static [&'static str],
    sub_entrustments: &'static [&'static str],
    departments: Vec<Value>,
    /// Who may handle the data; none for who does not see people, and for work that is not entered yet.
    access: Option<Page>,
    trail: Vec<Value>,
}

impl FormPage {
    fn of(ctx: &Context, whole: &Whole, work: Option<&Entrusted>, form: &Form, here: &str) -> Result<Self> {
        Ok(Self {
            consignee_id: whole.id,
            consignee: whole.details.name.clone(),
            id: work.map(|work| work.id),
            seen: work.map(|work| work.seen),
            control_no: work.map(|work| work.control_no.clone()).unwrap_or_default(),
            kinds: EntrustmentKind::CODES,
            kinds_of_work: KindOfWork::CODES,
            data_kinds: DataKind::CODES,
            sub_entrustments: SubEntrustment::CODES,
            departments: department::choices(ctx, By::Code, form.values.get("department").and_then(Value::as_str))?,
            access: work.map(|work| person_access::of_entrustment(ctx, work.id)).transpose()?.flatten(),
            trail: vec![
                json!({ "text": ctx.language.text("nav-consignees"), "href": "/consignees" }),
                json!({ "text": whole.details.name, "href": format!("/consignees/{}", whole.id) }),
                json!({ "text": ctx.language.text(here), "href": null }),
            ],
        })
    }
}

fn owner(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })
}

fn work<'a>(ctx: &Context, whole: &'a Whole) -> Result<&'a Entrusted> {
    let id = ctx.id("work")?;
    whole.entrustments.iter().find(|work| work.id == id).ok_or(Error::NotFound("entrustment"))
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let mut form = Form::default();
    form.values.insert("it_used".into(), true.into());
    form.values.insert("countries".into(), "JP".into());
    form.values.insert("sub_entrustment".into(), SubEntrustment::PriorApproval.code().into());
    enter_form(ctx, &form)
}

fn enter_form(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = owner(ctx)?;
    let page = FormPage::of(ctx, &whole, None, form, "entrustment-new")?;
    ctx.form("entrustment/form", Message::new("entrustment-new-title").with("name", &whole.details.name), &page, form)
}

pub fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Enter>(&[("consignee_id", id.to_string()), ("it_used", unticked(ctx, "it_used"))]) {
        Ok(_) => Ok(ctx.see_other(&format!("/consignees/{id}"), "entrustment-entered")),
        Err(error) => enter_form(ctx, &Form::rejected(ctx, error)?),
    }
}

/// A box that is not ticked is not sent, but "not used" is an answer.
fn unticked(ctx: &Context, name: &str) -> String {
    if ctx.cell(name).is_empty() { "false".to_owned() } else { ctx.cell(name).to_owned() }
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = owner(ctx)?;
    let form = filled(work(ctx, &whole)?)?;
    change_form(ctx, &whole, &form)
}

/// The form as the work stands.
fn filled(work: &Entrusted) -> Result<Form> {
    let mut form = Form::of(&work.details)?;
    form.values.insert("seen".into(), work.seen.into());
    form.values.insert("countries".into(), work.details.countries.join(",").into());
    Ok(form)
}

fn change_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let work = work(ctx, whole)?;
    let page = FormPage::of(ctx, whole, Some(work), form, "entrustment-edit")?;
    ctx.form("entrustment/form", Message::new("entrustment-edit-title").with("control_no", &work.control_no), &page, form)
}

pub fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let (id, number) = (ctx.id("id")?, ctx.id("work")?);
    match ctx.run_form::<Change>(&[("id", number.to_string()), ("it_used", unticked(ctx, "it_used"))]) {
        Ok(()) => Ok(ctx.see_other(&format!("/consignees/{id}"), "entrustment-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, owner(ctx)?);
            let stands = filled(work(ctx, &whole)?)?;
            change_form(ctx, &whole, &form.beside(&stands))
        }
    }
}

pub fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    end_form(ctx, &owner(ctx)?, &Form::default())
}

fn end_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let work = work(ctx, whole)?;
    let page = FormPage::of(ctx, whole, Some(work), form, "entrustment-end")?;
    ctx.form("entrustment/end", Message::new("entrustment-end-title").with("control_no", &work.control_no), &page, form)
}

pub fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let (id, work) = (ctx.id("id")?, ctx.id("work")?);
    match ctx.run_form::<End>(&[("id", work.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/consignees/{id}"), "entrustment-ended")),
        Err(error) => end_form(ctx, &owner(ctx)?, &Form::rejected(ctx, error)?),
    }
}
