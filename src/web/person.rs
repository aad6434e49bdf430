//! Pages of the people.

use axum::Router;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::{Context, Form};
use super::department::{self, By};
use super::handler::{form, page};
use super::trail::trail;
use super::{App, link};
use crate::domain::access::{Office, Right};
use crate::domain::message::Message;
use crate::domain::person::PersonKind;
use crate::error::Result;
use crate::operations::office;
use crate::operations::person::{Change, Details, Enter, Erase, Leave, List, Page, Show, Whole};
use crate::operations::person_access::{Held, OfPerson};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", page(list).merge(form(enter)))
        .route("/people/new", page(new))
        .route("/people/{id}", page(show).merge(form(change)))
        .route("/people/{id}/edit", page(edit))
        .route("/people/{id}/leave", page(leaving).merge(form(leave)))
        .route("/people/{id}/erase", page(erasing).merge(form(erase)))
}

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    vacant: Vec<Office>,
    search: &'a str,
    on: &'a str,
    kinds: Vec<Value>,
    departments: Vec<Value>,
    pager: Value,
    filtered: bool,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let page = ListPage {
        vacant: ctx.ask(office::List { on: Some(answer.on) })?.vacant,
        search: ctx.asked("search").unwrap_or_default(),
        on: ctx.asked("on").unwrap_or_default(),
        kinds: super::consignee::choices(ctx, "person-kind", PersonKind::CODES, ctx.asked("kind")),
        departments: department::choices(ctx, By::Id, ctx.asked("department_id"))?,
        pager: pager(ctx, &answer),
        filtered: ["search", "kind", "department_id", "on"].iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("person/list", "person-list-title", &page)
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.as_ref().map(|cursor| link::with(ctx, &ctx.path, &[("after", Some(&cursor.0))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("person-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

#[derive(Serialize)]
struct ShowPage {
    whole: Whole,
    /// What they may handle, and could.
    access: Vec<Held>,
    trail: Vec<Value>,
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    let title = Message::new("person-show-title").with("name", &whole.now.name);
    let access = ctx.ask(OfPerson { person_id: whole.id, on: Some(whole.on) })?;
    let page = ShowPage { trail: steps(ctx, Some(&whole), None), access, whole };
    ctx.page("person/show", title, &page)
}

pub(super) fn whole(ctx: &Context, id: i64) -> Result<Whole> {
    ctx.ask(Show { id, on: None })
}

/// From the list of people to one of them, and to what is done there.
pub(super) fn steps(ctx: &Context, whole: Option<&Whole>, here: Option<&str>) -> Vec<Value> {
    let list = ctx.language.text("nav-people");
    let mut steps = vec![(list.as_ref(), Some("/people".to_owned()))];
    if let Some(whole) = whole {
        steps.push((&whole.now.name, here.map(|_| format!("/people/{}", whole.id))));
    }
    let here = here.map(|id| ctx.language.text(id));
    if let Some(here) = &here {
        steps.push((here, None));
    }
    trail(&steps)
}

#[derive(Serialize)]
struct FormPage {
    /// None for a new one.
    id: Option<i64>,
    seen: Option<i64>,
    name: String,
    kinds: &'static [&'static str],
    departments: Vec<Value>,
    /// What the date of a change means.
    hint: String,
    trail: Vec<Value>,
}

fn form_page(ctx: &Context, whole: Option<&Whole>, here: &str, form: &Form) -> Result<FormPage> {
    let left = whole.is_some_and(|whole| !whole.belongs && whole.now.from_on < whole.on);
    Ok(FormPage {
        id: whole.map(|whole| whole.id),
        seen: whole.map(|whole| whole.seen),
        name: whole.map(|whole| whole.now.name.clone()).unwrap_or_default(),
        kinds: PersonKind::CODES,
        departments: department::choices(ctx, By::Code, form.values.get("department").and_then(Value::as_str))?,
        hint: ctx.language.text(if left { "person-return-hint" } else { "change-from-on-hint" }).into_owned(),
        trail: steps(ctx, whole, Some(here)),
    })
}

fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    enter_form(ctx, &Form::default())
}

fn enter_form(ctx: &Context, form: &Form) -> Result<Response> {
    ctx.form("person/form", "person-enter-title", &form_page(ctx, None, "person-enter-title", form)?, form)
}

fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    match ctx.run_form::<Enter>(&[]) {
        Ok(entered) => Ok(ctx.see_other(&format!("/people/{}", entered.id), "person-entered")),
        Err(error) => enter_form(ctx, &Form::rejected(ctx, error)?),
    }
}

fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let whole = whole(ctx, ctx.id("id")?)?;
    change_form(ctx, &whole, &filled(&whole)?)
}

/// The form as the person stands.
fn filled(whole: &Whole) -> Result<Form> {
    let now = &whole.now;
    Form::of(&Details {
        code: now.code.clone(),
        name: now.name.clone(),
        kana: now.kana.clone(),
        kind: now.kind,
        department: now.department_code.clone(),
        email: now.email.clone(),
    })
}

fn change_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("person-change-title").with("name", &whole.now.name);
    ctx.form("person/form", title, &form_page(ctx, Some(whole), "person-change", form)?, form)
}

fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/people/{id}"), "person-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, whole(ctx, id)?);
            change_form(ctx, &whole, &form.beside(&filled(&whole)?))
        }
    }
}

fn leaving(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    leave_form(ctx, &whole(ctx, ctx.id("id")?)?, &Form::default())
}

fn leave_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("person-leave-title").with("name", &whole.now.name);
    ctx.form("person/leave", title, &form_page(ctx, Some(whole), "person-leave", form)?, form)
}

fn leave(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Leave>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/people/{id}"), "person-leaving")),
        Err(error) => leave_form(ctx, &whole(ctx, id)?, &Form::rejected(ctx, error)?),
    }
}

fn erasing(ctx: &Context) -> Result<Response> {
    ctx.need(Right::EraseData)?;
    erase_form(ctx, &whole(ctx, ctx.id("id")?)?, &Form::default())
}

fn erase_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let title = Message::new("person-erase-title").with("name", &whole.now.name);
    ctx.form("person/erase", title, &form_page(ctx, Some(whole), "person-erase", form)?, form)
}

fn erase(ctx: &Context) -> Result<Response> {
    ctx.need(Right::EraseData)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Erase>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/people/{id}"), "person-was-erased")),
        Err(error) => erase_form(ctx, &whole(ctx, id)?, &Form::rejected(ctx, error)?),
    }
}
