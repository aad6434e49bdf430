//! The pages of the decision, and of the exceptional approval after a fail.

use axum::response::Response;
use chrono::Months;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::score::score;
use super::{name, shown, trail};
use crate::domain::access::Right;
use crate::domain::criteria::VersionState;
use crate::domain::evaluation::{DecisionOutcome, most_lenient};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::evaluation::{ApproveExceptionally, Decide, Sheet};
use crate::web::context::{Context, Form};

/// How many conditions the form has room for.
const CONDITIONS: usize = 5;

#[derive(Serialize)]
struct Page<'a> {
    sheet: &'a Sheet,
    trail: Vec<Value>,
    title: String,
    score: Value,
    outcomes: Vec<Value>,
    conditions: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::DecideEvaluations)?;
    let sheet = shown(ctx)?;
    if let Some(refused) = sheet.may.separated.clone() {
        return Err(Error::Denied(refused));
    }
    let mut values = Map::new();
    values.insert("outcome".to_owned(), least(&sheet).code().into());
    values.insert("valid_until_on".to_owned(), sheet.proposed_until_on.map(|on| on.to_string()).into());
    page(ctx, &sheet, &Form { values, ..Form::default() })
}

pub fn decide(ctx: &Context) -> Result<Response> {
    ctx.need(Right::DecideEvaluations)?;
    let id = ctx.id("id")?;
    let mut known = vec![("id", id.to_string())];
    // The form proposes an end, and a fail has none: without a script nobody could take it out of the field in time.
    if ctx.cell("outcome") == DecisionOutcome::Fail.code() {
        known.push(("valid_until_on", String::new()));
    }
    match ctx.run_form::<Decide>(&known) {
        Ok(_) => Ok(ctx.see_other(&format!("/evaluations/{id}"), "evaluation-said-decided")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => page(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, sheet: &Sheet, form: &Form) -> Result<Response> {
    let here = ctx.language.text("evaluation-decide");
    let title = name(ctx, sheet);
    let chosen = form.values.get("outcome").and_then(Value::as_str).unwrap_or_default();
    let page = Page {
        trail: trail(ctx, Some(sheet), Some(&here)),
        score: score(ctx, sheet, None),
        outcomes: outcomes(ctx, sheet, chosen),
        conditions: conditions(ctx, form),
        title: title.clone(),
        sheet,
    };
    ctx.form("evaluation/decide", Message::new("evaluation-decide-title").with("name", title), &page, form)
}

/// The most lenient decision that is possible: by criteria that were withdrawn nobody passes.
fn least(sheet: &Sheet) -> DecisionOutcome {
    let withdrawn = sheet.criteria.state == Some(VersionState::Withdrawn);
    if withdrawn { DecisionOutcome::Fail } else { most_lenient(sheet.calculation.outcome) }
}

/// What the calculation and the criteria allow, the most lenient first.
fn outcomes(ctx: &Context, sheet: &Sheet, chosen: &str) -> Vec<Value> {
    let (least, calculated) = (least(sheet), most_lenient(sheet.calculation.outcome));
    let allowed = DecisionOutcome::ALL.iter().filter(|outcome| **outcome >= least && **outcome != DecisionOutcome::Exceptional);
    let choice = |outcome: &DecisionOutcome| {
        let hint = if *outcome == calculated { "evaluation-as-calculated" } else { "evaluation-stricter" };
        let (label, hint) = (ctx.language.text(&outcome.label_id()), ctx.language.text(hint));
        json!({ "value": outcome, "label": label, "hint": hint, "selected": outcome.code() == chosen })
    };
    allowed.map(choice).collect()
}

/// Rows for conditions, with what was typed in them and what is wrong with it.
fn conditions(ctx: &Context, form: &Form) -> Vec<Value> {
    let row = |place: usize| {
        let field = |name: &str| {
            let field = format!("conditions.{place}.{name}");
            let value = form.values.get(&field).cloned().unwrap_or_else(|| "".into());
            let error = form.problems.0.get(&field).map(|message| ctx.say(message));
            json!({ "name": field, "value": value, "error": error })
        };
        json!({ "number": place + 1, "text": field("text"), "due_on": field("due_on") })
    };
    (0..CONDITIONS).map(row).collect()
}

pub fn exception(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ApproveExceptions)?;
    let sheet = shown(ctx)?;
    if let Some(refused) = sheet.may.separated.clone() {
        return Err(Error::Denied(refused));
    }
    let mut values = Map::new();
    let half_a_year = ctx.register().now().today.checked_add_months(Months::new(6));
    values.insert("valid_until_on".to_owned(), half_a_year.map(|on| on.to_string()).into());
    exception_page(ctx, &sheet, &Form { values, ..Form::default() })
}

pub fn approve(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ApproveExceptions)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<ApproveExceptionally>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/evaluations/{id}"), "evaluation-said-excepted")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => exception_page(ctx, &shown(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn exception_page(ctx: &Context, sheet: &Sheet, form: &Form) -> Result<Response> {
    let here = ctx.language.text("evaluation-except");
    let title = name(ctx, sheet);
    let page = Page {
        trail: trail(ctx, Some(sheet), Some(&here)),
        score: score(ctx, sheet, None),
        outcomes: Vec::new(),
        conditions: Vec::new(),
        title: title.clone(),
        sheet,
    };
    ctx.form("evaluation/exception", Message::new("evaluation-except-title").with("name", title), &page, form)
}
