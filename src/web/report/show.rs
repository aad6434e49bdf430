//! The annual report, or that of any days, as a page.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Format, file, list};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::template::Template;
use crate::error::{Error, Result};
use crate::operations::report::edition::{Line, List};
use crate::operations::report::pack::List as Packs;
use crate::operations::report::{Annual, AnnualReport, OfPeriod};
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
    /// None: a report of any days is not closed, and no auditor writes in it.
    year: Option<i64>,
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

/// What the form asks for: a fiscal year, or days.
const CHOICE: [&str; 4] = ["year", "from_on", "until_on", "format"];

/// Leads from the form to the address of the report that it asks for.
pub fn choose(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let year = ctx.asked("year").filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let days = ["from_on", "until_on"].map(|name| ctx.asked(name));
    let base = match (year, days) {
        (Some(year), [None, None]) => format!("/reports/annual/{year}"),
        (Some(_), _) => return list::form(ctx, Problems::one("from_on", "report-year-or-days")),
        (None, [Some(_), Some(_)]) => "/reports/period".to_owned(),
        (None, [Some(_), None]) => return list::form(ctx, Problems::one("until_on", "input-required")),
        (None, [None, Some(_)]) => return list::form(ctx, Problems::one("from_on", "input-required")),
        (None, [None, None]) => return list::form(ctx, Problems::one("year", "input-required")),
    };
    match ctx.asked("format").map(Format::of).transpose() {
        Ok(format) => {
            let path = format.map_or_else(|| base.clone(), |format| format!("{base}/{format}"));
            let changes: Vec<(&str, Option<&str>)> =
                CHOICE.iter().map(|name| (*name, ctx.asked(name).filter(|_| year.is_none() && name.ends_with("_on")))).collect();
            Ok(answer::see_other(&link::with(ctx, &path, &changes), None))
        }
        Err(error) => refused(ctx, error),
    }
}

/// The report that an address means: of a fiscal year, or of days.
pub(super) fn asked(ctx: &Context) -> Result<AnnualReport> {
    match ctx.param("year") {
        Some(_) => ctx.ask(ctx.read_query_with::<Annual>(&[("year", ctx.id("year")?.to_string())])?),
        None => ctx.ask(ctx.read_query::<OfPeriod>()?),
    }
}

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    match asked(ctx) {
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
    let (base, year) = (report::Address::of(report).base, report.period.year);
    // The files are those of this page, whatever is recorded meanwhile.
    let pinned = [("on", Some(report.period.on.to_string())), ("known", Some(report.known.seq.to_string())), ("known_on", None)];
    let pinned: Vec<(&str, Option<&str>)> = pinned.iter().map(|(name, value)| (*name, value.as_deref())).collect();
    let download = |format: &Format| File { format: *format, href: link::with(ctx, &format!("{base}/{format}"), &pinned) };
    let label = if year.is_some() { ctx.say(&report.period.label) } else { document.period.clone() };
    let title = Message::new("report-page-title").with("year", &label);
    let trail = vec![json!({ "text": ctx.language.text("report-list-title"), "href": "/reports" }), json!({ "text": label, "href": null })];
    let page = Shown {
        document: set,
        fails,
        trail,
        files: Format::ALL.iter().map(download).collect(),
        year,
        on: report.period.on,
        editions: if year.is_some() { ctx.ask(List { year })? } else { Vec::new() },
        known: report.known.seq,
        packs: match year {
            Some(_) => super::pack::offer(ctx, Packs { edition_id: None, year })?,
            None => Value::Null,
        },
    };
    ctx.page("report/annual", title, &page)
}

/// By the organisation's template; by the program's, with the reason, where that does not hold good.
fn set(ctx: &Context, house: &House, document: &Document) -> Result<(String, Option<String>)> {
    match file::body(ctx.app.templates, house, document, true) {
        Ok(set) => Ok((set, None)),
        Err(Error::Conflict(why)) if house.has(Template::ReportDocument) => {
            let own = file::body(ctx.app.templates, &House::new(InForce::default()), document, true)?;
            Ok((own, Some(ctx.say(&why))))
        }
        Err(error) => Err(error),
    }
}
