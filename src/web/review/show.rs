//! One review: its dates, its checklist, its findings and files, and the steps.

use axum::response::Response;
use serde_json::{Value, json};

use super::trail;
use crate::domain::access::Right;
use crate::domain::finding::Grade;
use crate::domain::message::{Message, Problems};
use crate::domain::review::{Checked, Conclusion, Method, ReviewState};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::document::KINDS;
use crate::operations::review::{Adjust, Attach, Begin, Cancel, Check, Detach, Find, Finish, Move, Point, Show};
use crate::web::consignee::choices;
use crate::web::context::{Context, Form};
use crate::web::{saving, whom};

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReviews)?;
    page(ctx, &Form::default())
}

pub fn adjust(ctx: &Context) -> Result<Response> {
    step::<Adjust>(ctx, "review-said-adjusted")
}

pub fn put_off(ctx: &Context) -> Result<Response> {
    step::<Move>(ctx, "review-said-moved")
}

pub fn begin(ctx: &Context) -> Result<Response> {
    step::<Begin>(ctx, "review-said-begun")
}

/// One item; a script that saves as one goes gets the entry instead of the page.
pub fn check(ctx: &Context) -> Result<Response> {
    if !ctx.wants_json() {
        return step::<Check>(ctx, "review-said-checked");
    }
    let save = || {
        ctx.need(Check::NEEDS)?;
        ctx.run_form::<Check>(&[("id", ctx.id("id")?.to_string())])
    };
    Ok(saving::told_beside(ctx, save().map(Some), || standing(ctx)))
}

/// The entry that holds what is recorded of an item, and what that says.
fn standing(ctx: &Context) -> Result<(i64, String)> {
    let whole = ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })?;
    let point = whole.points.iter().find(|point| point.code == ctx.cell("code")).ok_or(Error::NotFound("page"))?;
    Ok((point.seen, ctx.say(&Message::new("form-stands").with("value", stands(ctx, point)))))
}

pub fn find(ctx: &Context) -> Result<Response> {
    step::<Find>(ctx, "review-said-found")
}

pub fn finish(ctx: &Context) -> Result<Response> {
    step::<Finish>(ctx, "review-said-finished")
}

pub fn cancel(ctx: &Context) -> Result<Response> {
    step::<Cancel>(ctx, "review-said-cancelled")
}

fn step<C: Command>(ctx: &Context, said: &'static str) -> Result<Response> {
    ctx.need(C::NEEDS)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<C>(&[("id", id.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/reviews/{id}"), said)),
        Err(error) => page(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn attach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    let id = ctx.id("id")?;
    let put = || {
        let file = ctx.file("file").ok_or_else(|| Error::invalid("file", "input-required"))?;
        ctx.register().carry_out(&ctx.actor, Attach { id, name: file.name.clone(), content: file.content()? })
    };
    let problems = match put() {
        Ok(_) => return Ok(ctx.see_other(&format!("/reviews/{id}"), "review-said-attached")),
        // The page has one field for the file: its name and its content are both there.
        Err(Error::Invalid(problems)) => problems.0.into_values().next().map(|message| Problems::one("file", message)).unwrap_or_default(),
        Err(error @ (Error::Conflict(_) | Error::Unavailable(_))) => Problems::one("file", error.message()),
        Err(error) => return Err(error),
    };
    page(ctx, &Form { problems, ..Form::default() })
}

pub fn detach(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepReviews)?;
    let (id, document_id) = (ctx.id("id")?, ctx.id("document")?);
    ctx.run(Detach { id, document_id })?;
    Ok(ctx.see_other(&format!("/reviews/{id}"), "review-said-detached"))
}

fn page(ctx: &Context, form: &Form) -> Result<Response> {
    // What was said of an item comes back there, and rests on another entry than the review.
    let apart = Form { problems: form.problems.clone(), ..Form::default() };
    let rest = if chosen(form, "code").is_some() { &apart } else { form };
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    let title = Message::new("review-show-title").with("id", whole.line.id).with("name", &whole.line.consignee);
    let (here, keeps) = (ctx.say(&title), ctx.may(Right::KeepReviews));
    let running = keeps && whole.line.state == ReviewState::InProgress;
    let page = json!({
        "proposed": keeps && whole.line.state == ReviewState::Proposed,
        "planned": keeps && whole.line.state == ReviewState::Planned,
        "running": running,
        "people": if keeps { whom::people(ctx, &assignee(form, whole.line.assignee_id))? } else { Vec::new() },
        "methods": choices(ctx, "review-method", Method::CODES, Some(chosen(form, "method").unwrap_or(whole.line.method.code()))),
        "planned_on": chosen(form, "planned_on").map_or_else(|| whole.line.planned_on.to_string(), ToOwned::to_owned),
        "points": whole.points.iter().filter(|point| running || point.result.is_some()).map(|point| row(ctx, point, form)).collect::<Vec<_>>(),
        "unlooked": whole.points.iter().filter(|point| !running && point.result.is_none()).collect::<Vec<_>>(),
        "grades": Grade::CODES,
        "conclusions": Conclusion::CODES,
        "endings": KINDS.iter().flat_map(|(_, endings)| endings.iter().map(|ending| format!(".{ending}"))).collect::<Vec<_>>().join(", "),
        "trail": trail(ctx, &here),
        "whole": whole,
    });
    ctx.form("review/show", title, &page, rest)
}

/// An item with the results that it may have, each with the colour in which it shows; as it was sent, if it was refused.
fn row(ctx: &Context, point: &Point, form: &Form) -> Value {
    let sent = chosen(form, "code") == Some(point.code.as_str());
    let typed = |field: &str| chosen(form, field).filter(|_| sent);
    let result = typed("result").or_else(|| point.result.map(Checked::code));
    let marks = Checked::ALL.iter().map(|wanted| {
        let label = ctx.language.text(&wanted.label_id());
        json!({ "value": wanted, "label": label, "mark": mark(*wanted), "checked": result == Some(wanted.code()) })
    });
    json!({
        "point": point,
        "marks": marks.collect::<Vec<_>>(),
        "mark": point.result.map(mark),
        "seen": typed("seen").map_or_else(|| point.seen.to_string(), ToOwned::to_owned),
        "note": typed("note").unwrap_or(&point.note),
        "problem": sent.then(|| form.problems.0.values().map(|message| ctx.say(message)).collect::<Vec<_>>().join(" ")),
        "over": (sent && form.overtaken).then_some(point.seen),
        "stands": (sent && form.overtaken).then(|| stands(ctx, point)),
    })
}

/// What is recorded of an item, in one line.
fn stands(ctx: &Context, point: &Point) -> String {
    let result = point.result.map_or_else(|| ctx.language.text("form-blank"), |result| ctx.language.text(&result.label_id()));
    if point.note.is_empty() { result.into_owned() } else { format!("{result} / {}", point.note) }
}

fn mark(result: Checked) -> &'static str {
    match result {
        Checked::Fulfilled => "good",
        Checked::Partly => "partial",
        Checked::Not => "poor",
        Checked::NotLooked => "not_applicable",
    }
}

/// Who is to carry it out: as it was typed, else as it is.
fn assignee(form: &Form, is: Option<i64>) -> String {
    chosen(form, "assignee_id").map_or_else(|| is.map(|id| id.to_string()).unwrap_or_default(), ToOwned::to_owned)
}

fn chosen<'f>(form: &'f Form, field: &str) -> Option<&'f str> {
    form.values.get(field).and_then(Value::as_str)
}
