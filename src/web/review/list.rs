//! The list of reviews, as a page and as a file, and the alarms.

use axum::response::Response;
use serde_json::json;

use super::trail;
use crate::domain::access::Right;
use crate::domain::review::{ReviewKind, ReviewState};
use crate::error::Result;
use crate::operations::review::{Alarms, List};
use crate::web::consignee::choices;
use crate::web::context::Context;
use crate::web::{link, tables};

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReviews)?;
    let asked = ctx.read_query::<List>()?;
    let overdue = asked.overdue;
    let found = ctx.ask(asked)?;
    let next = found.next.map(|next| link::with(ctx, &ctx.path, &[("after", Some(&next.to_string()))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let shown = crate::domain::message::Message::new("review-shown").with("n", found.lines.len()).with("total", found.total);
    let text = ctx.say(&shown);
    let years: Vec<String> = (-1..=1).map(|ahead| (found.year + ahead).to_string()).collect();
    let page = json!({
        "answer": found,
        "states": choices(ctx, "review-state", ReviewState::CODES, ctx.asked("state")),
        "kinds": choices(ctx, "review-kind", ReviewKind::CODES, ctx.asked("kind")),
        "years": years.iter().map(|year| json!({ "value": year, "label": year, "selected": ctx.asked("year") == Some(year) })).collect::<Vec<_>>(),
        "plans": years,
        "overdue": overdue,
        "on": ctx.asked("on").unwrap_or_default(),
        "consignee_id": ctx.asked("consignee_id").unwrap_or_default(),
        "pager": { "text": text, "first_href": first, "previous_href": null, "next_href": next },
        "csv": link::with(ctx, "/reviews/export", &[("format", Some("csv")), ("after", None)]),
        "xlsx": link::with(ctx, "/reviews/export", &[("format", Some("xlsx")), ("after", None)]),
    });
    ctx.page("review/list", "review-list-title", &page)
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReviews)?;
    tables::send(ctx, ctx.read_query_with::<List>(&[("limit", String::new()), ("after", String::new())])?)
}

pub fn alarms(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReviews)?;
    let sounding = ctx.ask(ctx.read_query::<Alarms>()?)?;
    let page = json!({ "answer": sounding, "on": ctx.asked("on").unwrap_or_default(), "trail": trail(ctx, &ctx.language.text("review-alarms-title")) });
    ctx.page("review/alarms", "review-alarms-title", &page)
}
