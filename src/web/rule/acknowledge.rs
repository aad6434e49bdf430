//! Acknowledging a rule for oneself: the text to its end, and the tick.

use axum::response::Response;
use serde::Serialize;
use serde_json::Value;

use super::document::sides;
use super::{shown, trail};
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::rule::{Acknowledge, List, RuleText, Whence};
use crate::web::answer::see_other;
use crate::web::context::{Context, Form};

#[derive(Serialize)]
struct Page<'a> {
    shown: &'a RuleText,
    title: &'a str,
    trail: Vec<Value>,
    sides: Vec<Value>,
}

/// The version of a rule that is in force is the one to acknowledge.
pub fn of_rule(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRules)?;
    let id = ctx.id("id")?;
    let listed = ctx.ask(List::default())?;
    let found = listed.rules.iter().find(|rule| rule.id == id).ok_or(Error::NotFound("rule"))?;
    Ok(match found.in_force {
        Some(version) => see_other(&format!("/rules/versions/{version}/acknowledge"), None),
        None => see_other(&format!("/rules/{id}"), None),
    })
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    page(ctx, &Form::default())
}

pub fn acknowledge(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let id = ctx.id("id")?;
    let command = ctx.command::<Acknowledge>(&[("version_id", id.to_string())]);
    match command.and_then(|command| ctx.run(Acknowledge { from: whence(ctx), ..command })) {
        Ok(()) => Ok(ctx.see_other(&format!("/rules/versions/{id}"), "rule-said-acknowledged")),
        Err(error @ Error::Invalid(_)) => page(ctx, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    let shown = shown(ctx)?;
    if !shown.open || shown.own_on.is_some() {
        return Ok(see_other(&format!("/rules/versions/{}", shown.id), None));
    }
    let here = ctx.language.text("rule-acknowledge").into_owned();
    let page = Page {
        trail: trail(ctx, Some(&shown), Some(&here)),
        title: ctx.either(&shown.title_ja, &shown.title_en),
        sides: sides(ctx, &shown),
        shown: &shown,
    };
    ctx.form("rule/acknowledge", "rule-acknowledge-title", &page, form)
}

/// Where the request comes from. What a browser says of itself may be of any length.
pub(super) fn whence(ctx: &Context) -> Whence {
    let agent = ctx.agent.chars().filter(|c| !c.is_control()).take(300).collect();
    Whence { address: ctx.address.clone(), agent }
}
