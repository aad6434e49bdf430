//! The checklist of clauses as one form.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::show::name;
use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::contract::{Finding, Needed};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::contract::{CheckClauses, Checkpoint, Whole};
use crate::web::beside::differs;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    rows: Vec<Value>,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    page(ctx, &shown(ctx)?, &Form::default())
}

pub fn check(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<CheckClauses>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/contracts/{id}"), "contract-clauses-checked")),
        Err(error) => page(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
    }
}

fn page(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = Page {
        rows: whole.clauses.iter().enumerate().map(|(place, one)| row(ctx, form, place, one)).collect(),
        trail: trail(ctx, whole, Some("contract-check-clauses")),
        whole,
    };
    ctx.form("contract/clauses", Message::new("contract-clauses-title").with("control_no", &whole.line.control_no), &page, form)
}

/// What was found meanwhile, where somebody else looked and says something else.
fn stands(ctx: &Context, form: &Form, at: &str, one: &Checkpoint) -> Option<String> {
    let finding = one.finding.map_or("", Finding::code);
    let said = [("finding", finding), ("article", one.article.as_str()), ("note", one.note.as_str())];
    let otherwise = |(field, stands): &(&str, &str)| differs(form.values.get(&format!("{at}.{field}")), &json!(stands));
    if !form.overtaken || !said.iter().any(otherwise) {
        return None;
    }
    let label = one.finding.map_or_else(|| ctx.language.text("contract-not-looked"), |finding| ctx.language.text(&finding.label_id()));
    let texts = [one.article.as_str(), one.note.as_str()].into_iter().filter(|text| !text.is_empty());
    Some(std::iter::once(&*label).chain(texts).collect::<Vec<_>>().join(" / "))
}

fn row(ctx: &Context, form: &Form, place: usize, one: &Checkpoint) -> Value {
    let at = format!("findings.{place}");
    let typed = |field: &str| form.values.get(&format!("{at}.{field}")).and_then(Value::as_str);
    let said = |field: &str| form.problems.0.get(&format!("{at}.{field}")).map(|message| ctx.say(message));
    let chosen = typed("finding").unwrap_or(one.finding.map_or("", Finding::code));
    let option = |finding: &Finding| json!({ "value": finding, "label": ctx.language.text(&finding.label_id()), "selected": chosen == finding.code() });
    let need = |needed: &Needed| json!({ "text": format!("{}: {}", ctx.language.text(&needed.regime.label_id()), ctx.language.text(&needed.need.label_id())) });
    json!({
        "at": at,
        "code": one.clause.code,
        "name": name(ctx, &one.clause),
        "must": one.must,
        "needs": one.clause.needs.iter().map(need).collect::<Vec<_>>(),
        "source": one.clause.source,
        "options": Finding::ALL.iter().map(option).collect::<Vec<_>>(),
        "article": typed("article").unwrap_or(&one.article),
        "note": typed("note").unwrap_or(&one.note),
        "finding_error": said("finding"),
        "article_error": said("article"),
        "note_error": said("note"),
        "stands": stands(ctx, form, &at, one),
    })
}
