//! The list of corrective actions, and the same as a file.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::action::ActionState;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::action::{Export, List, Page};
use crate::operations::{consignee, person};
use crate::web::consignee::choices;
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    search: &'a str,
    states: Vec<Value>,
    /// The box is ticked.
    overdue: bool,
    on: &'a str,
    /// Only those of one consignee, or of one owner, and where all of them are.
    only: Vec<Value>,
    mine_href: Option<String>,
    pager: Value,
    csv: String,
    xlsx: String,
    filtered: bool,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadActions)?;
    let asked = ctx.read_query::<List>()?;
    let only = only(ctx, &asked)?;
    let (overdue, has_owner) = (asked.filter.overdue, asked.filter.owner_id.is_some());
    let answer = ctx.ask(asked)?;
    let file = |format| link::with(ctx, "/actions/export", &[("format", Some(format)), ("after", None)]);
    let mine = ctx.actor.person.filter(|_| !has_owner && ctx.may(Right::KeepActions)).map(|id| id.to_string());
    let page = ListPage {
        search: ctx.asked("search").unwrap_or_default(),
        states: choices(ctx, "action-state", ActionState::CODES, ctx.asked("state")),
        overdue,
        on: ctx.asked("on").unwrap_or_default(),
        only,
        mine_href: mine.map(|id| link::with(ctx, &ctx.path, &[("owner_id", Some(&id)), ("after", None)])),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        filtered: overdue
            || ["search", "state", "consignee_id", "owner_id", "source", "source_id"].iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("action/list", "action-list-title", &page)
}

/// What the list is narrowed to by links, by name, each with the list without it.
fn only(ctx: &Context, asked: &List) -> Result<Vec<Value>> {
    let mut only = Vec::new();
    if let Some(id) = asked.filter.consignee_id {
        let name = ctx.ask(consignee::Show { id, on: None, known: None })?.details.name;
        only.push(json!({ "field": "consignee_id", "value": id, "name": name, "all_href": without(ctx, "consignee_id") }));
    }
    if let Some(id) = asked.filter.owner_id {
        let name = if ctx.may(Right::ReadPeople) { ctx.ask(person::Show { id, on: None })?.now.name } else { String::new() };
        only.push(json!({ "field": "owner_id", "value": id, "name": name, "all_href": without(ctx, "owner_id") }));
    }
    Ok(only)
}

fn without(ctx: &Context, name: &str) -> String {
    link::with(ctx, &ctx.path, &[(name, None), ("after", None)])
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.map(|after| link::with(ctx, &ctx.path, &[("after", Some(&after.to_string()))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("action-shown").with("n", answer.lines.len()).with("all", answer.total));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadActions)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}
