//! Two versions, line by line.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::access::Right;
use crate::domain::agreement::Language;
use crate::domain::criteria::ChangeKind;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::agreement::{Compare, Compared, DiffLine, FieldDiff, List, Named};
use crate::web::context::Context;

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    a: Value,
    b: Value,
    /// All versions as choices.
    before: Vec<Value>,
    after: Vec<Value>,
    fields: Vec<FieldDiff>,
    /// By language, the reader's first, with the lines of those that differ.
    texts: Vec<Value>,
    changed: bool,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadAgreements)?;
    let compared = ctx.ask(ctx.read_query::<Compare>()?)?;
    let here = ctx.language.text("agreement-compare").into_owned();
    let texts = texts(ctx, &compared);
    let page = Page {
        trail: super::trail(ctx, None, Some(&here)),
        a: named(ctx, &compared.a),
        b: named(ctx, &compared.b),
        before: choices(ctx, compared.a.id)?,
        after: choices(ctx, compared.b.id)?,
        changed: !compared.fields.is_empty() || !texts.is_empty(),
        fields: compared.fields,
        texts,
    };
    ctx.page("agreement/compare", "agreement-compare-title", &page)
}

fn texts(ctx: &Context, compared: &Compared) -> Vec<Value> {
    let differs = |lines: &[DiffLine]| lines.iter().any(|line| line.kind != ChangeKind::Same);
    let mut texts = vec![(Language::Ja, &compared.ja), (Language::En, &compared.en)];
    texts.sort_by_key(|(language, _)| language.code() != ctx.language.code());
    texts.retain(|(_, lines)| differs(lines));
    texts.into_iter().map(|(language, lines)| json!({ "language": language, "lines": lines })).collect()
}

fn named(ctx: &Context, version: &Named) -> Value {
    let name = ctx.either(&version.name_ja, &version.name_en);
    json!({
        "id": version.id,
        "name": ctx.say(&Message::new("agreement-version-of").with("name", name).with("number", version.number)),
    })
}

fn choices(ctx: &Context, chosen: i64) -> Result<Vec<Value>> {
    let mut choices = Vec::new();
    for listed in ctx.ask(List::default())?.agreements {
        let name = ctx.either(&listed.name_ja, &listed.name_en);
        for version in &listed.versions {
            let label = ctx.say(&Message::new("agreement-version-of").with("name", name).with("number", version.number));
            choices.push(json!({ "value": version.id.to_string(), "label": label, "selected": version.id == chosen }));
        }
    }
    Ok(choices)
}
