//! Recording a list of paper that was signed, and striking what was recorded by mistake.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::dates;
use crate::domain::message::Problems;
use crate::domain::rule::AcknowledgementState;
use crate::error::{Error, Result};
use crate::operations::document::{SCANS, endings};
use crate::operations::rule::{Export, Filter, Line, RecordList, RuleText, Strike};
use crate::web::context::{Context, Form};
use crate::web::upload::at_file;

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a RuleText,
    name: String,
    trail: Vec<Value>,
    /// Which files are taken.
    endings: String,
    /// Those who are asked and have not acknowledged.
    people: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    page(ctx, &Form::default())
}

pub fn record(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let id = ctx.id("id")?;
    match keep(ctx, id) {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-recorded")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_) | Error::Unavailable(_))) => {
            let form = Form::rejected(ctx, Error::Invalid(at_file(error)))?;
            page(ctx, &form)
        }
        Err(error) => Err(error),
    }
}

fn keep(ctx: &Context, version_id: i64) -> Result<()> {
    let mut problems = Problems::default();
    let on = problems.keep("acknowledged_on", dates::parse(ctx.cell("acknowledged_on")).map(|parsed| parsed.date));
    let ticked = ctx.cells.iter().filter(|(name, _)| name == "person_ids");
    let person_ids: Vec<i64> = ticked.filter_map(|(_, id)| id.parse().ok()).collect();
    if person_ids.is_empty() {
        problems.add("person_ids", "rule-needs-people");
    }
    let file = ctx.file("file");
    if file.is_none() {
        problems.add("file", "input-required");
    }
    problems.or(())?;
    let (Some(acknowledged_on), Some(file)) = (on, file) else { return Err(Error::invalid("file", "input-required")) };
    let list = RecordList { version_id, person_ids, acknowledged_on, name: file.name.clone(), content: file.content()? };
    ctx.register().carry_out(&ctx.actor, list).map(drop)
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let shown = shown(ctx)?;
    let here = ctx.language.text("rule-record").into_owned();
    let filter = Filter { rule_id: Some(shown.rule_id), ..Filter::default() };
    let asked = ctx.ask(Export { filter, ..Export::default() })?;
    let open = |line: &&Line| line.stand.state != AcknowledgementState::Acknowledged && Some(line.person_id) != ctx.actor.person;
    let chosen: Vec<&str> = ctx.cells.iter().filter(|(name, _)| name == "person_ids").map(|(_, id)| id.as_str()).collect();
    let option = |line: &Line| {
        let value = line.person_id.to_string();
        let label = format!("{} {}", line.code, line.name);
        let hint = ctx.either(&line.department_ja, &line.department_en);
        json!({ "selected": chosen.contains(&value.as_str()), "value": value, "label": label.trim(), "hint": hint })
    };
    let page = Page {
        trail: trail(ctx, Some(&shown), Some(&here)),
        name: version_name(ctx, &shown),
        endings: endings(SCANS),
        people: asked.lines.iter().filter(open).map(option).collect(),
        shown: &shown,
    };
    ctx.form("rule/record", "rule-record", &page, form)
}

#[derive(Serialize)]
struct StrikePage {
    id: i64,
    person_id: i64,
    person: String,
    name: String,
    trail: Vec<Value>,
}

pub fn striking(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    strike_page(ctx, &Form::default())
}

pub fn strike(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepTraining)?;
    let (id, person) = (ctx.id("id")?, ctx.id("person")?);
    match ctx.run_form::<Strike>(&[("version_id", id.to_string()), ("person_id", person.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-struck")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => strike_page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn strike_page(ctx: &Context, form: &Form) -> Result<Response> {
    let (shown, person_id) = (shown(ctx)?, ctx.id("person")?);
    let found = shown.given.iter().find(|one| one.person_id == person_id).ok_or(Error::NotFound("acknowledgement"))?;
    let here = ctx.language.text("rule-strike").into_owned();
    let page = StrikePage {
        id: shown.id,
        person_id,
        person: found.name.clone(),
        name: version_name(ctx, &shown),
        trail: trail(ctx, Some(&shown), Some(&here)),
    };
    ctx.form("rule/strike", "rule-strike", &page, form)
}
