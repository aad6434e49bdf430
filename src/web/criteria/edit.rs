//! The workbench of a draft: what it holds, what is still wrong with it, and the ways to change it.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::criteria::{Category, Item, VersionEventKind};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::criteria::{Found, Shown, Step};
use crate::web::context::Context;
use crate::web::version::{may, out_of_order};

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a Shown,
    name: String,
    title: &'a str,
    trail: Vec<Value>,
    groups: Vec<Value>,
    problems: Vec<Value>,
    warnings: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteCriteria)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    let here = ctx.language.text("criteria-edit").into_owned();
    let name = version_name(ctx, &shown);
    let page = Page {
        title: ctx.either(&shown.terms.title_ja, &shown.terms.title_en),
        trail: trail(ctx, Some(&shown), Some(&here)),
        groups: groups(ctx, &shown),
        problems: shown.problems.iter().map(|found| place(&shown, found)).collect(),
        warnings: shown.warnings.iter().map(|found| place(&shown, found)).collect(),
        name: name.clone(),
        shown: &shown,
    };
    ctx.page("criteria/edit", Message::new("criteria-edit-title").with("name", name), &page)
}

/// Leads away from forms that could only be refused.
pub(super) fn editable(shown: &Shown) -> Result<()> {
    if may(shown, Step::Edit) {
        return Ok(());
    }
    Err(out_of_order(shown, VersionEventKind::Edited.label_id()))
}

fn groups(ctx: &Context, shown: &Shown) -> Vec<Value> {
    let of = |category: Category| {
        let items: Vec<Value> = shown
            .items
            .iter()
            .map(|shown| &shown.item)
            .filter(|item| item.category == category)
            .map(|item| row(ctx, shown.id, item))
            .collect();
        json!({ "category": category, "items": items })
    };
    let filled = |category: &Category| shown.items.iter().any(|shown| shown.item.category == *category);
    Category::ALL.iter().copied().filter(filled).map(of).collect()
}

fn row(ctx: &Context, version_id: i64, item: &Item) -> Value {
    json!({
        "code": item.code,
        "href": format!("/criteria/versions/{version_id}/items/{}", item.code),
        "technique": !item.is_scored(),
        "text": ctx.either(&item.text_ja, &item.text_en),
        "class": item.class,
        "weight": item.weight,
        "knock_out": item.knock_out,
        "applies_when": item.applies_when,
    })
}

/// What was found, with the item it was found at and where that is mended: `items.GL10-1.a.weight` is the weight of GL10-1.a.
fn place(shown: &Shown, found: &Found) -> Value {
    let at = found.field.strip_prefix("items.").and_then(|rest| rest.rsplit_once('.'));
    let code = at.map(|(code, _)| code);
    let field = at.map_or(found.field.as_str(), |(_, field)| field);
    let href = match code {
        Some(code) => format!("/criteria/versions/{}/items/{code}#{field}", shown.id),
        None if found.field == "items" => String::new(),
        None => format!("/criteria/versions/{}/terms#{field}", shown.id),
    };
    json!({ "code": code, "href": href, "message": found.message })
}
