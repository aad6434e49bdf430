//! A version as the document that is approved, printed and filed, with who acknowledged it.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::rule::AcknowledgementMethod;
use crate::error::Result;
use crate::operations::rule::{Given, RuleText, Step};
use crate::web::context::Context;
use crate::web::version::{Seal, history, links, may, seals};

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a RuleText,
    organisation: String,
    title: &'a str,
    trail: Vec<Value>,
    seals: Vec<Seal>,
    /// The reader's language first; what is empty is left out.
    sides: Vec<Value>,
    departments: Vec<&'a str>,
    department: Option<&'a str>,
    /// Where it is published, if that is an address on the web.
    published_href: Option<&'a str>,
    history: Vec<Value>,
    given: Vec<Value>,
    may_edit: bool,
    may_acknowledge: bool,
    /// The steps that follow, with where they lead.
    steps: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRules)?;
    let shown = shown(ctx)?;
    let address = shown.published_at.as_str();
    let page = Page {
        organisation: ctx.app.organisation.of(ctx.register(), ctx.language),
        title: ctx.either(&shown.title_ja, &shown.title_en),
        trail: trail(ctx, Some(&shown), None),
        seals: seals(&shown.events, shown.state, shown.on),
        sides: sides(ctx, &shown),
        departments: shown.departments.iter().map(|one| ctx.either(&one.name_ja, &one.name_en)).collect(),
        department: shown.department.as_ref().map(|one| ctx.either(&one.name_ja, &one.name_en)),
        published_href: (address.starts_with("https://") || address.starts_with("http://")).then_some(address),
        history: history(ctx, &shown.events),
        given: shown.given.iter().map(|one| given(&shown, one)).collect(),
        may_edit: may(&shown, Step::Edit),
        may_acknowledge: shown.open && shown.own_on.is_none() && ctx.actor.person.is_some(),
        steps: links(&shown),
        shown: &shown,
    };
    ctx.page("rule/document", Message::new("rule-document-title").with("title", page.title), &page)
}

/// The texts of both languages, the reader's first.
pub(super) fn sides(ctx: &Context, shown: &RuleText) -> Vec<Value> {
    let mut sides = vec![("ja", &shown.body_ja), ("en", &shown.body_en)];
    sides.sort_by_key(|(language, _)| *language != ctx.language.code());
    sides.retain(|(_, body)| !body.is_empty());
    sides.into_iter().map(|(language, body)| json!({ "language": language, "body": body })).collect()
}

fn given(shown: &RuleText, one: &Given) -> Value {
    let listed = one.method == AcknowledgementMethod::OnList;
    json!({
        "person_id": one.person_id,
        "name": one.name,
        "method": one.method,
        "on": one.acknowledged_on,
        "document_id": one.document_id,
        "recorded_by": one.recorded_by,
        "seq": one.seq,
        "strike": listed.then(|| format!("/rules/versions/{}/strike/{}", shown.id, one.person_id)),
    })
}
