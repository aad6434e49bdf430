//! The form with which a corrective action is opened: empty, or with what an item, a condition or a finding says already.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::action::ActionSource;
use crate::domain::finding::Grade;
use crate::error::Result;
use crate::operations::action::Open;
use crate::operations::evaluation::{self, Sheet};
use crate::operations::{consignee, review};
use crate::web::context::{Context, Form};
use crate::web::department::{self, By};

#[derive(Serialize)]
struct Page {
    /// Whom it concerns; none: the organisation itself.
    consignee: Option<Value>,
    work: Vec<Value>,
    departments: Vec<Value>,
    grades: &'static [&'static str],
    sources: &'static [&'static str],
    /// It comes from something whose page led here: what that is does not change in the form.
    fixed: Option<ActionSource>,
    back: String,
    trail: Vec<Value>,
}

/// What the address and the form name.
const NAMED: [&str; 6] = ["consignee_id", "source", "source_id", "source_number", "reference", "entrustment_id"];

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepActions)?;
    let mut form = Form::default();
    for name in NAMED {
        if let Some(value) = ctx.asked(name) {
            form.values.insert(name.to_owned(), value.into());
        }
    }
    match ActionSource::from_code(text(&form, "source")) {
        Some(source @ (ActionSource::EvaluationItem | ActionSource::Condition)) => {
            if let Some(sheet) = sheet(ctx, &form)? {
                fill(ctx, &mut form, source, &sheet);
            }
        }
        Some(ActionSource::ReviewFinding) => fill_from_review(ctx, &mut form)?,
        _ => {}
    }
    page(ctx, &form)
}

fn text<'f>(form: &'f Form, name: &str) -> &'f str {
    form.values.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The evaluation that it comes from, where it does.
fn sheet(ctx: &Context, form: &Form) -> Result<Option<Sheet>> {
    let Ok(id) = text(form, "source_id").parse::<i64>() else { return Ok(None) };
    ctx.need(Right::ReadEvaluations)?;
    Ok(Some(ctx.ask(evaluation::Show { id })?))
}

/// What was found at the review, and how grave it is.
fn fill_from_review(ctx: &Context, form: &mut Form) -> Result<()> {
    let (Ok(id), Ok(number)) = (text(form, "source_id").parse::<i64>(), text(form, "source_number").parse::<i64>()) else {
        return Ok(());
    };
    ctx.need(Right::ReadReviews)?;
    let whole = ctx.ask(review::Show { id, on: None, known: None })?;
    let mut put = |name: &str, value: String| {
        form.values.insert(name.to_owned(), value.into());
    };
    put("consignee_id", whole.line.consignee_id.to_string());
    if let Some(found) = whole.findings.iter().find(|found| found.number == number) {
        put("finding", found.text.clone());
        put("grade", found.grade.code().to_owned());
    }
    Ok(())
}

/// What the item or the condition says is where the finding begins.
fn fill(ctx: &Context, form: &mut Form, source: ActionSource, sheet: &Sheet) {
    let mut put = |name: &str, value: Value| {
        form.values.insert(name.to_owned(), value);
    };
    put("consignee_id", sheet.consignee.id.to_string().into());
    if let [only] = sheet.work.as_slice() {
        put("entrustment_id", only.id.to_string().into());
    }
    if source == ActionSource::EvaluationItem {
        let code = ctx.asked("reference").unwrap_or_default();
        let Some(asked) = sheet.items.iter().find(|asked| asked.item.code == code) else { return };
        let said = [ctx.either(&asked.item.text_ja, &asked.item.text_en), asked.grounds.as_str()];
        put("finding", said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n").into());
        put("grade", if asked.item.knock_out { Grade::Nonconformity } else { Grade::Minor }.code().into());
        return;
    }
    let number = ctx.asked("source_number").and_then(|number| number.parse::<i64>().ok());
    let condition = sheet.decisions.iter().flat_map(|decision| &decision.conditions).find(|one| Some(one.number) == number);
    if let Some(condition) = condition {
        put("finding", condition.text.clone().into());
        put("asked_on", condition.due_on.to_string().into());
        put("grade", Grade::Minor.code().into());
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let owner = match text(form, "consignee_id").parse::<i64>() {
        Ok(id) => Some(ctx.ask(consignee::Show { id, on: None, known: None })?),
        Err(_) => None,
    };
    let fixed = ActionSource::from_code(text(form, "source")).filter(|_| !text(form, "source_id").is_empty());
    let back = match (fixed, owner.as_ref()) {
        (Some(ActionSource::EvaluationItem | ActionSource::Condition), _) => format!("/evaluations/{}", text(form, "source_id")),
        (Some(ActionSource::ReviewFinding), _) => format!("/reviews/{}", text(form, "source_id")),
        (_, Some(owner)) => format!("/consignees/{}", owner.id),
        _ => "/actions".to_owned(),
    };
    let here = ctx.language.text("action-new");
    let page = Page {
        work: owner.as_ref().map(|owner| work(owner, text(form, "entrustment_id"))).unwrap_or_default(),
        consignee: owner.map(|owner| json!({ "id": owner.id, "name": owner.details.name })),
        departments: department::choices(ctx, By::Id, Some(text(form, "department_id")))?,
        grades: Grade::CODES,
        sources: &["own", "incident"],
        fixed,
        back,
        trail: trail(ctx, None, Some(&here)),
    };
    ctx.form("action/new", "action-new-title", &page, form)
}

fn work(owner: &consignee::Whole, chosen: &str) -> Vec<Value> {
    let choice = |work: &consignee::Entrusted| {
        let id = work.id.to_string();
        json!({ "label": format!("{} {}", work.control_no, work.details.work), "selected": id == chosen, "value": id })
    };
    owner.entrustments.iter().map(choice).collect()
}

pub fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepActions)?;
    match ctx.run_form::<Open>(&[]) {
        Ok(opened) => Ok(ctx.see_other(&format!("/actions/{}", opened.id), "action-said-opened")),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}
