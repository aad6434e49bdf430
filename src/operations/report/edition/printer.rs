//! What sets a report in its files: given to the register by the program, as what reads files is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::operations::report::AnnualReport;

/// What stands on the last page of a closed report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Imprint {
    /// The number of the edition in its year, from 1.
    pub number: i64,
    pub closed_on: chrono::NaiveDate,
    /// Who closed it.
    pub closed_by: String,
    /// What the edition corrects; empty for the first.
    pub reason: String,
    /// SHA-256 of the content, in hexadecimal.
    pub content: String,
    /// The version of the program.
    pub program: String,
    /// SHA-256 of the templates, in hexadecimal.
    pub template: String,
}

/// A report in one form and language.
pub struct Printed {
    pub format: &'static str,
    pub language: &'static str,
    pub bytes: Vec<u8>,
}

pub trait Printer: Send + Sync {
    /// SHA-256 of all that decides how a report looks.
    fn template(&self) -> String;

    /// The report in every form and language; the same report and imprint give the same bytes.
    ///
    /// # Errors
    /// A fault. A form that cannot be made here, such as PDF without a font, is left out.
    fn print(&self, report: &AnnualReport, imprint: &Imprint) -> Result<Vec<Printed>>;
}
