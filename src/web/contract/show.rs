//! One contract: what is agreed, what is missing, its clauses and its files.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::contract::Clause;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::contract::{Checkpoint, Show, Whole};
use crate::operations::document::KINDS;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    clauses: Vec<Value>,
    /// What is missing, by name.
    missing: Vec<String>,
    /// How many clauses nobody has looked for.
    unlooked: usize,
    documents: Vec<Value>,
    /// The endings of the kinds of file that are taken.
    endings: String,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    page(ctx, &whole, &Form::default())
}

/// The page with a file that was refused.
pub(super) fn again(ctx: &Context, form: &Form) -> Result<Response> {
    page(ctx, &shown(ctx)?, form)
}

fn page(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = Page {
        clauses: whole.clauses.iter().map(|one| checkpoint(ctx, one)).collect(),
        missing: whole.line.missing.iter().map(|clause| format!("{} {}", clause.code, name(ctx, clause))).collect(),
        unlooked: whole.clauses.iter().filter(|one| one.finding.is_none()).count(),
        documents: whole.documents.iter().map(|file| json!({ "id": file.id, "name": file.name, "by": file.by })).collect(),
        endings: KINDS.iter().flat_map(|(_, endings)| endings.iter().map(|ending| format!(".{ending}"))).collect::<Vec<_>>().join(", "),
        trail: trail(ctx, whole, None),
        whole,
    };
    let title = Message::new("contract-show-title").with("control_no", &whole.line.control_no).with("title", &whole.line.title);
    ctx.form("contract/show", title, &page, form)
}

fn checkpoint(ctx: &Context, one: &Checkpoint) -> Value {
    json!({
        "code": one.clause.code,
        "name": name(ctx, &one.clause),
        "source": one.clause.source,
        "must": one.must,
        "missing": one.missing,
        "finding": one.finding,
        "article": one.article,
        "note": one.note,
        "checked_on": one.checked_on,
        "checked_by": one.checked_by,
    })
}

/// What a clause is called in the reader's language.
pub(super) fn name<'c>(ctx: &Context, clause: &'c Clause) -> &'c str {
    ctx.either(&clause.label_ja, &clause.label_en)
}
