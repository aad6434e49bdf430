//! Candidates are added to a round and taken out of it.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{shown, trail};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::consignee;
use crate::operations::evaluation::{Offer, Offered};
use crate::operations::round::{Add, Remove, Whole};
use crate::web::consignee::pager;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Choosing<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    search: &'a str,
    found: Vec<&'a consignee::Line>,
    pager: Value,
}

/// A candidate of whose work some is to be extended or renewed.
#[derive(Serialize)]
struct Working<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    offered: Offered,
    work: Vec<Value>,
}

pub fn choose(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    match ctx.asked("consignee").map(str::parse::<i64>) {
        Some(Ok(consignee_id)) => working(ctx, consignee_id, &Form::default()),
        Some(Err(_)) => Err(Error::NotFound("consignee")),
        None => choosing(ctx, &Form::default()),
    }
}

fn working(ctx: &Context, consignee_id: i64, form: &Form) -> Result<Response> {
    let (whole, offered) = (shown(ctx)?, ctx.ask(Offer { consignee_id })?);
    let chosen: Vec<&str> = ctx.cells.iter().filter(|(name, _)| name == "entrustment_ids").map(|(_, value)| value.as_str()).collect();
    let work = offered.work.iter().map(|one| {
        let (value, label) = (one.id.to_string(), format!("{}　{}", one.control_no, one.work));
        let hint = ctx.say(&Message::new("evaluation-work-hint").with("from", one.from_on).label("kind", one.kind_of_work.label_id()));
        json!({ "selected": chosen.contains(&value.as_str()), "value": value, "label": label, "hint": hint })
    });
    let here = ctx.language.text("round-add");
    let page = Working { trail: trail(ctx, Some(&whole), Some(&here)), work: work.collect(), offered, whole: &whole };
    ctx.form("round/candidate", "round-add", &page, form)
}

fn choosing(ctx: &Context, form: &Form) -> Result<Response> {
    let whole = shown(ctx)?;
    let search = ctx.asked("search").unwrap_or_default();
    let filter = consignee::Filter { search: Some(search.to_owned()), ..consignee::Filter::default() };
    let after = ctx.asked("after").map(|place| consignee::Cursor(place.to_owned()));
    let list = ctx.ask(consignee::List { filter, after, limit: Some(50), ..consignee::List::default() })?;
    let there = |line: &&consignee::Line| whole.candidates.iter().all(|candidate| candidate.consignee_id != line.id);
    let here = ctx.language.text("round-add");
    let page = Choosing {
        trail: trail(ctx, Some(&whole), Some(&here)),
        search,
        found: list.lines.iter().filter(there).collect(),
        pager: pager(ctx, &list),
        whole: &whole,
    };
    ctx.form("round/candidates", "round-add", &page, form)
}

pub fn add(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Add>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/rounds/{id}"), "round-said-added")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => {
            let form = Form::rejected(ctx, error)?;
            match ctx.cell("consignee_id").parse() {
                Ok(consignee_id) if !ctx.cell("entrustment_ids").is_empty() => working(ctx, consignee_id, &form),
                _ => choosing(ctx, &form),
            }
        }
        Err(error) => Err(error),
    }
}

#[derive(Serialize)]
struct Removing<'a> {
    whole: &'a Whole,
    trail: Vec<Value>,
    consignee_id: i64,
    name: String,
}

pub fn removing(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    remove_page(ctx, &Form::default())
}

pub fn remove(ctx: &Context) -> Result<Response> {
    ctx.need(Right::PrepareEvaluations)?;
    let (id, consignee) = (ctx.id("id")?, ctx.id("consignee")?);
    match ctx.run_form::<Remove>(&[("id", id.to_string()), ("consignee_id", consignee.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/rounds/{id}"), "round-said-removed")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => remove_page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn remove_page(ctx: &Context, form: &Form) -> Result<Response> {
    let (whole, consignee_id) = (shown(ctx)?, ctx.id("consignee")?);
    let found = whole.candidates.iter().find(|candidate| candidate.consignee_id == consignee_id);
    let name = found.map(|candidate| candidate.name.clone()).ok_or(Error::NotFound("consignee"))?;
    let title = Message::new("round-remove-title").with("name", &name);
    let here = ctx.language.text("round-remove");
    let page = Removing { trail: trail(ctx, Some(&whole), Some(&here)), consignee_id, name, whole: &whole };
    ctx.form("round/remove", title, &page, form)
}
