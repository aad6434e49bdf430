//! `kantoku report annual`: the annual report as a file.

use std::process::ExitCode;

use super::{Call, actor, fields, print};
use crate::error::Result;
use crate::locale::Labels;
use crate::operations::list::Operation;
use crate::operations::opening::IfMissing;
use crate::operations::report::Annual;
use crate::operations::{Query, input};
use crate::output::pdf::Press;
use crate::web::report::{Format, bytes};

/// The operation whose answer is a document, and not a table of cells.
pub const ANNUAL: &str = <Annual as Query>::NAME;

/// A file of its own form, to the terminal where none is named.
pub fn annual(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let format = Format::of(call.typed("format").unwrap_or(Format::Html.code()))?;
    let query: Annual = input::from_json(operation.read(&fields::cells(operation, call.given), &Labels)?)?;
    let register = call.register(IfMissing::Refuse)?;
    let report = register.ask(&actor::of(call, &register)?, query)?;
    print::keep_or_write(call, &bytes(&report, format, call.language, &Press::new(call.config.font_dir.clone()))?)?;
    Ok(ExitCode::SUCCESS)
}
