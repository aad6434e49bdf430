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
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    rows: Vec<Value>,
    seen: i64,
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
    let seen = form.values.get("seen").and_then(Value::as_str).and_then(|seen| seen.parse().ok());
    let page = Page {
        rows: whole.clauses.iter().enumerate().map(|(place, one)| row(ctx, form, place, one)).collect(),
        seen: seen.unwrap_or(whole.clauses_seen),
        trail: trail(ctx, whole, Some("contract-check-clauses")),
        whole,
    };
    ctx.form("contract/clauses", Message::new("contract-clauses-title").with("control_no", &whole.line.control_no), &page, form)
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
    })
}
