//! One item by itself: everything that can be said of it, and the files that show it.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::row::{documents, name, verdicts};
use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::scoring::Verdict;
use crate::error::{Error, Result};
use crate::operations::action::Line;
use crate::operations::document::{EVIDENCE, endings};
use crate::operations::evaluation::{Asked, Attach, Detach, Sheet};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    sheet: &'a Sheet,
    asked: &'a Asked,
    trail: Vec<Value>,
    text: &'a str,
    guidance: &'a str,
    expected: &'a str,
    verdicts: Vec<Value>,
    own: Vec<Value>,
    documents: Vec<Value>,
    /// The corrective actions that were opened from it.
    actions: Vec<Line>,
    /// The endings of the kinds of file that are taken.
    endings: String,
    back: String,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let sheet = shown(ctx)?;
    let code = ctx.param("code").unwrap_or_default();
    again(ctx, &sheet, code, &Form::default())
}

/// The page with a form that was refused, or a fresh one.
pub(super) fn again(ctx: &Context, sheet: &Sheet, code: &str, form: &Form) -> Result<Response> {
    let asked = sheet.items.iter().find(|asked| asked.item.code == code).ok_or(Error::NotFound("page"))?;
    let item = &asked.item;
    let typed = |field: &str| form.values.get(field).and_then(Value::as_str).map(|text| text.parse::<Verdict>().ok());
    let page = Page {
        trail: trail(ctx, Some(sheet), Some(code)),
        text: ctx.either(&item.text_ja, &item.text_en),
        guidance: ctx.either(&item.guidance_ja, &item.guidance_en),
        expected: ctx.either(&item.evidence_ja, &item.evidence_en),
        verdicts: choices(ctx, verdicts(item), typed("verdict").unwrap_or(asked.verdict)),
        own: choices(ctx, with_left_out(verdicts(item)), typed("own").unwrap_or(asked.own)),
        documents: documents(asked),
        actions: super::document::actions(ctx, sheet)?.into_iter().filter(|line| line.reference == code).collect(),
        endings: endings(EVIDENCE),
        back: format!("/evaluations/{}#item-{code}", sheet.id),
        sheet,
        asked,
    };
    let mut shown = form.clone();
    let stands = Form::of(asked)?;
    if shown.values.is_empty() {
        shown.values = stands.values;
    } else {
        shown = shown.beside(&stands);
    }
    ctx.form("evaluation/item", Message::new("evaluation-item-title").with("code", code), &page, &shown)
}

/// A consignee may say of any item that it does not apply.
fn with_left_out(mut all: Vec<Verdict>) -> Vec<Verdict> {
    if !all.contains(&Verdict::NotApplicable) {
        all.push(Verdict::NotApplicable);
    }
    all
}

fn choices(ctx: &Context, verdicts: Vec<Verdict>, chosen: Option<Verdict>) -> Vec<Value> {
    let choice =
        |verdict: Verdict| json!({ "value": verdict.to_string(), "label": name(ctx, verdict), "selected": chosen == Some(verdict) });
    verdicts.into_iter().map(choice).collect()
}

pub fn attach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    let (id, code) = (ctx.id("id")?, ctx.param("code").unwrap_or_default().to_owned());
    match put(ctx, id, &code) {
        Ok(_) => Ok(ctx.see_other(&format!("/evaluations/{id}/items/{code}"), "evaluation-said-attached")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_) | Error::Unavailable(_))) => {
            let problems = match error {
                Error::Invalid(mut problems) => {
                    // The page has one field for the file: its name and its content are both there.
                    let said = problems.0.remove("content").or_else(|| problems.0.remove("name"));
                    if let Some(message) = said {
                        problems.add("file", message);
                    }
                    problems
                }
                other => crate::domain::message::Problems::one("file", other.message()),
            };
            again(ctx, &shown(ctx)?, &code, &Form { problems, ..Form::default() })
        }
        Err(error) => Err(error),
    }
}

fn put(ctx: &Context, id: i64, code: &str) -> Result<i64> {
    let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
    let attach = Attach { id, code: code.to_owned(), name: file.name.clone(), content: file.content()? };
    ctx.register().carry_out(&ctx.actor, attach)
}

pub fn detach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    let (id, document_id) = (ctx.id("id")?, ctx.id("document")?);
    ctx.run(Detach { id, document_id })?;
    let code = ctx.param("code").unwrap_or_default();
    Ok(ctx.see_other(&format!("/evaluations/{id}/items/{code}"), "evaluation-said-detached"))
}
