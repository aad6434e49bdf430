//! Who has acknowledged the rules in force, by rule and department, with those who have not by name; and its file.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::rule::{Coverage, Covering, Export};
use crate::web::context::Context;
use crate::web::department::{self, By};
use crate::web::{consignee, link, tables};

#[derive(Serialize)]
struct Page<'a> {
    answer: &'a Covering,
    trail: Vec<Value>,
    /// Each rule with where its people are named.
    rules: Vec<Value>,
    groups: Vec<Value>,
    on: &'a str,
    rule_choices: Vec<Value>,
    departments: Vec<Value>,
    states: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    /// Whether what is shown is of today: only then is there a next step.
    is_today: bool,
}

/// The states that somebody who is asked can be in.
const STATES: [&str; 3] = ["overdue", "due", "acknowledged"];

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    let answer = ctx.ask(ctx.read_query::<Coverage>()?)?;
    let here = ctx.language.text("rule-coverage-title").into_owned();
    let file = |format| link::with(ctx, "/rules/coverage/export", &[("format", Some(format)), ("skip", None)]);
    let page = Page {
        trail: trail(ctx, None, Some(&here)),
        rules: answer
            .rules
            .iter()
            .map(|rule| with_href(ctx, rule, ctx.either(&rule.title_ja, &rule.title_en), "rule_id", Some(rule.rule_id)))
            .collect(),
        groups: answer
            .groups
            .iter()
            .map(|group| {
                with_href(ctx, group, ctx.either(&group.department_ja, &group.department_en), "department_id", group.department_id)
            })
            .collect(),
        on: ctx.asked("on").unwrap_or_default(),
        rule_choices: rule_choices(ctx, &answer),
        departments: department::choices(ctx, By::Id, ctx.asked("department_id"))?,
        states: consignee::choices(ctx, "acknowledgement-state", &STATES, ctx.asked("state")),
        pager: pager(ctx, &answer),
        csv: file("csv"),
        xlsx: file("xlsx"),
        is_today: answer.on == ctx.register().now().today,
        answer: &answer,
    };
    ctx.page("rule/coverage", "rule-coverage-title", &page)
}

/// A count with its name and with where its people are named.
fn with_href(ctx: &Context, count: &impl Serialize, name: &str, field: &str, id: Option<i64>) -> Value {
    let href = id.map(|id| link::with(ctx, &ctx.path, &[(field, Some(&id.to_string())), ("skip", None)]));
    json!({ "name": name, "href": href, "of": count })
}

fn rule_choices(ctx: &Context, answer: &Covering) -> Vec<Value> {
    let chosen = ctx.asked("rule_id").unwrap_or_default();
    let choice = |rule: &crate::operations::rule::RuleCover| {
        let value = rule.rule_id.to_string();
        json!({ "selected": value == chosen, "value": value, "label": ctx.either(&rule.title_ja, &rule.title_en) })
    };
    answer.rules.iter().map(choice).collect()
}

/// From one part of the people to the next.
fn pager(ctx: &Context, answer: &Covering) -> Value {
    let skipped: usize = ctx.asked("skip").and_then(|text| text.parse().ok()).unwrap_or(0);
    let shown = skipped + answer.people.len();
    let next = (shown < answer.people_total).then(|| link::with(ctx, &ctx.path, &[("skip", Some(&shown.to_string()))]));
    let first = (skipped > 0).then(|| link::with(ctx, &ctx.path, &[("skip", None)]));
    let text = ctx.say(&Message::new("rule-shown").with("n", answer.people.len()).with("all", answer.people_total));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

/// The list as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadTraining)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}
