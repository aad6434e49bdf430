//! The annual report as a page.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Format, file, list};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::report::edition::{Line, List};
use crate::operations::report::pack::List as Packs;
use crate::operations::report::{Annual, AnnualReport};
use crate::output::report;
use crate::web::context::Context;
use crate::web::{answer, link};

#[derive(Serialize)]
struct Shown {
    /// Markup, made by a template of its own.
    document: String,
    trail: Vec<Value>,
    files: Vec<File>,
    year: i64,
    on: chrono::NaiveDate,
    editions: Vec<Line>,
    /// The entry up to which the ledger is known.
    known: i64,
    packs: Value,
}

#[derive(Serialize)]
struct File {
    format: Format,
    href: String,
}

/// Leads from the form to the address of the report that it asks for.
pub fn choose(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let Some(year) = ctx.asked("year").filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())) else {
        return list::form(ctx, Problems::one("year", "input-required"));
    };
    let format = ctx.asked("format").map(Format::of).transpose();
    match format {
        Ok(format) => {
            let path = format.map_or_else(|| format!("/reports/annual/{year}"), |format| format!("/reports/annual/{year}/{format}"));
            Ok(answer::see_other(&link::with(ctx, &path, &[("year", None), ("format", None)]), None))
        }
        Err(error) => refused(ctx, error),
    }
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let year = ctx.id("year")?;
    let asked = ctx.read_query_with::<Annual>(&[("year", year.to_string())]).and_then(|query| ctx.ask(query));
    match asked {
        Ok(report) => page(ctx, &report),
        Err(error) => refused(ctx, error),
    }
}

/// The form again, with what is wrong. Errors that are not of the input pass through.
fn refused(ctx: &Context, error: Error) -> Result<Response> {
    match error {
        Error::Invalid(problems) => list::form(ctx, problems),
        other => Err(other),
    }
}

fn page(ctx: &Context, report: &AnnualReport) -> Result<Response> {
    let document = report::document(report, ctx.language, None);
    let (year, known) = (report.period.year, report.known.seq.to_string());
    // The files are those of this page, whatever is recorded meanwhile.
    let pinned = [("on", Some(report.period.on.to_string())), ("known", Some(known))];
    let pinned: Vec<(&str, Option<&str>)> = pinned.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    let download = |format: &Format| File { format: *format, href: link::with(ctx, &format!("/reports/annual/{year}/{format}"), &pinned) };
    let title = Message::new("report-page-title").with("year", ctx.say(&report.period.label));
    let trail =
        vec![json!({ "text": ctx.language.text("report-list-title"), "href": "/reports" }), json!({ "text": document.year, "href": null })];
    let page = Shown {
        document: file::body(&ctx.app.templates, &document)?,
        trail,
        files: Format::ALL.iter().map(download).collect(),
        year,
        on: report.period.on,
        editions: ctx.ask(List { year: Some(year) })?,
        known: report.known.seq,
        packs: super::pack::offer(ctx, Packs { edition_id: None, year: Some(year) })?,
    };
    ctx.page("report/annual", title, &page)
}
