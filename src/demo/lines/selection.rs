//! Rows of the files on the organisation, its evaluations, rounds and NDAs.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::access::{Office, Role};
use crate::domain::agreement::AgreementKind;
use crate::domain::evaluation::EvaluationKind;
use crate::domain::nda::SignatureMethod;

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Organisation {
    pub name_ja: String,
    pub name_en: String,
    pub fiscal_year_start_month: String,
    /// The day on which the demonstration ends.
    pub today: NaiveDate,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Account {
    pub login: String,
    /// The code of the person.
    pub person: String,
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Held {
    pub person: String,
    pub office: Office,
    pub from_on: NaiveDate,
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    pub letter: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Evaluation {
    pub control_no: String,
    /// Numbers of work, separated by `/`.
    #[serde(default)]
    pub entrustments: String,
    pub criteria_set: String,
    pub kind: EvaluationKind,
    pub started_on: NaiveDate,
    pub assessor: String,
    #[serde(default)]
    pub start_reason: String,
    #[serde(default)]
    pub submitted_on: Option<NaiveDate>,
    #[serde(default)]
    pub decider: String,
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// A decision, or `returned`; empty while it is open.
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    pub valid_until_on: Option<NaiveDate>,
    /// `text@due@met`, separated by `;`.
    #[serde(default)]
    pub conditions: String,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub exception_by: String,
    #[serde(default)]
    pub exception_on: Option<NaiveDate>,
    #[serde(default)]
    pub exception_reason: String,
    #[serde(default)]
    pub measure: String,
    #[serde(default)]
    pub exception_until_on: Option<NaiveDate>,
    #[serde(default)]
    pub round_number: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Answer {
    pub control_no: String,
    pub started_on: NaiveDate,
    pub code: String,
    #[serde(default)]
    pub own: String,
    #[serde(default)]
    pub verdict: String,
    #[serde(default)]
    pub grounds: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Round {
    pub number: String,
    pub title: String,
    pub work: String,
    pub criteria_set: String,
    pub opened_on: NaiveDate,
    pub opened_by: String,
    pub recommended: String,
    pub recommended_on: NaiveDate,
    pub recommended_by: String,
    pub recommendation_reason: String,
    pub decided: String,
    pub decided_on: NaiveDate,
    pub decided_by: String,
    #[serde(default)]
    pub decision_reason: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Nda {
    /// The code of the person, or the control number of the consignee.
    pub code: String,
    pub kind: AgreementKind,
    pub issued_on: NaiveDate,
    /// The day of the signature that stands.
    #[serde(default)]
    pub signed_on: Option<NaiveDate>,
    #[serde(default)]
    pub method: Option<SignatureMethod>,
    #[serde(default)]
    pub signed_off_on: Option<NaiveDate>,
    #[serde(default)]
    pub signed_off_by: String,
    /// It was signed on that day, too, and returned.
    #[serde(default)]
    pub returned_on: Option<NaiveDate>,
    #[serde(default)]
    pub declined_on: Option<NaiveDate>,
    #[serde(default)]
    pub voided_on: Option<NaiveDate>,
    #[serde(default)]
    pub ended_on: Option<NaiveDate>,
    #[serde(default)]
    pub valid_until_on: Option<NaiveDate>,
    /// Who signs for the consignee.
    #[serde(default)]
    pub signatory: String,
    /// Why it was returned, declined, taken back or ended.
    #[serde(default)]
    pub remark: String,
}
