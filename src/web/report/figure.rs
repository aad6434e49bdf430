//! How a figure of a report came about: the facts behind it as a page, and as a file.

use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::edition::trail;
use super::show;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::report::{AnnualReport, Explain, Fact, FigureFacts};
use crate::output::report::{self, figure_grid, figure_named, figure_what};
use crate::web::context::Context;
use crate::web::{answer, link, place};

#[derive(Serialize)]
struct Page {
    trail: Vec<Value>,
    /// Where it stands: the section, the table, the row and the column.
    section: String,
    table: String,
    row: String,
    column: String,
    facts: Vec<Value>,
    /// Whether any of them has one: a column without anything is left out.
    has_number: bool,
    has_of: bool,
    has_on: bool,
    shown: String,
    command: String,
    csv: String,
    xlsx: String,
}

/// So many facts are shown; the files hold all.
const SHOWN: usize = 1_000;

pub fn show(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadReports)?;
    let known: Vec<(&str, String)> = ctx.param("year").map(|year| ("year", year.to_owned())).into_iter().collect();
    let explain = ctx.read_query_with::<Explain>(&known)?;
    let name = explain.figure.clone().ok_or(Error::NotFound("figure"))?;
    let report = show::asked(ctx)?;
    let explained = ctx.ask(Explain { known: Some(report.known.seq), known_on: None, ..explain })?;
    let figure = explained.figures.into_iter().next().ok_or(Error::NotFound("figure"))?;
    let document = report::document(&report, ctx.language, None);
    // A figure that the report does not show is none.
    let (_, found) = document.figures().find(|(at, _)| at.to_string() == name).ok_or(Error::NotFound("figure"))?;
    let row = found.row.cells.first().map(|cell| cell.text.clone()).unwrap_or_default();
    let title = format!("{} – {row} – {}", found.table.caption, found.column.title);
    if let Some(format) = ctx.asked("format") {
        let grid = figure_grid(&title, &figure.facts, ctx.language);
        return answer::grid(&format!("{name}-{}", report.period.on), &grid, format, report.period.on);
    }
    let address = report::Address::of(&report);
    let steps = [(document.year.as_str(), Some(format!("{}#{}", address.page(), found.section.id))), (title.as_str(), None)];
    let file = |format| link::with(ctx, &address.figures(), &[("format", Some(format))]);
    let page = Page {
        trail: trail(ctx, &steps),
        section: found.section.title.clone(),
        table: found.table.caption.clone(),
        row,
        column: found.column.title.clone(),
        has_number: figure.facts.iter().any(|fact| !fact.number.is_empty()),
        has_of: figure.facts.iter().any(|fact| !fact.of.is_empty()),
        has_on: figure.facts.iter().any(|fact| fact.on.is_some()),
        facts: figure.facts.iter().take(SHOWN).map(|fact| line(ctx, fact, report.period.on)).collect(),
        shown: shown(ctx, &figure),
        command: command(&report, &figure.figure),
        csv: file("csv"),
        xlsx: file("xlsx"),
    };
    ctx.page("report/figure", Message::new("report-figure-title").with("figure", title), &page)
}

/// The same at a terminal.
fn command(report: &AnnualReport, figure: &str) -> String {
    let period = &report.period;
    let days = match period.year {
        Some(year) => format!("--year {year}"),
        None => format!("--from-on {} --until-on {}", period.first_on, period.last_on),
    };
    format!("kantoku report explain {figure} {days} --on {} --known {}", period.on, report.known.seq)
}

fn line(ctx: &Context, fact: &Fact, on: chrono::NaiveDate) -> Value {
    let href = match fact.subject {
        "consignee" => place::of("consignee", fact.id).map(|path| format!("{path}?on={on}")),
        "entrustment" => Some(format!("/ledger?subject=entrustment&subject_id={}", fact.id)).filter(|_| ctx.may(Right::ReadLedger)),
        subject => place::of(subject, fact.id),
    };
    json!({ "what": figure_what(fact, ctx.language), "number": fact.number, "name": figure_named(fact), "of": fact.of, "on": fact.on, "href": href })
}

fn shown(ctx: &Context, figure: &FigureFacts) -> String {
    let message = if figure.facts.len() > SHOWN { "report-facts-some" } else { "report-facts-all" };
    ctx.say(&Message::new(message).with("n", ctx.language.number(figure.count)).with("shown", ctx.language.number(1_000)))
}
