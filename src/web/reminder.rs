//! Pages of reminders and mail: what is sent to whom on a day, what was sent, and what failed and why.

use axum::Router;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::Context;
use super::handler::{form, page};
use super::{App, place};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::mail::{Again, List, Mail, Page, Show, Test};
use crate::operations::reminder::{Digest, Preview, Previewed, Told, Upcoming, UpcomingDay};
use crate::output::deadline::state;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/reminders", page(day))
        .route("/reminders/mail", page(list))
        .route("/reminders/mail/{id}", page(show))
        .route("/reminders/mail/{id}/again", form(again))
        .route("/reminders/test", form(test))
}

#[derive(Serialize)]
struct DayPage {
    sends_mail: bool,
    on: NaiveDate,
    working: bool,
    done: bool,
    would: String,
    digests: Vec<Value>,
    unaddressed: Vec<Value>,
    upcoming: Vec<UpcomingDay>,
}

fn day(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let shown: Previewed = ctx.ask(ctx.read_query::<Preview>()?)?;
    let page = DayPage {
        sends_mail: ctx.app.setup.sends_mail,
        on: shown.on,
        working: shown.working,
        done: shown.done,
        would: ctx.say(&Message::new("reminder-would").with("people", shown.digests.len())),
        digests: shown.digests.iter().map(|digest| of_person(ctx, digest, shown.on)).collect(),
        unaddressed: shown
            .unaddressed
            .iter()
            .map(|one| json!({ "what": ctx.say(&one.what), "due_on": one.due_on, "href": place::of_deadline(one) }))
            .collect(),
        upcoming: if ctx.may(Right::ReadReminders) { ctx.ask(Upcoming {})? } else { Vec::new() },
    };
    ctx.page("reminder/day", "reminder-title", &page)
}

fn of_person(ctx: &Context, digest: &Digest, on: NaiveDate) -> Value {
    let line = |told: &Told| {
        let one = &told.deadline;
        let days = (one.due_on - on).num_days();
        let note = match (told.as_manager, told.instead) {
            (true, _) => Some("reminder-as-manager"),
            (_, true) => Some("reminder-instead"),
            _ => None,
        };
        json!({
            "due_on": one.due_on,
            "kind": one.kind,
            "what": ctx.say(&one.what),
            "state": ctx.say(&state(days)),
            "late": days < 0,
            "href": place::of_deadline(one),
            "note": note.map(|id| ctx.language.text(id)),
        })
    };
    json!({
        "name": digest.name,
        "email": digest.email,
        "person_id": digest.person_id,
        "lines": digest.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

#[derive(Serialize)]
struct ListPage<'a> {
    sends_mail: bool,
    answer: &'a Page,
    older: Option<String>,
}

fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let older = answer.next.map(|before| format!("/reminders/mail?before={before}"));
    ctx.page("reminder/mail", "mail-list-title", &ListPage { sends_mail: ctx.app.setup.sends_mail, answer: &answer, older })
}

#[derive(Serialize)]
struct ShowPage {
    mail: Mail,
    trail: Vec<Value>,
}

fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let mail = ctx.ask(Show { id: ctx.id("id")? })?;
    let trail = vec![
        json!({ "text": ctx.language.text("mail-list-title"), "href": "/reminders/mail" }),
        json!({ "text": mail.line.subject, "href": null }),
    ];
    ctx.page("reminder/show", "mail-list-title", &ShowPage { mail, trail })
}

fn again(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    let id = ctx.id("id")?;
    ctx.run(Again { id })?;
    Ok(ctx.see_other(&format!("/reminders/mail/{id}"), "mail-again-done"))
}

fn test(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ManageSettings)?;
    ctx.run(Test {})?;
    Ok(ctx.see_other("/reminders/mail", "mail-test-done"))
}
