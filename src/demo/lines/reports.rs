//! Lines of the reports that were closed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

/// The report of a fiscal year: what the auditor says in it, and its way to publication.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Report {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub written_on: NaiveDate,
    /// Whoever writes it also closes and publishes it.
    pub written_by: String,
    #[serde(default)]
    pub findings: String,
    #[serde(default)]
    pub opinion: String,
    #[serde(default)]
    pub recommendations: String,
    #[serde(default)]
    pub next_year: String,
    pub closed_on: NaiveDate,
    pub approved_on: NaiveDate,
    pub approved_by: String,
    pub published_on: NaiveDate,
    pub published_at: String,
}
