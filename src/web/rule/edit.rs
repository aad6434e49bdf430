//! The form of a draft: titles, text in both languages, stages, audience, owner, and what is new.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{shown, trail, version_name};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::rule::{AudienceKind, Stage};
use crate::error::Result;
use crate::operations::department;
use crate::operations::rule::{RuleText, Write};
use crate::web::context::{Context, Form};
use crate::web::version::editable;

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a RuleText,
    name: String,
    trail: Vec<Value>,
    stages: &'static [&'static str],
    audiences: &'static [&'static str],
    /// For the owner, and for those who are asked.
    owners: Vec<Value>,
    departments: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    let shown = shown(ctx)?;
    editable(&shown)?;
    page(ctx, &shown, &Form { values: values(&shown), ..Form::default() })
}

pub fn write(ctx: &Context) -> Result<Response> {
    ctx.need(Right::WriteRules)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Write>(&[("version_id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-written")),
        Err(error) => {
            let (form, shown) = (Form::rejected(ctx, error)?, shown(ctx)?);
            let stands = Form { values: values(&shown), ..Form::default() };
            page(ctx, &shown, &form.beside(&stands))
        }
    }
}

/// The fields as the draft stands.
fn values(shown: &RuleText) -> Map<String, Value> {
    let departments: Vec<String> = shown.departments.iter().map(|one| one.id.to_string()).collect();
    let mut values = Map::new();
    for (name, value) in [
        ("seen", json!(shown.seq)),
        ("title_ja", json!(shown.title_ja)),
        ("title_en", json!(shown.title_en)),
        ("body_ja", json!(shown.body_ja)),
        ("body_en", json!(shown.body_en)),
        ("stages", json!(shown.stages)),
        ("audience", json!(shown.audience)),
        ("departments", json!(departments)),
        ("department_id", json!(shown.department.as_ref().map(|one| one.id.to_string()))),
        ("changed", json!(shown.changed)),
    ] {
        values.insert(name.to_owned(), value);
    }
    values
}

fn page(ctx: &Context, shown: &RuleText, form: &Form) -> Result<Response> {
    let here = ctx.language.text("rule-edit").into_owned();
    let name = version_name(ctx, shown);
    let departments = ctx.ask(department::Choices {})?;
    let options = |field: &str| {
        let chosen = |id: &str| match form.values.get(field) {
            Some(Value::Array(many)) => many.iter().any(|one| one.as_str() == Some(id)),
            Some(one) => one.as_str() == Some(id),
            None => false,
        };
        let option = |row: &department::Choice| {
            let value = row.id.to_string();
            json!({ "selected": chosen(&value), "value": value, "label": ctx.either(&row.name_ja, &row.name_en), "hint": null })
        };
        departments.iter().map(option).collect::<Vec<_>>()
    };
    let page = Page {
        trail: trail(ctx, Some(shown), Some(&here)),
        name: name.clone(),
        stages: Stage::CODES,
        audiences: AudienceKind::CODES,
        owners: options("department_id"),
        departments: options("departments"),
        shown,
    };
    ctx.form("rule/edit", Message::new("rule-edit-title").with("name", name), &page, form)
}
