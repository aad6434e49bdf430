//! A version as the document that is approved, printed and filed: both languages, the checklist, and its course.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::agreement::{Shown, Side, Step};
use crate::web::context::Context;
use crate::web::version::{Seal, history, links, may, others, seals};

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a Shown,
    organisation: String,
    name: &'a str,
    title: &'a str,
    trail: Vec<Value>,
    seals: Vec<Seal>,
    /// The reader's language first.
    sides: Vec<&'a Side>,
    checklist: Vec<Value>,
    warnings: Vec<String>,
    history: Vec<Value>,
    may_edit: bool,
    /// The steps that follow, with where they lead.
    steps: Vec<Value>,
    /// The versions with which this one can be compared, the one before it first.
    others: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadAgreements)?;
    let shown = shown(ctx)?;
    let page = Page {
        organisation: ctx.app.organisation.of(ctx.register(), ctx.language),
        name: ctx.either(&shown.name_ja, &shown.name_en),
        title: ctx.either(&shown.text.title_ja, &shown.text.title_en),
        trail: trail(ctx, Some(&shown), None),
        seals: seals(&shown.events, shown.state, shown.on),
        sides: sides(ctx, &shown),
        checklist: checklist(ctx, &shown),
        warnings: shown.problems.iter().chain(&shown.warnings).map(|found| ctx.say(&found.message)).collect(),
        history: history(ctx, &shown.events),
        may_edit: may(&shown, Step::Edit),
        steps: links(&shown),
        others: others((shown.id, shown.number), &shown.siblings, "/agreements/compare"),
        shown: &shown,
    };
    ctx.page("agreement/document", Message::new("agreement-document-title").with("title", page.title), &page)
}

fn sides<'a>(ctx: &Context, shown: &'a Shown) -> Vec<&'a Side> {
    let mut sides = vec![&shown.text.ja, &shown.text.en];
    sides.sort_by_key(|side| side.language.code() != ctx.language.code());
    sides
}

fn checklist(ctx: &Context, shown: &Shown) -> Vec<Value> {
    let row = |covered: &crate::domain::agreement::Covered| {
        json!({
            "code": covered.wanted.code,
            "label": ctx.either(&covered.wanted.label_ja, &covered.wanted.label_en),
            "article": covered.article.as_deref().map(|article| said(ctx, article)),
        })
    };
    shown.checklist.iter().map(row).collect()
}

/// Where something stands: an article by its number, the block of the signature, or whatever was written.
fn said(ctx: &Context, article: &str) -> String {
    if article == "S" {
        return ctx.language.text("agreement-signature-block").into_owned();
    }
    let number = article.chars().all(|c| c.is_ascii_digit());
    if number { ctx.say(&Message::new("agreement-article").with("number", article)) } else { article.to_owned() }
}
