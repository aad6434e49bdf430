//! The list of rounds.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::consignee;
use crate::operations::round::{List, Page};
use crate::web::context::Context;
use crate::web::link;

#[derive(Serialize)]
struct ListPage<'a> {
    answer: &'a Page,
    /// Only those in which one consignee is or was a candidate, and where all of them are.
    of_one: Option<Value>,
    pager: Value,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let asked = ctx.read_query::<List>()?;
    let of_one = asked.consignee_id.map(|id| of_one(ctx, id)).transpose()?;
    let answer = ctx.ask(asked)?;
    let next = answer.next.map(|before| link::with(ctx, &ctx.path, &[("before", Some(&before.to_string()))]));
    let first = ctx.asked("before").map(|_| link::with(ctx, &ctx.path, &[("before", None)]));
    let text = ctx.say(&Message::new("round-shown").with("n", answer.lines.len()));
    let pager = json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next });
    ctx.page("round/list", "round-list-title", &ListPage { answer: &answer, of_one, pager })
}

fn of_one(ctx: &Context, id: i64) -> Result<Value> {
    let name = ctx.ask(consignee::Show { id, on: None, known: None })?.details.name;
    Ok(json!({ "name": name, "all_href": link::with(ctx, &ctx.path, &[("consignee_id", None), ("before", None)]) }))
}
