//! The list of entries, with what narrows it down.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::subject::{Entry, entry, operation, subject};
use crate::domain::access::{Door, Right};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::ledger::{Actors, List};
use crate::operations::list::{Kind, OPERATIONS};
use crate::web::context::Context;
use crate::web::link;

/// Commands that no door offers by name, and that stand in the ledger nevertheless.
const UNLISTED: [&str; 5] = ["session.open", "session.close", "reminder.close_day", "mail.put", "mail.attempt"];

/// What entries speak of.
const SUBJECTS: [&str; 20] = [
    "consignee",
    "entrustment",
    "contract",
    "review",
    "review-plan",
    "evaluation",
    "round",
    "criteria",
    "agreement",
    "nda",
    "course",
    "training-session",
    "training-plan",
    "report",
    "report-edition",
    "person",
    "resource",
    "account",
    "department",
    "ledger",
];

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
    pager: Value,
    filtered: bool,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
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
        pager: pager(ctx, answer.next, answer.head),
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

fn pager(ctx: &Context, next: Option<i64>, head: i64) -> Value {
    json!({
        "text": ctx.say(&Message::new("ledger-total").with("n", ctx.language.number(head))),
        "first_href": ctx.asked("before").map(|_| link::with(ctx, "/ledger", &[("before", None)])),
        "previous_href": null,
        "next_href": next.map(|next| link::with(ctx, "/ledger", &[("before", Some(&next.to_string()))])),
    })
}
