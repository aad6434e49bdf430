//! What sets a report in its files: given to the register by the program, as what reads files is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::message::Message;
use crate::domain::template::Template;
use crate::error::Result;
use crate::operations::report::AnnualReport;
use crate::operations::template::{InForce, Logo};

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

/// What sets documents. It knows the program's own templates, and tries those of an organisation.
pub trait Printer: Send + Sync {
    /// SHA-256 of all that decides how a report looks.
    fn template(&self, in_force: &InForce) -> String;

    /// The report in every form and language; the same report, imprint and templates give the same bytes.
    ///
    /// # Errors
    /// `Conflict` where a template of the organisation does not hold good; else a fault. A form that cannot be made here, such as PDF without
    /// a font, is left out.
    fn print(&self, report: &AnnualReport, imprint: &Imprint, in_force: &InForce) -> Result<Vec<Printed>>;

    /// A template as the program has it.
    fn own(&self, template: Template) -> String;

    /// Sets a text in the place of a template, with invented data.
    ///
    /// # Errors
    /// The line and the reason why it does not hold good, or why it cannot be tried here.
    fn check(&self, template: Template, text: &str) -> Result<(), Message>;

    /// Sets documents with a logo.
    ///
    /// # Errors
    /// Why it cannot stand in them.
    fn check_logo(&self, logo: &Logo) -> Result<(), Message>;
}
