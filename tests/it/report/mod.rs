//! The annual report: its figures, that it can be made again, and the files that it comes in.

mod agreed;
mod beyond;
mod corrected;
mod editions;
mod figures;
mod files;
mod pack;
mod pages;
mod reviews;
mod story;
mod time;

use kantoku::error::Result;
use kantoku::locale::Language;
use kantoku::operations::report::AnnualReport;
use kantoku::output::pdf::Press;
use kantoku::web::report::Format;

/// The report as a file, with fonts where systems keep them.
fn bytes(report: &AnnualReport, format: Format, language: Language) -> Result<Vec<u8>> {
    kantoku::web::report::bytes(report, format, language, &Press::new(None), None)
}

/// The forms that this program can make: without the press there is no PDF.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.iter().copied().filter(|format| cfg!(feature = "pdf") || *format != Format::Pdf)
}
