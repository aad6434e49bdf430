//! A version as the document that is approved, printed and filed.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::criteria::{Category, Item};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::criteria::{Shown, Step};
use crate::web::context::Context;
use crate::web::version::{Seal, history, links, may, others, seals};

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a Shown,
    organisation: String,
    set: &'a str,
    title: &'a str,
    trail: Vec<Value>,
    seals: Vec<Seal>,
    groups: Vec<Group>,
    figures: Figures,
    history: Vec<Value>,
    may_edit: bool,
    /// The steps that follow, with where they lead.
    steps: Vec<Value>,
    /// The versions with which this one can be compared, the one before it first.
    others: Vec<Value>,
}

/// The items of one category, techniques behind their measure.
#[derive(Serialize)]
struct Group {
    category: Category,
    items: Vec<Value>,
}

#[derive(Default, Serialize)]
struct Figures {
    measures: usize,
    techniques: usize,
    knock_outs: usize,
    weight: i64,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadCriteria)?;
    let shown = shown(ctx)?;
    let page = Page {
        organisation: ctx.app.organisation.of(ctx.register(), ctx.language),
        set: ctx.either(&shown.set_name_ja, &shown.set_name_en),
        title: ctx.either(&shown.terms.title_ja, &shown.terms.title_en),
        trail: trail(ctx, Some(&shown), None),
        seals: seals(&shown.events, shown.state, shown.on),
        groups: groups(ctx, &shown),
        figures: figures(&shown),
        history: history(ctx, &shown.events),
        may_edit: may(&shown, Step::Edit),
        steps: links(&shown),
        others: others((shown.id, shown.number), &shown.siblings, "/criteria/compare"),
        shown: &shown,
    };
    ctx.page("criteria/document", Message::new("criteria-document-title").with("title", page.title), &page)
}

fn groups(ctx: &Context, shown: &Shown) -> Vec<Group> {
    let of = |category: Category| {
        let items = shown.items.iter().map(|shown| &shown.item).filter(|item| item.category == category).map(|item| row(ctx, item));
        Group { category, items: items.collect() }
    };
    Category::ALL.iter().map(|category| of(*category)).filter(|group| !group.items.is_empty()).collect()
}

fn row(ctx: &Context, item: &Item) -> Value {
    json!({
        "code": item.code,
        "technique": !item.is_scored(),
        "text": ctx.either(&item.text_ja, &item.text_en),
        "guidance": ctx.either(&item.guidance_ja, &item.guidance_en),
        "evidence": ctx.either(&item.evidence_ja, &item.evidence_en),
        "source": item.source,
        "class": item.class,
        "weight": item.weight,
        "knock_out": item.knock_out,
        "applies_when": item.applies_when,
        "scale": item.scale,
        "scale_max": item.scale_max,
        "polarity": item.polarity,
    })
}

fn figures(shown: &Shown) -> Figures {
    let mut figures = Figures::default();
    for item in shown.items.iter().map(|shown| &shown.item) {
        if item.is_scored() {
            figures.measures += 1;
            figures.weight += item.weight;
            figures.knock_outs += usize::from(item.knock_out);
        } else {
            figures.techniques += 1;
        }
    }
    figures
}
