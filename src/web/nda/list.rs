//! The list of NDAs, as a page and as a file, and one's own.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::choices;
use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::domain::message::Message;
use crate::domain::nda::NdaState;
use crate::error::Result;
use crate::operations::nda::{Line, List, Mine, Page};
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    on: &'a str,
    states: Vec<Value>,
    kinds: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadNdas)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let next = answer.next.map(|after| link::with(ctx, &ctx.path, &[("after", Some(&after.to_string()))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("nda-shown").with("n", answer.lines.len()));
    let file = |format| link::with(ctx, "/ndas/export", &[("format", Some(format)), ("after", None)]);
    let page = ListPage {
        pager: json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next }),
        on: ctx.asked("on").unwrap_or_default(),
        states: choices(ctx, "nda-state", NdaState::CODES, "state"),
        kinds: choices(ctx, "agreement-kind", AgreementKind::CODES, "kind"),
        csv: file("csv"),
        xlsx: file("xlsx"),
        answer: &answer,
    };
    ctx.page("nda/list", "nda-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadNdas)?;
    tables::send(ctx, ctx.read_query_with::<List>(&[("after", String::new()), ("limit", String::new())])?)
}

#[derive(Serialize)]
struct MinePage {
    /// What waits for one's signature.
    waiting: Vec<Line>,
    others: Vec<Line>,
}

pub fn mine(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let (waiting, others) = ctx.ask(Mine {})?.into_iter().partition(|line| line.state.awaits_signature());
    ctx.page("nda/mine", "nda-mine-title", &MinePage { waiting, others })
}
