//! Pages of who has access to what: the list, giving it to one or several people, ending it.

use axum::Router;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::{Context, Form};
use super::department::{self, By};
use super::handler::{form, page};
use super::trail::trail;
use super::{App, consignee, link, person, tables};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::person_access::Handled;
use crate::error::{Error, Result};
use crate::operations::person_access::{EndAccess, Export, GiveAccess, Held, List, OfPerson, Page};
use crate::operations::{person as people, resource};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/access", page(list).merge(form(give_several)))
        .route("/access/export", page(export))
        .route("/access/new", page(giving_several))
        .route("/people/{id}/access", page(giving).merge(form(give)))
        .route("/people/{id}/access/{access}/end", page(ending).merge(form(end)))
}

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    search: &'a str,
    on: &'a str,
    /// Which entrusted work, if the list is of one.
    entrustment: &'a str,
    kinds: Vec<Value>,
    departments: Vec<Value>,
    resources: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    filtered: bool,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let filters = ["search", "kind", "department_id", "resource_id", "entrustment_id", "person_id", "on"];
    let page = ListPage {
        search: ctx.asked("search").unwrap_or_default(),
        on: ctx.asked("on").unwrap_or_default(),
        entrustment: ctx.asked("entrustment_id").unwrap_or_default(),
        kinds: consignee::choices(ctx, "handled", Handled::CODES, ctx.asked("kind")),
        departments: department::choices(ctx, By::Id, ctx.asked("department_id"))?,
        resources: resources(ctx, |line| line.id.to_string(), ctx.asked("resource_id"))?,
        pager: pager(ctx, &answer),
        csv: link::with(ctx, "/access/export", &[("format", Some("csv")), ("after", None)]),
        xlsx: link::with(ctx, "/access/export", &[("format", Some("xlsx")), ("after", None)]),
        filtered: filters.iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("person_access/list", "person-access-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadPeople)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.as_ref().map(|cursor| link::with(ctx, &ctx.path, &[("after", Some(&cursor.0))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("person-access-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

/// The systems and ledgers of today as choices.
fn resources(ctx: &Context, value: impl Fn(&resource::Line) -> String, chosen: Option<&str>) -> Result<Vec<Value>> {
    let all = ctx.ask(resource::List::default())?;
    let choice = |line: &resource::Line| {
        let value = value(line);
        json!({ "label": format!("{} {}", line.code, line.name), "selected": chosen == Some(value.as_str()), "value": value })
    };
    Ok(all.iter().map(choice).collect())
}

fn typed<'f>(form: &'f Form, name: &str) -> Option<&'f str> {
    form.values.get(name).and_then(Value::as_str)
}

#[derive(Serialize)]
struct GivePage {
    id: i64,
    name: String,
    resources: Vec<Value>,
    trail: Vec<Value>,
}

fn giving(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    give_form(ctx, &Form::default())
}

fn give_form(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = person::whole(ctx, ctx.id("id")?)?;
    let page = GivePage {
        id: whole.id,
        resources: resources(ctx, |line| line.code.clone(), typed(form, "resource"))?,
        trail: person::steps(ctx, Some(&whole), Some("person-access-give")),
        name: whole.now.name,
    };
    ctx.form("person_access/give", Message::new("person-access-give-title").with("name", &page.name), &page, form)
}

fn give(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<GiveAccess>(&[("person_ids", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/people/{id}"), "person-access-given")),
        Err(error) => {
            let mut form = Form::rejected(ctx, error)?;
            // There is one person, and no field for it.
            if let Some(message) = form.problems.0.remove("person_ids.0") {
                form.problems.add("resource", message);
            }
            give_form(ctx, &form)
        }
    }
}

/// So many people are offered at once.
const OFFERED: i64 = 500;

#[derive(Serialize)]
struct SeveralPage {
    departments: Vec<Value>,
    department: String,
    search: String,
    people: Vec<Value>,
    more: i64,
    resources: Vec<Value>,
    trail: Vec<Value>,
}

fn giving_several(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let mut form = Form::default();
    for name in ["resource", "entrustment"] {
        form.values.insert(name.into(), ctx.asked(name).unwrap_or_default().into());
    }
    let asked = |name: &str| ctx.asked(name).unwrap_or_default().to_owned();
    several_form(ctx, asked("department_id"), asked("search"), &form)
}

fn several_form(ctx: &Context, department: String, search: String, form: &Form) -> Result<Response> {
    let list = people::List {
        department_id: department.parse().ok(),
        search: Some(search.clone()).filter(|search| !search.is_empty()),
        limit: Some(OFFERED),
        ..people::List::default()
    };
    let offered = ctx.ask(list)?;
    let (list, here) = (ctx.language.text("person-access-list-title"), ctx.language.text("person-access-give"));
    let page = SeveralPage {
        departments: department::choices(ctx, By::Id, Some(&department))?,
        more: offered.total - i64::try_from(offered.lines.len()).unwrap_or(0),
        people: choices(ctx, &offered.lines, form),
        resources: resources(ctx, |line| line.code.clone(), typed(form, "resource"))?,
        trail: trail(&[(&list, Some("/access".to_owned())), (&here, None)]),
        department,
        search,
    };
    ctx.form("person_access/several", "person-access-several-title", &page, form)
}

/// The people, ticked as they were, each with what is wrong with giving it to them.
fn choices(ctx: &Context, lines: &[people::Line], form: &Form) -> Vec<Value> {
    let sent: Vec<&str> = ctx.cells.iter().filter(|(name, _)| name == "person_ids").map(|(_, value)| value.as_str()).collect();
    let wrong = |id: &str| {
        let place = sent.iter().position(|sent| *sent == id)?;
        form.problems.0.get(&format!("person_ids.{place}")).map(|message| ctx.say(message))
    };
    let choice = |line: &people::Line| {
        let id = line.id.to_string();
        json!({ "label": format!("{} {}", line.code, line.name), "selected": sent.contains(&id.as_str()), "hint": wrong(&id), "value": id })
    };
    lines.iter().map(choice).collect()
}

fn give_several(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    // A box that nobody ticked is not sent.
    let known: &[(&str, String)] = if ctx.cell("person_ids").is_empty() { &[("person_ids", String::new())] } else { &[] };
    match ctx.run_form::<GiveAccess>(known) {
        Ok(_) => Ok(ctx.see_other("/access", "person-access-given")),
        Err(error) => {
            let form = Form::rejected(ctx, error)?;
            several_form(ctx, ctx.cell("of_department").to_owned(), ctx.cell("of_search").to_owned(), &form)
        }
    }
}

#[derive(Serialize)]
struct EndPage {
    id: i64,
    name: String,
    held: Held,
    trail: Vec<Value>,
}

fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    end_form(ctx, &Form::default())
}

fn end_form(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = person::whole(ctx, ctx.id("id")?)?;
    let id = ctx.id("access")?;
    let all = ctx.ask(OfPerson { person_id: whole.id, on: None })?;
    let held = all.into_iter().find(|held| held.id == id).ok_or(Error::NotFound("access"))?;
    let trail = person::steps(ctx, Some(&whole), Some("person-access-end"));
    let page = EndPage { id: whole.id, name: whole.now.name, held, trail };
    ctx.form("person_access/end", "person-access-end-title", &page, form)
}

fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepPeople)?;
    let (id, access) = (ctx.id("id")?, ctx.id("access")?);
    match ctx.run_form::<EndAccess>(&[("id", access.to_string()), ("person_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/people/{id}"), "person-access-ended")),
        Err(error) => end_form(ctx, &Form::rejected(ctx, error)?),
    }
}

/// Who may handle entrusted data, for the page of the work; none for readers who do not see people.
pub(super) fn of_entrustment(ctx: &Context, id: i64) -> Result<Option<Page>> {
    let filter = crate::operations::person_access::Filter { entrustment_id: Some(id), ..Default::default() };
    ctx.may(Right::ReadPeople).then(|| ctx.ask(List { filter, limit: Some(OFFERED), ..List::default() })).transpose()
}
