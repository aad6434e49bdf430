//! One NDA with its text, its evidence, and what may be done.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::nda::NdaEventKind;
use crate::error::Result;
use crate::operations::nda::{Happened, Whole};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    timeline: Vec<Value>,
    own: bool,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let whole = shown(ctx)?;
    let page = Page {
        trail: trail(ctx, Some(&whole), None),
        timeline: timeline(ctx, &whole),
        own: whole.person_id.is_some() && whole.person_id == ctx.actor.person,
        whole: &whole,
    };
    ctx.page("nda/show", Message::new("nda-title").with("name", &whole.party).with("title", &whole.title), &page)
}

pub(super) fn timeline(ctx: &Context, whole: &Whole) -> Vec<Value> {
    let issued = json!({
        "on": whole.issued_on,
        "text": ctx.language.text("nda-event-issued"),
        "href": null,
        "detail": null,
        "who": who(ctx, &whole.issued_by, whole.id),
        "tone": "",
    });
    let mut all: Vec<Value> = whole.events.iter().rev().map(|event| entry(ctx, event)).collect();
    all.push(issued);
    all
}

fn entry(ctx: &Context, event: &Happened) -> Value {
    let tone = match event.kind {
        NdaEventKind::SignedOff => "ok",
        NdaEventKind::Declined | NdaEventKind::Returned => "bad",
        _ => "",
    };
    let detail = Some(event.reason.as_str()).filter(|reason| !reason.is_empty());
    json!({
        "on": event.on,
        "text": ctx.language.text(&event.kind.label_id()),
        "href": null,
        "detail": detail,
        "who": who(ctx, &event.by, event.seq),
        "tone": tone,
    })
}

fn who(ctx: &Context, name: &str, seq: i64) -> String {
    if name.is_empty() {
        return ctx.say(&Message::new("nda-by-link-entry").with("seq", seq.to_string()));
    }
    ctx.say(&Message::new("evaluation-by").with("name", name).with("seq", seq.to_string()))
}
