//! The annual report as a page.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Format, file, list};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::template::Template;
use crate::error::{Error, Result};
use crate::operations::report::edition::{Line, List};
use crate::operations::report::{Annual, AnnualReport};
use crate::operations::template::InForce;
use crate::output::report::{self, Document};
use crate::web::context::Context;
use crate::web::house::House;
use crate::web::{answer, link};

#[derive(Serialize)]
struct Shown {
    /// Markup, made by a template of its own.
    document: String,
    /// Why it is set by the program's own template; none where it is set as it should be.
    fails: Option<String>,
    trail: Vec<Value>,
    files: Vec<File>,
    year: i64,
    on: chrono::NaiveDate,
    editions: Vec<Line>,
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
    let house = ctx.app.printing.house(ctx.register(), report.known.seq)?;
    let document = Document { logo: house.logo(), ..report::document(report, ctx.language, None) };
    let (set, fails) = set(ctx, &house, &document)?;
    let (year, known) = (report.period.year, report.known.seq.to_string());
    // The files are those of this page, whatever is recorded meanwhile.
    let pinned = [("on", Some(report.period.on.to_string())), ("known", Some(known))];
    let pinned: Vec<(&str, Option<&str>)> = pinned.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    let download = |format: &Format| File { format: *format, href: link::with(ctx, &format!("/reports/annual/{year}/{format}"), &pinned) };
    let title = Message::new("report-page-title").with("year", ctx.say(&report.period.label));
    let trail =
        vec![json!({ "text": ctx.language.text("report-list-title"), "href": "/reports" }), json!({ "text": document.year, "href": null })];
    let page = Shown {
        document: set,
        fails,
        trail,
        files: Format::ALL.iter().map(download).collect(),
        year,
        on: report.period.on,
        editions: ctx.ask(List { year: Some(year) })?,
    };
    ctx.page("report/annual", title, &page)
}

/// By the organisation's template; by the program's, with the reason, where that does not hold good.
fn set(ctx: &Context, house: &House, document: &Document) -> Result<(String, Option<String>)> {
    match file::body(&ctx.app.templates, house, document, true) {
        Ok(set) => Ok((set, None)),
        Err(Error::Conflict(why)) if house.has(Template::ReportDocument) => {
            let own = file::body(&ctx.app.templates, &House::new(InForce::default()), document, true)?;
            Ok((own, Some(ctx.say(&why))))
        }
        Err(error) => Err(error),
    }
}
