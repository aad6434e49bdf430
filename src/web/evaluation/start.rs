//! The form with which an evaluation is begun.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::evaluation::EvaluationKind;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::consignee;
use crate::operations::evaluation::{Offer, Offered, Start};
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    offered: &'a Offered,
    trail: Vec<Value>,
    work: Vec<Value>,
    criteria: Vec<Value>,
    kinds: &'static [&'static str],
}

/// To be chosen from when no consignee is named yet.
#[derive(Serialize)]
struct Choosing<'a> {
    trail: Vec<Value>,
    search: &'a str,
    found: &'a [consignee::Line],
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    match ctx.asked("consignee").map(str::parse::<i64>) {
        Some(Ok(consignee_id)) => page(ctx, consignee_id, &Form::default()),
        Some(Err(_)) => Err(Error::NotFound("consignee")),
        None => choose(ctx),
    }
}

fn choose(ctx: &Context) -> Result<Response> {
    let search = ctx.asked("search").unwrap_or_default();
    let filter = consignee::Filter { search: Some(search.to_owned()), ..consignee::Filter::default() };
    let list = consignee::List { filter, limit: Some(50), ..consignee::List::default() };
    let found = ctx.ask(list)?;
    let here = ctx.language.text("evaluation-new-title");
    ctx.page("evaluation/choose", "evaluation-new-title", &Choosing { trail: trail(ctx, None, Some(&here)), search, found: &found.lines })
}

pub fn start(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    match ctx.run_form::<Start>(&[]) {
        Ok(id) => Ok(ctx.see_other(&format!("/evaluations/{id}"), "evaluation-said-started")),
        Err(error) => {
            let consignee_id = ctx.cell("consignee_id").parse().map_err(|_| Error::NotFound("consignee"))?;
            page(ctx, consignee_id, &Form::rejected(ctx, error)?)
        }
    }
}

fn page(ctx: &Context, consignee_id: i64, form: &Form) -> Result<Response> {
    let offered = ctx.ask(Offer { consignee_id })?;
    let fresh = form.values.is_empty();
    let chosen = |field: &str, value: &str, fallback: bool| match form.values.get(field) {
        _ if fresh => fallback,
        Some(Value::Array(many)) => many.iter().any(|one| one.as_str() == Some(value)),
        Some(one) => one.as_str() == Some(value),
        None => false,
    };
    let work = offered.work.iter().map(|one| {
        let (value, label) = (one.id.to_string(), format!("{}　{}", one.control_no, one.work));
        let hint = ctx.say(&Message::new("evaluation-work-hint").with("from", one.from_on).label("kind", one.kind_of_work.label_id()));
        json!({ "selected": chosen("entrustment_ids", &value, true), "value": value, "label": label, "hint": hint })
    });
    let criteria = offered.criteria.iter().map(|set| {
        let value = set.set_id.to_string();
        let name = ctx.either(&set.name_ja, &set.name_en);
        let label = ctx.say(&Message::new("criteria-version-of").with("set", name).with("number", set.version));
        json!({ "selected": chosen("set_id", &value, offered.set_id == Some(set.set_id)), "value": value, "label": label })
    });
    let here = ctx.language.text("evaluation-new-title");
    let page = Page {
        trail: trail(ctx, None, Some(&here)),
        work: work.collect(),
        criteria: criteria.collect(),
        kinds: EvaluationKind::CODES,
        offered: &offered,
    };
    let mut shown = form.clone();
    if fresh {
        shown.values.insert("kind".to_owned(), offered.kind.code().into());
    }
    ctx.form("evaluation/new", "evaluation-new-title", &page, &shown)
}
