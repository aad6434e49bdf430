//! Pages of the register of consignees.

use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::{Context, Form};
use super::department::{self, By};
use super::{link, place, tables};
use crate::domain::access::Right;
use crate::domain::consignee::ConsigneeKind;
use crate::domain::message::Message;
use crate::domain::standing::{Severity, Status};
use crate::domain::tier::Tier;
use crate::error::{Error, Result};
use crate::operations::action;
use crate::operations::certificate;
use crate::operations::consignee::{Change, End, Enter, Export, Line, List, Page, Show, Whole};
use crate::operations::{evaluation, round};

#[derive(Serialize)]
struct ListPage<'a> {
    lines: Vec<Shown<'a>>,
    search: &'a str,
    on: &'a str,
    standings: Vec<Value>,
    tiers: Vec<Value>,
    kinds: Vec<Value>,
    country: &'a str,
    departments: Vec<Value>,
    pager: Value,
    csv: String,
    xlsx: String,
    filtered: bool,
}

/// A line of the list: what the page shows of it, and no more.
#[derive(Serialize)]
struct Shown<'a> {
    id: i64,
    control_no: &'a str,
    name: &'a str,
    kana: &'a str,
    work: &'a [String],
    tier: Tier,
    standing: Status,
    /// Why it is not in order, in sentences.
    reasons: Vec<String>,
    valid_until_on: Option<NaiveDate>,
}

impl<'a> Shown<'a> {
    fn of(ctx: &Context, line: &'a Line) -> Self {
        let told = line.reasons.iter().filter(|reason| line.standing != Status::InOrder && reason.severity != Severity::Information);
        Self {
            id: line.id,
            control_no: &line.control_no,
            name: &line.name,
            kana: &line.kana,
            work: &line.work,
            tier: line.tier,
            standing: line.standing,
            reasons: told.map(|reason| ctx.say(&reason.message)).collect(),
            valid_until_on: line.valid_until_on,
        }
    }
}

pub fn list(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let answer = ctx.ask(ctx.read_query::<List>()?)?;
    let page = ListPage {
        search: ctx.asked("search").unwrap_or_default(),
        on: ctx.asked("on").unwrap_or_default(),
        standings: choices(ctx, "standing", Status::CODES, ctx.asked("standing")),
        tiers: choices(ctx, "tier", Tier::CODES, ctx.asked("tier")),
        kinds: choices(ctx, "consignee-kind", ConsigneeKind::CODES, ctx.asked("kind")),
        country: ctx.asked("country").unwrap_or_default(),
        departments: department::choices(ctx, By::Id, ctx.asked("department_id"))?,
        pager: pager(ctx, &answer),
        csv: link::with(ctx, "/consignees/export", &[("format", Some("csv")), ("after", None)]),
        xlsx: link::with(ctx, "/consignees/export", &[("format", Some("xlsx")), ("after", None)]),
        filtered: ["search", "standing", "tier", "department_id", "kind", "country"].iter().any(|name| ctx.asked(name).is_some()),
        lines: answer.lines.iter().map(|line| Shown::of(ctx, line)).collect(),
    };
    ctx.page("consignee/list", "consignee-list-title", &page)
}

/// The register as a file: `format` is csv, sjis or xlsx.
pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    tables::send(ctx, ctx.read_query::<Export>()?)
}

/// Where the list goes on.
pub(super) fn pager(ctx: &Context, answer: &Page) -> Value {
    let next = answer.next.as_ref().map(|cursor| link::with(ctx, &ctx.path, &[("after", Some(&cursor.0))]));
    let first = ctx.asked("after").map(|_| link::with(ctx, &ctx.path, &[("after", None)]));
    let text = ctx.say(&Message::new("consignee-shown").with("n", answer.lines.len()));
    json!({ "text": text, "first_href": first, "previous_href": null, "next_href": next })
}

/// The values of a closed list as choices of a filter.
pub(super) fn choices(ctx: &Context, list: &str, codes: &[&str], chosen: Option<&str>) -> Vec<Value> {
    let label = |code: &str| ctx.language.text(&format!("{list}-{}", code.replace('_', "-"))).into_owned();
    codes.iter().map(|code| json!({ "value": code, "label": label(code), "selected": chosen == Some(*code) })).collect()
}

#[derive(Serialize)]
struct ShowPage<'a> {
    whole: &'a Whole,
    actions: Vec<action::Line>,
    certificates: Vec<certificate::Line>,
    /// What is being prepared or was withdrawn; none for who may not read evaluations.
    evaluations: Option<Newest<evaluation::Line>>,
    /// The selection rounds in which it is or was a candidate; none for who may not read them.
    rounds: Option<Newest<round::Line>>,
    /// The date asked about, and up to which entry, as they stand in the address.
    on: String,
    known: &'a str,
    /// It is another day than today, or as it was known once: what has no date of its own is said of today.
    on_other_day: bool,
    timeline: Vec<Value>,
    trail: Vec<Value>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadRegister)?;
    let whole = ctx.ask(ctx.read_query_with::<Show>(&[("id", ctx.id("id")?.to_string())])?)?;
    let filter = action::Filter { consignee_id: Some(whole.id), ..action::Filter::default() };
    let page = ShowPage {
        actions: super::action::lines(ctx, filter)?,
        certificates: super::certificate::lines(ctx, whole.id)?,
        evaluations: evaluations(ctx, whole.id)?,
        rounds: rounds(ctx, whole.id)?,
        on: ctx.asked("on").map(|_| whole.on.to_string()).unwrap_or_default(),
        known: ctx.asked("known").unwrap_or_default(),
        on_other_day: whole.on != ctx.register().now().today || ctx.asked("known").is_some(),
        timeline: timeline(ctx, &whole),
        trail: trail(ctx, Some(&whole), None),
        whole: &whole,
    };
    ctx.page("consignee/show", Message::new("consignee-show-title").with("name", &whole.details.name), &page)
}

/// How many evaluations and rounds a page shows; their lists have all.
const SHOWN: i64 = 50;
/// Among how many of the newest evaluations those without a decision are looked for.
const LOOKED_THROUGH: i64 = 500;

/// The newest lines of a list.
#[derive(Serialize)]
struct Newest<T> {
    lines: Vec<T>,
    /// How many these are, if the list has more.
    only: Option<usize>,
}

impl<T> Newest<T> {
    fn of(lines: Vec<T>, next: Option<i64>) -> Self {
        Self { only: next.map(|_| lines.len()), lines }
    }
}

/// Those without a decision: what was decided stands with its decisions.
fn evaluations(ctx: &Context, consignee_id: i64) -> Result<Option<Newest<evaluation::Line>>> {
    if !ctx.may(Right::ReadEvaluations) {
        return Ok(None);
    }
    let list = evaluation::List { consignee_id: Some(consignee_id), limit: Some(LOOKED_THROUGH), ..evaluation::List::default() };
    let mut lines = ctx.ask(list)?.lines;
    lines.retain(|line| line.decided_on.is_none());
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let only = (lines.len() > shown).then_some(shown);
    lines.truncate(shown);
    Ok(Some(Newest { lines, only }))
}

fn rounds(ctx: &Context, consignee_id: i64) -> Result<Option<Newest<round::Line>>> {
    if !ctx.may(Right::ReadEvaluations) {
        return Ok(None);
    }
    let list = round::List { consignee_id: Some(consignee_id), limit: Some(SHOWN), ..round::List::default() };
    let page = ctx.ask(list)?;
    Ok(Some(Newest::of(page.lines, page.next)))
}

fn timeline(ctx: &Context, whole: &Whole) -> Vec<Value> {
    let zone = ctx.register().clock();
    let entry = |event: &crate::operations::consignee::Event| {
        let recorded = event.recorded_at.map(|at| {
            let id = if event.recorded_by.is_empty() { "timeline-recorded" } else { "timeline-recorded-by" };
            ctx.say(&Message::new(id).with("name", &event.recorded_by).with("on", zone.day_of(at)).with("seq", event.seq.to_string()))
        });
        let detail = match (event.ahead, event.late) {
            (true, _) => Some(ctx.language.text("timeline-ahead")),
            (_, true) => Some(ctx.language.text("timeline-late")),
            _ => None,
        };
        json!({
            "on": event.on,
            "text": ctx.say(&event.what),
            "href": event.subject.zip(event.id).and_then(|(subject, id)| place::of(subject, id)),
            "detail": detail,
            "who": recorded.unwrap_or_default(),
            "tone": if event.ahead { "attention" } else { "" },
        })
    };
    whole.timeline.iter().map(entry).collect()
}

fn trail(ctx: &Context, whole: Option<&Whole>, here: Option<&str>) -> Vec<Value> {
    let mut trail = vec![json!({ "text": ctx.language.text("nav-consignees"), "href": "/consignees" })];
    if let Some(whole) = whole {
        let href = here.map(|_| format!("/consignees/{}", whole.id));
        trail.push(json!({ "text": whole.details.name, "href": href }));
    }
    if let Some(here) = here {
        trail.push(json!({ "text": ctx.language.text(here), "href": null }));
    }
    trail
}

#[derive(Serialize)]
struct FormPage {
    kinds: &'static [&'static str],
    /// None for a new one.
    id: Option<i64>,
    seen: Option<i64>,
    name: String,
    trail: Vec<Value>,
}

pub fn new(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let mut form = Form::default();
    form.values.insert("country".into(), "JP".into());
    enter_form(ctx, &form)
}

fn enter_form(ctx: &Context, form: &Form) -> Result<Response> {
    let page = FormPage {
        kinds: ConsigneeKind::CODES,
        id: None,
        seen: None,
        name: String::new(),
        trail: trail(ctx, None, Some("consignee-new-title")),
    };
    ctx.form("consignee/form", "consignee-new-title", &page, form)
}

pub fn enter(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    match ctx.run_form::<Enter>(&[]) {
        Ok(entered) => Ok(ctx.see_other(&format!("/consignees/{}", entered.id), "consignee-entered")),
        Err(error) => enter_form(ctx, &Form::rejected(ctx, error)?),
    }
}

pub fn edit(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let whole = whole(ctx)?;
    change_form(ctx, &whole, &filled(&whole)?)
}

/// The form as the consignee stands.
fn filled(whole: &Whole) -> Result<Form> {
    let mut form = Form::of(&whole.details)?;
    form.values.insert("seen".into(), whole.seen.into());
    Ok(form)
}

fn whole(ctx: &Context) -> Result<Whole> {
    ctx.ask(Show { id: ctx.id("id")?, on: None, known: None })
}

fn change_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = FormPage {
        kinds: ConsigneeKind::CODES,
        id: Some(whole.id),
        seen: Some(whole.seen),
        name: whole.details.name.clone(),
        trail: trail(ctx, Some(whole), Some("consignee-edit")),
    };
    ctx.form("consignee/form", Message::new("consignee-edit-title").with("name", &whole.details.name), &page, form)
}

pub fn change(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<Change>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/consignees/{id}"), "consignee-changed")),
        Err(error) => {
            let (form, whole) = (Form::rejected(ctx, error)?, whole(ctx)?);
            change_form(ctx, &whole, &form.beside(&filled(&whole)?))
        }
    }
}

pub fn ending(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    end_form(ctx, &whole(ctx)?, &Form::default())
}

fn end_form(ctx: &Context, whole: &Whole, form: &Form) -> Result<Response> {
    let page = FormPage {
        kinds: &[],
        id: Some(whole.id),
        seen: Some(whole.seen),
        name: whole.details.name.clone(),
        trail: trail(ctx, Some(whole), Some("consignee-end")),
    };
    ctx.form("consignee/end", Message::new("consignee-end-title").with("name", &whole.details.name), &page, form)
}

pub fn end(ctx: &Context) -> Result<Response> {
    ctx.need(Right::KeepRegister)?;
    let id = ctx.id("id")?;
    match ctx.run_form::<End>(&[("id", id.to_string())]) {
        Ok(()) => Ok(ctx.see_other(&format!("/consignees/{id}"), "consignee-ended")),
        Err(error @ (Error::Invalid(_) | Error::Conflict(_))) => end_form(ctx, &whole(ctx)?, &Form::rejected(ctx, error)?),
        Err(error) => Err(error),
    }
}
