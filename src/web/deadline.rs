//! Pages of what has to be done by when: the list, and its file.

use axum::Router;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::Context;
use super::department::{self, By};
use super::handler::page;
use super::{App, consignee, link, place, tables};
use crate::domain::access::Right;
use crate::domain::deadline::{Deadline, DeadlineKind};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::deadline::{Deadlines, Line, List};
use crate::output;

pub fn routes() -> Router<App> {
    Router::new().route("/deadlines", page(list)).route("/deadlines/export", page(export))
}

/// How many lines a page shows unless its address says so.
const SHOWN: usize = 200;

#[derive(Serialize)]
struct ListPage<'a> {
    lines: Vec<Value>,
    pager: Value,
    kinds: Vec<Value>,
    departments: Vec<Value>,
    on: &'a str,
    until: String,
    mine: bool,
    overdue: bool,
    csv: String,
    xlsx: String,
    filtered: bool,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let asked = ctx.read_query::<List>()?;
    let (skip, limit) = (asked.skip.unwrap_or(0), asked.limit.unwrap_or(SHOWN).max(1));
    let answer = ctx.ask(List { limit: Some(limit), ..asked })?;
    let filters = ["kind", "department_id", "person_id", "consignee_id", "mine", "team", "overdue", "from", "until", "on", "skip"];
    let page = ListPage {
        lines: answer.lines.iter().map(|line| shown(ctx, answer.on, line)).collect(),
        pager: pager(ctx, &answer, skip, limit),
        kinds: consignee::choices(ctx, "deadline-kind", DeadlineKind::CODES, ctx.asked("kind")),
        departments: departments(ctx)?,
        on: ctx.asked("on").unwrap_or_default(),
        until: answer.until.to_string(),
        mine: ctx.asked("mine").is_some(),
        overdue: ctx.asked("overdue").is_some(),
        csv: link::with(ctx, "/deadlines/export", &[("format", Some("csv")), ("skip", None), ("limit", None)]),
        xlsx: link::with(ctx, "/deadlines/export", &[("format", Some("xlsx")), ("skip", None), ("limit", None)]),
        filtered: filters.iter().any(|name| ctx.asked(name).is_some()),
    };
    ctx.page("deadline/list", "deadline-list-title", &page)
}

/// Which of all of them are shown, and where the others are.
fn pager(ctx: &Context, answer: &Deadlines, skip: usize, limit: usize) -> Value {
    let (shown, until) = (answer.lines.len(), skip + answer.lines.len());
    let text = if shown == answer.total {
        Message::new("deadline-shown").with("n", shown)
    } else {
        Message::new("deadline-shown-part").with("from", skip + 1).with("until", until).with("total", answer.total)
    };
    let at = |skip: usize| link::with(ctx, &ctx.path, &[("skip", (skip > 0).then(|| skip.to_string()).as_deref())]);
    json!({
        "text": ctx.say(&text),
        "first_href": (skip > limit).then(|| at(0)),
        "previous_href": (skip > 0).then(|| at(skip.saturating_sub(limit))),
        "next_href": (until < answer.total).then(|| at(until)),
    })
}

fn departments(ctx: &Context) -> Result<Vec<Value>> {
    if ctx.may(Right::ReadRegister) { department::choices(ctx, By::Id, ctx.asked("department_id")) } else { Ok(Vec::new()) }
}

/// The list as a file: `format` is csv, sjis or xlsx.
fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    tables::send(ctx, ctx.read_query_with::<List>(&[("skip", String::new()), ("limit", String::new())])?)
}

/// A line as pages show it.
pub(super) fn shown(ctx: &Context, on: NaiveDate, line: &Line) -> Value {
    let one = &line.deadline;
    let days = (one.due_on - on).num_days();
    json!({
        "due_on": one.due_on,
        "kind": one.kind,
        "what": ctx.say(&one.what),
        "because": ctx.say(&one.because),
        "href": href(ctx, one),
        "owner": output::deadline::owner(line, ctx.language),
        "state": ctx.say(&output::deadline::state(days)),
        "tone": tone(days),
    })
}

/// How near it is: in words for the style sheet.
fn tone(days: i64) -> &'static str {
    match days {
        ..0 => "bad",
        0..=7 => "attention",
        _ => "",
    }
}

/// Where it is done. Who may not read the register signs their own NDA elsewhere than where it is kept.
fn href(ctx: &Context, one: &Deadline) -> Option<String> {
    match one.kind {
        DeadlineKind::Signature if one.owner.person_id.is_some() && one.owner.person_id == ctx.actor.person => {
            Some(format!("/ndas/{}/sign", one.id))
        }
        DeadlineKind::Acknowledgement if one.owner.person_id == ctx.actor.person => Some(format!("/rules/versions/{}/acknowledge", one.id)),
        _ => place::of_deadline(one),
    }
}
