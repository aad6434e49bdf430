//! The first page after signing in.

use axum::extract::{Request, State};
use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::context::Context;
use super::{App, deadline, handler};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::consignee::Overview;
use crate::operations::deadline::{Day, Line, MyDay, OfKind, OfMonth, Whole};
use crate::operations::evaluation::{List, Page, Stage};
use crate::operations::nda;
use crate::operations::office::{self, Offices};
use crate::output::chart::{Bar, columns, shares};

/// What waits, as far as the person may see it.
#[derive(Serialize)]
struct Home<'a> {
    overall: Option<&'a Value>,
    /// Which offices nobody holds.
    offices: Option<Offices>,
    /// What has to be done by when, as far as it concerns the person.
    day: &'a Value,
    /// For who answers for the whole: how many of those with access are bound.
    coverage: Option<&'a Value>,
    /// What waits for one's own signature.
    to_sign: Vec<nda::Line>,
    /// How many signatures wait for the sign-off.
    to_sign_off: Option<usize>,
    /// What waits for somebody who decides.
    waiting: Option<Page>,
    /// What is being prepared.
    open: Option<Page>,
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let evaluations = |stage| ctx.ask(List { stage: Some(stage), limit: Some(20), ..List::default() });
    // Of a large register these cost much, and change only with it.
    let kept = &ctx.app.answered;
    let mine = format!("day/{}/{}", ctx.language.code(), ctx.actor.account.unwrap_or_default());
    let covers = ctx.may(Right::ReadReminders) && ctx.may(Right::ReadNdas);
    let day = kept.of(ctx, &mine, || Ok(my_day(ctx, &ctx.ask(Day::default())?)))?;
    let coverage = covers.then(|| kept.of(ctx, "coverage", || coverage(ctx))).transpose()?;
    let overall = ctx.may(Right::ReadRegister).then(|| kept.of(ctx, "overview", || ctx.ask(Overview::default()))).transpose()?;
    let home = Home {
        day: &day,
        coverage: coverage.as_deref(),
        overall: overall.as_deref(),
        offices: ctx.may(Right::ReadPeople).then(|| ctx.ask(office::List::default())).transpose()?,
        to_sign: ctx.ask(nda::Mine {})?.into_iter().filter(|line| line.state.awaits_signature()).collect(),
        to_sign_off: ctx
            .may(Right::SignOffNdas)
            .then(|| ctx.ask(nda::Queue { limit: Some(1), kind: None }))
            .transpose()?
            .map(|queue| queue.total),
        waiting: ctx.may(Right::DecideEvaluations).then(|| evaluations(Stage::Waiting)).transpose()?,
        open: ctx.may(Right::PrepareEvaluations).then(|| evaluations(Stage::Open)).transpose()?,
    };
    ctx.page("home/show", "home-title", &home)
}

/// The day of a person, in words.
fn my_day(ctx: &Context, day: &MyDay) -> Value {
    let lines = |lines: &[Line]| -> Vec<Value> { lines.iter().map(|line| deadline::shown(ctx, day.on, line)).collect() };
    json!({
        "mine": lines(&day.mine),
        "mine_said": ctx.say(&Message::new("home-mine-count").with("n", day.mine_total).with("overdue", day.mine_overdue)),
        "team": lines(&day.team),
        "team_said": ctx.say(&Message::new("home-team-count").with("n", day.team_total)),
        "whole": day.whole.as_ref().map(|whole| of_whole(ctx, whole, day.on)),
        "until": day.on.checked_add_days(chrono::Days::new(30)),
    })
}

fn of_whole(ctx: &Context, whole: &Whole, on: NaiveDate) -> Value {
    let label = |code: &str| ctx.language.text(&format!("deadline-kind-{}", code.replace('_', "-"))).into_owned();
    let kinds: Vec<Value> = whole.kinds.iter().map(|of| json!({ "kind": of.kind, "overdue": of.overdue, "soon": of.soon })).collect();
    let bar = |of: &OfKind| Bar { label: label(of.kind.code()), count: count(of.overdue), shown: of.overdue.to_string(), tone: "bad" };
    let most = whole.kinds.iter().map(|of| of.overdue).max().unwrap_or_default();
    let overdue: Vec<Bar> = whole.kinds.iter().filter(|of| of.overdue > 0).map(bar).collect();
    let month = |of: &OfMonth| Bar {
        label: ctx.language.short_month(of.from_on),
        count: count(of.count),
        shown: of.count.to_string(),
        tone: "accent",
    };
    let months: Vec<Bar> = whole.months.iter().map(month).collect();
    let rows = whole.months.iter().map(
        |of| json!({ "month": of.from_on.format("%Y-%m").to_string(), "name": ctx.language.month(of.from_on), "from_on": of.from_on.max(on), "until_on": of.until_on, "count": of.count }),
    );
    json!({
        "overdue": whole.overdue,
        "soon": whole.soon,
        "kinds": kinds,
        "months": rows.collect::<Vec<_>>(),
        "overdue_chart": (!overdue.is_empty()).then(|| shares(&ctx.language.text("home-overdue-chart"), count(most), &overdue)),
        "months_chart": columns(&ctx.language.text("home-months-chart"), &months),
    })
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many of those with access to personal data are bound, in percent.
fn coverage(ctx: &Context) -> Result<Value> {
    let found = ctx.ask(nda::Coverage { limit: Some(0), ..nda::Coverage::default() })?;
    Ok(json!({ "with_access": found.with_access, "bound": found.bound, "percent": found.percent }))
}

/// The page for addresses that there are not.
pub async fn nothing_here(State(app): State<App>, request: Request) -> Response {
    let handler: handler::Handler = |_| Err(Error::NotFound("page"));
    handler::answer(app, request, handler).await
}
