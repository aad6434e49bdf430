//! Recording a signature on paper with its scan.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::dates;
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::document::{SCANS, endings};
use crate::operations::nda::{SignOnPaper, Whole};
use crate::operations::person;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    /// Which files are taken.
    endings: String,
    collectors: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    page(ctx, &Form::default())
}

pub fn record(ctx: &Context) -> Result<Response> {
    ctx.need(Right::IssueNdas)?;
    let id = ctx.id("id")?;
    match keep(ctx, id) {
        Ok(()) => Ok(ctx.see_other(&format!("/ndas/{id}"), "nda-said-recorded")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let mut form = Form::rejected(ctx, error)?;
            // The page has one field for the file: its name and its content are both there.
            for field in ["content", "name"] {
                if let Some(message) = form.problems.0.remove(field) {
                    form.problems.add("file", message);
                }
            }
            page(ctx, &form)
        }
        Err(error) => Err(error),
    }
}

fn keep(ctx: &Context, id: i64) -> Result<()> {
    let mut problems = Problems::default();
    let signed_on = problems.keep("signed_on", dates::parse(ctx.cell("signed_on")).map(|parsed| parsed.date));
    let file = ctx.file("file");
    if file.is_none() {
        problems.add("file", "input-required");
    }
    problems.or(())?;
    let (Some(signed_on), Some(file)) = (signed_on, file) else { return Err(Error::invalid("file", "input-required")) };
    let paper = SignOnPaper {
        id,
        seen: ctx.cell("seen").parse().unwrap_or_default(),
        signed_on,
        collected_by: ctx.cell("collected_by").parse().ok(),
        name: file.name.clone(),
        content: file.content()?,
    };
    ctx.register().carry_out(&ctx.actor, paper)
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = shown(ctx)?;
    let here = ctx.language.text("nda-paper").into_owned();
    let people = ctx.ask(person::List { limit: Some(500), ..person::List::default() })?;
    let chosen = form.values.get("collected_by").and_then(Value::as_str).unwrap_or_default();
    let others = people.lines.iter().filter(|line| Some(line.id) != whole.person_id);
    let option = |line: &person::Line| {
        let value = line.id.to_string();
        json!({ "selected": value == chosen, "value": value, "label": format!("{} {}", line.code, line.name) })
    };
    let page = Page {
        trail: trail(ctx, Some(&whole), Some(&here)),
        endings: endings(SCANS),
        collectors: others.map(option).collect(),
        whole: &whole,
    };
    ctx.form("nda/paper", "nda-paper-title", &page, form)
}
