//! The list of entries, with what narrows it down.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::subject::{Entry, entry, operation, subject};
use crate::domain::access::{Door, Right};
use crate::domain::ledger::SUBJECTS;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::ledger::{Actors, List, Order};
use crate::operations::list::{Kind, OPERATIONS};
use crate::web::context::Context;
use crate::web::{link, place};

/// Commands that no door offers by name, and that stand in the ledger nevertheless.
const UNLISTED: [&str; 6] = ["session.open", "session.close", "reminder.close_day", "mail.put", "mail.attempt", "report_pack.finish"];

#[derive(Serialize)]
struct Page<'a> {
    entries: Vec<Entry<'a>>,
    head: i64,
    operations: Vec<Value>,
    people: Vec<Value>,
    subjects: Vec<Value>,
    doors: Vec<Value>,
    subject_id: &'a str,
    from_on: &'a str,
    until_on: &'a str,
    orders: Vec<Value>,
    /// The thing that is followed, with a link to it.
    followed: Option<Value>,
    /// The forms of the file with all that is asked for, each with its address.
    files: Vec<Value>,
    pager: Value,
    filtered: bool,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let query = ctx.read_query::<List>()?;
    let order = query.order.unwrap_or(Order::Latest);
    let is_of_one = query.filter.is_of_one();
    let answer = ctx.ask(query)?;
    let asked = |name| ctx.asked(name).unwrap_or_default();
    let page = Page {
        entries: answer.lines.iter().map(|line| entry(ctx, line)).collect(),
        head: answer.head,
        operations: operations(ctx),
        people: people(ctx)?,
        subjects: SUBJECTS.iter().map(|name| choice(name, &subject(ctx, name), asked("subject"))).collect(),
        doors: Door::ALL.iter().map(|door| choice(door.code(), &ctx.language.text(&door.label_id()), asked("door"))).collect(),
        subject_id: asked("subject_id"),
        from_on: asked("from_on"),
        until_on: asked("until_on"),
        orders: Order::ALL.iter().map(|one| choice(one.code(), &ctx.language.text(&one.label_id()), order.code())).collect(),
        followed: is_of_one.then(|| followed(ctx, asked("subject"), asked("subject_id"))),
        files: ["csv", "xlsx", "json"].iter().map(|format| file(ctx, format)).collect(),
        pager: pager(ctx, order, answer.next, answer.head),
        filtered: ["operation", "person_id", "subject", "subject_id", "door", "from_on", "until_on"]
            .iter()
            .any(|name| ctx.asked(name).is_some()),
    };
    ctx.page("ledger/list", "ledger-list-title", &page)
}

fn choice(value: &str, label: &str, asked: &str) -> Value {
    json!({ "value": value, "label": label, "selected": value == asked })
}

fn operations(ctx: &Context) -> Vec<Value> {
    let commands = OPERATIONS.iter().filter(|operation| operation.kind == Kind::Command).map(|operation| operation.name);
    let asked = ctx.asked("operation").unwrap_or_default();
    commands.chain(UNLISTED).map(|name| choice(name, &operation(ctx, name), asked)).collect()
}

fn people(ctx: &Context) -> Result<Vec<Value>> {
    let asked = ctx.asked("person_id").unwrap_or_default();
    Ok(ctx.ask(Actors {})?.into_iter().map(|actor| choice(&actor.id.to_string(), &actor.name, asked)).collect())
}

fn followed(ctx: &Context, name: &str, id: &str) -> Value {
    let text = format!("{} #{id}", subject(ctx, name));
    json!({ "text": text, "href": id.parse().ok().and_then(|id| place::of(name, id)) })
}

fn file(ctx: &Context, format: &str) -> Value {
    let left_out = [("before", None), ("after", None), ("order", None), ("format", Some(format))];
    json!({ "form": format.to_uppercase(), "href": link::with(ctx, "/ledger/export", &left_out) })
}

fn pager(ctx: &Context, order: Order, next: Option<i64>, head: i64) -> Value {
    let turned = if order == Order::Oldest { "after" } else { "before" };
    json!({
        "text": ctx.say(&Message::new("ledger-total").with("n", ctx.language.number(head))),
        "first_href": ctx.asked(turned).map(|_| link::with(ctx, "/ledger", &[(turned, None)])),
        "previous_href": null,
        "next_href": next.map(|next| link::with(ctx, "/ledger", &[(turned, Some(&next.to_string()))])),
    })
}
