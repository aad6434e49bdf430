//! The list of certificates, by where each stands, and the same as a file.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::certificate::{CertificateKind, CertificateState};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::certificate::{Export, List, Page};
use crate::web::consignee::choices;
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    kinds: Vec<Value>,
    states: Vec<Value>,
    /// The box is ticked.
    lapsed: bool,
    on: &'a str,
    /// Only those of one consignee, and where all of them are.
    of_one: Option<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    filtered: bool,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let asked = ctx.read_query::<List>()?;
    let (consignee, lapsed) = (asked.consignee_id, asked.lapsed);
    let answer = ctx.ask(asked)?;
    let file = |format| link::with(ctx, "/certificates/export", &[("format", Some(format)), ("after", None)]);
    let page = ListPage {
        kinds: choices(ctx, "certificate-kind", CertificateKind::CODES, ctx.asked("kind")),
        states: choices(ctx, "certificate-state", CertificateState::CODES, ctx.asked("state")),
        lapsed,
        on: ctx.asked("on").unwrap_or_default(),
        of_one: consignee.map(|id| {
            let name = answer.lines.first().map(|line| line.consignee.clone()).unwrap_or_default();
            json!({ "id": id, "name": name, "all_href": link::with(ctx, &ctx.path, &[("consignee_id", None), ("after", None)]) })
        }),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        filtered: lapsed || ["kind", "state", "consignee_id"].iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("certificate/list", "certificate-list-title", &page)
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.map(|after| link::with(ctx, &ctx.path, &[("after", Some(&after.to_string()))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("certificate-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}
