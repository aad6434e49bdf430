//! The list of contracts, by where each stands, and the same as a file.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::contract::{List, Page, Phase};
use crate::web::consignee::choices;
use crate::web::context::Context;
use crate::web::{link, tables};

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    phases: Vec<Value>,
    /// The box is ticked.
    missing: bool,
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
    let (consignee, missing) = (asked.consignee_id, asked.missing);
    let answer = ctx.ask(asked)?;
    let file = |format| link::with(ctx, "/contracts/export", &[("format", Some(format)), ("after", None)]);
    let page = ListPage {
        phases: choices(ctx, "contract-phase", Phase::CODES, ctx.asked("phase")),
        missing,
        on: ctx.asked("on").unwrap_or_default(),
        of_one: consignee.map(|id| {
            let name = answer.lines.first().map(|line| line.consignee.clone()).unwrap_or_default();
            json!({ "id": id, "name": name, "all_href": link::with(ctx, &ctx.path, &[("consignee_id", None), ("after", None)]) })
        }),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        filtered: missing || ["phase", "consignee_id"].iter().any(|name| ctx.asked(name).is_some()),
        answer: &answer,
    };
    ctx.page("contract/list", "contract-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query_with::<List>(&[("after", String::new()), ("limit", String::new())])?)
}

fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.map(|after| link::with(ctx, &ctx.path, &[("after", Some(&after.to_string()))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("contract-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}
