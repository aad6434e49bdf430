//! One corrective action: the finding, the plan, what happened, and its files.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::action::{ActionSource, ActionStep};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::action::{Happened, Line, Show, Whole};
use crate::operations::document::{EVIDENCE, endings};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    /// What it was opened from, and the page of that.
    source: Value,
    timeline: Vec<Value>,
    /// The endings of the kinds of file that are taken.
    endings: String,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadActions)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    page(ctx, &whole, &Form::default())
}

/// The page with a file that was refused.
pub(super) fn again(ctx: &Context, form: &Form) -> Result<Response> {
    page(ctx, &shown(ctx)?, form)
}

fn page(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = Page {
        source: source(ctx, &whole.line),
        timeline: timeline(ctx, whole),
        endings: endings(EVIDENCE),
        trail: trail(ctx, Some(whole), None),
        whole,
    };
    ctx.form("action/show", Message::new("action-show-title").with("control_no", &whole.line.control_no), &page, form)
}

/// What it was opened from, in words, with the address of its page.
fn source(ctx: &Context, line: &Line) -> Value {
    let number = line.source_number.unwrap_or_default();
    let (text, href) = match line.source {
        ActionSource::EvaluationItem => (
            Message::new("action-from-item").with("code", &line.reference),
            line.source_id.map(|id| format!("/evaluations/{id}/items/{}", line.reference)),
        ),
        ActionSource::Condition => (
            Message::new("action-from-condition").with("number", number),
            line.source_id.map(|id| format!("/evaluations/{id}#condition-{number}")),
        ),
        ActionSource::ReviewFinding => {
            (Message::new("action-from-finding").with("number", number), line.source_id.map(|id| format!("/reviews/{id}")))
        }
        ActionSource::Incident => (Message::new("action-from-incident").with("reference", &line.reference), None),
        ActionSource::Own => (Message::new("action-source-own"), None),
    };
    json!({ "text": ctx.say(&text), "href": href })
}

fn timeline(ctx: &Context, whole: &Whole) -> Vec<Value> {
    let opened = json!({
        "on": whole.line.opened_on,
        "text": ctx.language.text("action-state-opened"),
        "href": null,
        "detail": whole.asked_on.map(|on| ctx.say(&Message::new("action-asked-by").with("on", on))),
        "who": whole.opened_by,
        "tone": "",
    });
    let entry = |one: &Happened| {
        let text = match one.due_on {
            Some(due) => ctx.say(&Message::new("action-step-until").label("step", one.kind.label_id()).with("due", due)),
            None => ctx.language.text(&one.kind.label_id()).into_owned(),
        };
        let detail = Some(one.note.as_str()).filter(|note| !note.is_empty());
        let tone = if one.kind == ActionStep::Refused { "attention" } else { "" };
        json!({ "on": one.on, "text": text, "href": null, "detail": detail, "who": one.by, "tone": tone })
    };
    std::iter::once(opened).chain(whole.history.iter().map(entry)).collect()
}
