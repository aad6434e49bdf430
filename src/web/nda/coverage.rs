//! Who has access and is bound on a date, and the gaps with the next step.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::choices;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::nda::Cover;
use crate::domain::person::PersonKind;
use crate::error::Result;
use crate::operations::nda::{Coverage, Covering};
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct Page<'a> {
    answer: &'a Covering,
    /// How many stand how, the best first.
    counts: Vec<Value>,
    /// How many of the entrusted work is bound.
    entrustments_bound: usize,
    on: &'a str,
    cover: &'a str,
    covers: Vec<Value>,
    kinds: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    /// Whether what is shown is of today: only then is there a next step.
    is_today: bool,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadNdas)?;
    let answer = ctx.ask(ctx.read_query::<Coverage>()?)?;
    let file = |format| link::with(ctx, "/ndas/coverage/export", &[("format", Some(format)), ("skip", None)]);
    let page = Page {
        entrustments_bound: answer.entrustments_total - answer.entrustments.len().min(answer.entrustments_total),
        counts: answer.counts.iter().map(|(cover, count)| json!({ "cover": cover, "count": count })).collect(),
        on: ctx.asked("on").unwrap_or_default(),
        cover: ctx.asked("cover").unwrap_or_default(),
        covers: choices(ctx, "cover", Cover::CODES, "cover"),
        kinds: choices(ctx, "person-kind", PersonKind::CODES, "kind"),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        is_today: answer.on == ctx.register().now().today,
        answer: &answer,
    };
    ctx.page("nda/coverage", "nda-coverage-title", &page)
}

/// The people that are named as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadNdas)?;
    tables::send(ctx, ctx.read_query_with::<Coverage>(&[("skip", String::new()), ("limit", String::new())])?)
}

/// From one part of the people to the next.
fn pager(ctx: &Context, answer: &Covering) -> Value {
    let skipped: usize = ctx.asked("skip").and_then(|text| text.parse().ok()).unwrap_or(0);
    let shown = skipped + answer.people.len();
    let next = (shown < answer.people_total).then(|| link::with(ctx, &ctx.path, &[("skip", Some(&shown.to_string()))]));
    let first = (skipped > 0).then(|| link::with(ctx, &ctx.path, &[("skip", None)]));
    let text = ctx.say(&Message::new("nda-shown").with("n", answer.people.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}
