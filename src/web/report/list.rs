//! Which years there are reports of, and the form that asks for one as of a date and by what was known.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Format;
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::error::Result;
use crate::operations::report::edition::{Line, List as Editions};
use crate::operations::report::{Year, Years};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct List {
    years: Vec<Year>,
    head: i64,
    formats: &'static [&'static str],
    /// The choices of the form.
    choices: Vec<Value>,
    forms: Vec<Value>,
    /// What was closed.
    editions: Vec<Line>,
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    form(ctx, Problems::default())
}

/// The page with what was asked for, and what is wrong with it.
pub fn form(ctx: &Context, problems: Problems) -> Result<Response> {
    let answer = ctx.ask(Years {})?;
    let asked = |name: &str| ctx.asked(name).or_else(|| ctx.param(name)).unwrap_or_default();
    let values: Map<String, Value> = ["year", "from_on", "until_on", "on", "known", "known_on", "format"]
        .map(|name| (name.to_owned(), Value::from(asked(name))))
        .into_iter()
        .collect();
    let year = |year: &Year| {
        let value = year.year.to_string();
        json!({ "selected": value == asked("year"), "value": value, "label": ctx.say(&year.label) })
    };
    let format = |format: &Format| json!({ "value": format, "label": ctx.language.text(&format.label_id()), "selected": format.code() == asked("format") });
    let page = List {
        choices: answer.years.iter().map(year).collect(),
        forms: Format::ALL.iter().map(format).collect(),
        years: answer.years,
        head: answer.head,
        formats: Format::CODES,
        editions: ctx.ask(Editions::default())?,
    };
    ctx.form("report/list", "report-list-title", &page, &Form { values, problems, ..Form::default() })
}
