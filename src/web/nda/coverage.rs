//! Who has access and is bound on a date, and the gaps with the next step.

use axum::response::Response;
use serde::Serialize;

use crate::domain::access::Right;
use crate::domain::nda::Cover;
use crate::domain::person::PersonKind;
use crate::error::Result;
use crate::operations::nda::{Coverage, Covering};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page<'a> {
    answer: &'a Covering,
    /// How many of the entrusted work is bound.
    entrustments_bound: usize,
    on: &'a str,
    cover: &'a str,
    kind: &'a str,
    covers: &'static [&'static str],
    kinds: &'static [&'static str],
    /// Whether what is shown is of today: only then is there a next step.
    is_today: bool,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadNdas)?;
    let answer = ctx.ask(ctx.read_query::<Coverage>()?)?;
    let page = Page {
        entrustments_bound: answer.entrustments_total - answer.entrustments.len().min(answer.entrustments_total),
        on: ctx.asked("on").unwrap_or_default(),
        cover: ctx.asked("cover").unwrap_or_default(),
        kind: ctx.asked("kind").unwrap_or_default(),
        covers: Cover::CODES,
        kinds: PersonKind::CODES,
        is_today: answer.on == ctx.register().now().today,
        answer: &answer,
    };
    ctx.page("nda/coverage", "nda-coverage-title", &page)
}
