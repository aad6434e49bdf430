//! The entries that are asked for as one file: CSV and JSON while they are read, a workbook as far as one is of use.

use std::io::Write;

use axum::response::Response;

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::ledger::{Export, Sealed};
use crate::output::{Grid, csv, ledger};
use crate::web::context::Context;
use crate::web::{answer, stream};

/// Lines that a workbook takes. It is made in memory.
const MOST_IN_A_WORKBOOK: usize = 50_000;

pub fn export(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadLedger)?;
    let query = ctx.read_query::<Export>()?;
    let name = format!("ledger-{}", ctx.register().now().today);
    match ctx.asked("format").unwrap_or("csv") {
        "xlsx" => {
            let grid = workbook(ctx.language, &query, |part| ctx.ask(part))?;
            answer::grid(&name, &grid, "xlsx", ctx.register().now().today)
        }
        format @ ("csv" | "json") => {
            let (app, actor, language, is_csv) = (ctx.app.clone(), ctx.actor.clone(), ctx.language, format == "csv");
            let media_type = if is_csv { "text/csv; charset=utf-8" } else { "application/json" };
            stream::file(&format!("{name}.{format}"), media_type, move |to| {
                let ask = |part| app.register.ask(&actor, part);
                if is_csv { write_csv(to, language, &query, ask) } else { write_json(to, &query, ask) }
            })
        }
        _ => Err(Error::NotFound("page")),
    }
}

type Part = <Export as crate::operations::Query>::Answer;

/// All entries that are asked for as CSV, a part after the other.
///
/// # Errors
/// What the question or writing says.
pub fn write_csv(to: &mut dyn Write, language: Language, query: &Export, ask: impl Fn(Export) -> Result<Part>) -> Result<()> {
    to.write_all(&csv::utf8_of(&ledger::headings(language), std::iter::empty::<Vec<crate::output::Value>>())?)?;
    each(query, ask, |lines| Ok(to.write_all(&csv::rows(lines.iter().map(|line| ledger::row(line, language)))?)?))
}

/// The same as a list in JSON, an entry on a line.
///
/// # Errors
/// As [`write_csv`].
pub fn write_json(to: &mut dyn Write, query: &Export, ask: impl Fn(Export) -> Result<Part>) -> Result<()> {
    to.write_all(b"[")?;
    let mut before: &[u8] = b"\n";
    each(query, ask, |lines| {
        for line in lines {
            to.write_all(before)?;
            to.write_all(&serde_json::to_vec(line)?)?;
            before = b",\n";
        }
        Ok(())
    })?;
    Ok(to.write_all(b"\n]\n")?)
}

/// As a table for a workbook.
///
/// # Errors
/// `Invalid` if there are more than a workbook is of use for, with what to do; else what the question says.
pub fn workbook(language: Language, query: &Export, ask: impl Fn(Export) -> Result<Part>) -> Result<Grid> {
    let title = language.text("ledger-list-title").into_owned();
    let mut grid = Grid { title, headings: ledger::headings(language), rows: Vec::new() };
    each(query, ask, |lines| {
        grid.rows.extend(lines.iter().map(|line| ledger::row(line, language)));
        if grid.rows.len() > MOST_IN_A_WORKBOOK {
            return Err(Error::Conflict(Message::new("ledger-export-too-long").with("expected", MOST_IN_A_WORKBOOK)));
        }
        Ok(())
    })?;
    Ok(grid)
}

fn each(query: &Export, ask: impl Fn(Export) -> Result<Part>, mut take: impl FnMut(&[Sealed]) -> Result<()>) -> Result<()> {
    let mut after = query.after;
    loop {
        let part = ask(Export { after, ..query.clone() })?;
        take(&part.lines)?;
        if part.next.is_none() {
            return Ok(());
        }
        after = part.next;
    }
}
