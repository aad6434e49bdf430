//! `kantoku report annual`: the annual report as a file; and `kantoku report-edition file`: one that was closed, as it was closed.

use std::process::ExitCode;

use clap::Command;

use super::{Call, actor, opening, operate, print, tree};
use crate::error::Result;
use crate::locale::{Labels, Language};
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::operations::report::edition::{self, Show};
use crate::operations::report::{Annual, AnnualReport, Explain, OfPeriod};
use crate::operations::{Query, input};
use crate::output::FileForm;
use crate::output::report::figure_grid;
use crate::web::report::{Format, bytes, with_facts};

/// The operation whose answer is a document, and not a table of cells.
pub const ANNUAL: &str = <Annual as Query>::NAME;
pub const PERIOD: &str = <OfPeriod as Query>::NAME;

/// Its figure is typed without a flag.
pub const EXPLAIN: &str = <Explain as Query>::NAME;

/// A file of its own form, to the terminal where none is named.
pub fn annual(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    written::<Annual>(call, operation)
}

/// The same of any days.
pub fn of_period(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    written::<OfPeriod>(call, operation)
}

fn written<Q: Query<Answer = AnnualReport>>(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let format = Format::of(call.typed("format").unwrap_or(Format::Html.code()))?;
    let query: Q = input::from_json(operate::input(call, operation)?)?;
    let register = call.register(IfMissing::Refuse)?;
    let actor = actor::of(call, &register)?;
    let report = with_facts(register.ask(&actor, query)?, format, |facts| register.ask(&actor, facts))?;
    let printing = call.printing();
    let house = printing.house(&register, report.known.seq)?;
    print::keep_or_write(call, &bytes(&report, format, call.language, &printing, &house, None)?)?;
    Ok(ExitCode::SUCCESS)
}

/// A figure by its facts, as a table or a file of it; all figures, as any answer.
pub fn explain(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let word = call.typed("format").unwrap_or("table");
    let file = FileForm::of(word);
    let form = if file.is_some() { print::Form::Csv } else { print::Form::of_tabled(word)? };
    let query: Explain = input::from_json(operate::input(call, operation)?)?;
    let is_one = query.figure.as_deref().is_some_and(|figure| !figure.trim().is_empty());
    if !is_one || form == print::Form::Json {
        return operate::run(call, operation);
    }
    let register = call.register(IfMissing::Refuse)?;
    let explained = register.ask(&actor::of(call, &register)?, query)?;
    for figure in &explained.figures {
        let title = format!("{}: {}", figure.figure, call.language.number(figure.count));
        let grid = figure_grid(&title, &figure.facts, call.language);
        match file {
            Some(file) => print::keep_or_write(call, &file.bytes(&grid, explained.period.on)?)?,
            None => print::grid(call, &grid, form)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whose subject also has the command of the files.
pub const EDITION: &str = "report-edition";

/// The command beside the operations that hands over a file.
pub const FILE: &str = "file";

/// The command of the files: bytes, and no answer of an operation.
pub fn file_command(language: Language) -> Command {
    let about = language.text("cli-report-edition-file").into_owned();
    let flags = tree::OF_FILES.map(|name| tree::value(language, name));
    let id = tree::value_as(language, "id", "cli-flag-edition");
    tree::command(language, FILE, about).arg(id.required(true)).args(flags)
}

/// To the terminal where no file is named.
pub fn file(call: &Call<'_>) -> Result<ExitCode> {
    let format = Format::of(call.typed("format").unwrap_or(Format::Pdf.code()))?;
    let id = ("id".to_owned(), call.typed("id").unwrap_or_default().to_owned());
    let Show { id } = input::from_cells(&[id], &Labels)?;
    let call = &Call { config: opening::config(call.given)?, ..*call };
    let register = call.register(IfMissing::Refuse)?;
    let (_, bytes) = edition::file(&register, &actor::of(call, &register)?, id, format.code(), call.language.code())?;
    print::keep_or_write(call, &bytes)?;
    Ok(ExitCode::SUCCESS)
}
