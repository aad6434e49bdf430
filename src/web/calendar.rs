//! Deadlines by month, and the secret addresses at which calendar programs read them.

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::Serialize;
use serde_json::{Value, json};

use super::context::Context;
use super::department::{self, By};
use super::handler::{form, page};
use super::{App, deadline, link, place};
use crate::domain::access::Right;
use crate::domain::deadline::Deadline;
use crate::domain::message::Message;
use crate::domain::working_day;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::calendar::{CloseFeed, Feed, Feeds, OpenFeed, read};
use crate::operations::deadline::List;
use crate::output;

/// How many deadlines a day shows before the rest is counted.
const SHOWN: usize = 4;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/calendar", page(month))
        .route("/calendar/feeds", page(feeds).merge(form(open)))
        .route("/calendar/feeds/{id}/close", form(close))
        .route("/calendar/feed/{token}", page(feed))
}

#[derive(Serialize)]
struct MonthPage {
    name: String,
    weekdays: Vec<String>,
    weeks: Vec<Vec<Value>>,
    previous: String,
    next: String,
    now: String,
    mine: bool,
    all_href: String,
    mine_href: String,
}

fn month(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let today = ctx.register().now().today;
    let first = ctx.asked("month").and_then(first_of).unwrap_or(today).with_day(1).unwrap_or(today);
    let starts = if ctx.language == Language::Ja { Weekday::Sun } else { Weekday::Mon };
    let from = first.week(starts).first_day();
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first);
    let until = last.week(starts).last_day();
    let mine = ctx.asked("mine").is_some();
    let answer = ctx.ask(List { from: Some(from), until: Some(until), mine, ..List::default() })?;
    let day = |on: NaiveDate| {
        let due = || answer.lines.iter().filter(|line| line.deadline.due_on == on);
        let more = due().count().saturating_sub(SHOWN);
        json!({
            "day": on.day(),
            "on": on,
            "outside": on.month() != first.month(),
            "today": on == today,
            "holiday": working_day::holiday(on).map(|holiday| if ctx.language == Language::Ja { holiday.ja } else { holiday.en }),
            "away": !working_day::is_working(on),
            "more": (more > 0).then(|| ctx.say(&Message::new("calendar-more").with("n", more))),
            "more_href": format!("/deadlines?from={on}&until={on}{}", if mine { "&mine=true" } else { "" }),
            "due": due().take(SHOWN).map(|line| deadline::shown(ctx, today, line)).collect::<Vec<_>>(),
        })
    };
    let days: Vec<Value> = from.iter_days().take_while(|on| *on <= until).map(day).collect();
    let at = |on: Option<NaiveDate>| link::with(ctx, "/calendar", &[("month", on.map(|on| on.format("%Y-%m").to_string()).as_deref())]);
    let page = MonthPage {
        name: ctx.language.month(first),
        weekdays: (0..7).filter_map(|n| from.checked_add_days(Days::new(n))).map(|on| weekday(ctx, on)).collect(),
        weeks: days.chunks(7).map(<[Value]>::to_vec).collect(),
        previous: at(first.checked_sub_months(Months::new(1))),
        next: at(first.checked_add_months(Months::new(1))),
        now: at(None),
        mine,
        all_href: link::with(ctx, "/calendar", &[("mine", None)]),
        mine_href: link::with(ctx, "/calendar", &[("mine", Some("true"))]),
    };
    ctx.page("calendar/month", "calendar-title", &page)
}

/// The first day of a month written as 2026-11.
fn first_of(text: &str) -> Option<NaiveDate> {
    format!("{text}-01").parse().ok().filter(|first: &NaiveDate| (1900..2200).contains(&first.year()))
}

fn weekday(ctx: &Context, on: NaiveDate) -> String {
    ctx.language.text(&format!("calendar-weekday-{}", on.weekday().number_from_monday())).into_owned()
}

#[derive(Serialize)]
struct FeedsPage {
    feeds: Vec<Feed>,
    departments: Vec<Value>,
}

fn feeds(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let departments = if ctx.may(Right::ReadRegister) { department::choices(ctx, By::Id, None)? } else { Vec::new() };
    ctx.page("calendar/feeds", "calendar-feed-title", &FeedsPage { feeds: ctx.ask(Feeds::default())?, departments })
}

#[derive(Serialize)]
struct OpenedPage {
    address: String,
}

/// The address stands on the page that answers, and on no other.
fn open(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    let opened = ctx.carry_form::<OpenFeed>(&[("language", ctx.language.code().to_owned())])?;
    let address = format!("{}{}", ctx.origin(), opened.path);
    ctx.page("calendar/opened", "calendar-feed-opened-title", &OpenedPage { address })
}

fn close(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    ctx.run(CloseFeed { id: ctx.id("id")? })?;
    Ok(ctx.see_other("/calendar/feeds", "calendar-feed-closed"))
}

/// What a calendar program reads. The address is all that it has to show.
fn feed(ctx: &Context) -> Result<Response> {
    let token = ctx.param("token").unwrap_or_default();
    let told = read(ctx.register(), token.trim_end_matches(".ics")).map_err(|error| match error {
        // Who tries addresses is slowed down.
        Error::NotFound(_) => match ctx.app.throttle.token_refused(&ctx.address) {
            Error::SignedOut => error,
            throttled => throttled,
        },
        other => other,
    })?;
    let language = Language::from_code(told.language.code()).unwrap_or(ctx.language);
    let origin = ctx.origin();
    let address = |one: &Deadline| place::of_deadline(one).filter(|_| !origin.is_empty()).map(|path| format!("{origin}{path}"));
    let text = output::deadline::calendar(&told, language, address);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "private, no-cache")], text).into_response())
}
