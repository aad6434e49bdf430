//! The annual report: its figures, that it can be made again, and the files that it comes in.

mod agreed;
mod beyond;
mod corrected;
mod editions;
mod explain;
mod figures;
mod files;
mod pack;
mod pages;
mod period;
mod reviews;
pub mod sql;
pub mod story;
mod time;

use kantoku::error::Result;
use kantoku::locale::Language;
use kantoku::operations::report::AnnualReport;
use kantoku::operations::template::InForce;
use kantoku::web::house::House;
use kantoku::web::report::{Format, Printing};

/// The report as a file, with fonts where systems keep them.
fn bytes(report: &AnnualReport, format: Format, language: Language) -> Result<Vec<u8>> {
    let house = House::new(InForce::default());
    kantoku::web::report::bytes(report, format, language, &Printing::new(None), &house, None)
}

/// The forms that this program can make: without the press there is no PDF.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.iter().copied().filter(|format| cfg!(feature = "pdf") || *format != Format::Pdf)
}
