//! Two versions side by side, item by item.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::difference::{Marked, mark};
use crate::domain::access::Right;
use crate::domain::criteria::{ChangeKind, Field, FieldChange, Item};
use crate::domain::message::{Arg, Message};
use crate::error::Result;
use crate::operations::criteria::{Compare, Compared, ComparedItem, List, Named};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    a: Value,
    b: Value,
    /// All versions as choices.
    before: Vec<Value>,
    after: Vec<Value>,
    terms: Vec<Change>,
    items: Vec<Value>,
    same: Vec<String>,
    counts: Value,
    changed: bool,
}

/// One field before and after.
#[derive(Serialize)]
struct Change {
    field: Field,
    before: Marked,
    after: Marked,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadCriteria)?;
    let compared = ctx.ask(ctx.read_query::<Compare>()?)?;
    let here = ctx.language.text("criteria-compare").into_owned();
    let page = Page {
        trail: super::trail(ctx, None, Some(&here)),
        a: named(ctx, &compared.a),
        b: named(ctx, &compared.b),
        before: choices(ctx, compared.a.id)?,
        after: choices(ctx, compared.b.id)?,
        terms: compared.terms.iter().map(|change| changed(ctx, change)).collect(),
        items: compared.items.iter().filter(|item| item.kind != ChangeKind::Same).map(|item| row(ctx, item)).collect(),
        same: compared.items.iter().filter(|item| item.kind == ChangeKind::Same).map(|item| item.code.clone()).collect(),
        changed: !compared.terms.is_empty() || compared.items.iter().any(|item| item.kind != ChangeKind::Same),
        counts: counts(&compared),
    };
    ctx.page("criteria/compare", "criteria-compare-title", &page)
}

fn counts(compared: &Compared) -> Value {
    let of = |kind: ChangeKind| json!({ "kind": kind, "n": compared.counts.get(kind.code()).copied().unwrap_or(0) });
    ChangeKind::ALL.iter().map(|kind| of(*kind)).collect()
}

fn named(ctx: &Context, version: &Named) -> Value {
    let set = ctx.either(&version.set_name_ja, &version.set_name_en);
    json!({
        "id": version.id,
        "name": ctx.say(&Message::new("criteria-version-of").with("set", set).with("number", version.number)),
        "title": ctx.either(&version.title_ja, &version.title_en),
        "state": version.state,
        "effective_on": version.effective_on,
    })
}

fn choices(ctx: &Context, chosen: i64) -> Result<Vec<Value>> {
    let mut choices = Vec::new();
    for set in ctx.ask(List::default())?.sets {
        let name = ctx.either(&set.name_ja, &set.name_en);
        for version in &set.versions {
            let label = ctx.say(&Message::new("criteria-version-of").with("set", name).with("number", version.number));
            choices.push(json!({ "value": version.id.to_string(), "label": label, "selected": version.id == chosen }));
        }
    }
    Ok(choices)
}

fn row(ctx: &Context, item: &ComparedItem) -> Value {
    let text = |item: &Item| ctx.either(&item.text_ja, &item.text_en).to_owned();
    json!({
        "code": item.code,
        "kind": item.kind,
        "text": item.after.as_ref().or(item.before.as_ref()).map(text),
        "before": item.before.as_ref().filter(|_| item.kind == ChangeKind::Removed).map(|item| whole(ctx, item)),
        "after": item.after.as_ref().filter(|_| item.kind == ChangeKind::Added).map(|item| whole(ctx, item)),
        "fields": item.fields.iter().map(|change| changed(ctx, change)).collect::<Vec<_>>(),
    })
}

/// What is said of an item that stands in one version only.
fn whole(ctx: &Context, item: &Item) -> Value {
    json!({
        "text": ctx.either(&item.text_ja, &item.text_en),
        "guidance": ctx.either(&item.guidance_ja, &item.guidance_en),
        "category": item.category,
        "class": item.class,
        "weight": item.weight,
        "knock_out": item.knock_out,
        "applies_when": item.applies_when,
    })
}

fn changed(ctx: &Context, change: &FieldChange) -> Change {
    let (before, after) = (text(ctx, &change.before), text(ctx, &change.after));
    // Labels and numbers differ as a whole; only texts are looked into.
    let texts = matches!((&change.before, &change.after), (Arg::Text(_), Arg::Text(_)));
    let (before, after) = if texts { mark(&before, &after) } else { (apart(before), apart(after)) };
    Change { field: change.field, before, after }
}

fn apart(text: String) -> Marked {
    Marked { head: String::new(), differs: text, tail: String::new() }
}

fn text(ctx: &Context, value: &Arg) -> String {
    match value {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => ctx.language.number(*number),
        Arg::Date(date) => ctx.language.short_date(*date),
        Arg::Label(id) => ctx.language.text(id).into_owned(),
        Arg::Either { ja, en } => ctx.either(ja, en).to_owned(),
        Arg::Choices(choices) => choices.iter().map(|(id, _)| ctx.language.text(id)).collect::<Vec<_>>().join(" / "),
        Arg::Labels(ids) => ids.iter().map(|id| ctx.language.text(id)).collect::<Vec<_>>().join(" / "),
    }
}
