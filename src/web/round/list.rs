//! The list of rounds.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::round::{List, Page};
use crate::web::context::Context;
use crate::web::link;

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    pager: Value,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let next = answer.next.map(|before| link::with(ctx, &ctx.path, &[("before", Some(&before.to_string()))]));
    let first = ctx.asked("before").map(|_| link::with(ctx, &ctx.path, &[("before", None)]));
    let text = ctx.say(&Message::new("round-shown").with("n", answer.lines.len()));
    let pager = json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next });
    ctx.page("round/list", "round-list-title", &ListPage { answer: &answer, pager })
}
