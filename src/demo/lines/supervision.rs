//! Rows of the files on what goes on through the year: reviews, corrective actions, sub-consignees, rules, training.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::finding::Grade;
use crate::domain::review::{Conclusion, Method, ReviewCause};
use crate::domain::rule::{AcknowledgementMethod, AudienceKind, RuleKind};

/// A version of a rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct RuleVersion {
    pub code: String,
    pub kind: RuleKind,
    pub title_ja: String,
    pub title_en: String,
    /// Codes, separated by space.
    pub stages: String,
    pub audience: AudienceKind,
    /// Codes, separated by space.
    #[serde(default)]
    pub departments: String,
    #[serde(default)]
    pub department: String,
    #[serde(default)]
    pub changed: String,
    pub proposed_on: NaiveDate,
    pub adopted_on: NaiveDate,
    pub adopted_by: String,
    pub effective_on: NaiveDate,
    #[serde(default)]
    pub published_on: Option<NaiveDate>,
    #[serde(default)]
    pub published_at: String,
    pub body_ja: String,
    pub body_en: String,
}

/// Those who acknowledged a version on a day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Acknowledging {
    pub code: String,
    pub version: i64,
    pub on: NaiveDate,
    pub method: AcknowledgementMethod,
    /// Codes, separated by space.
    pub people: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Action {
    /// Of the consignee; empty: of the organisation itself.
    #[serde(default)]
    pub control_no: String,
    #[serde(default)]
    pub entrustment: String,
    #[serde(default)]
    pub department: String,
    /// The day on which the evaluation was begun that it comes from.
    #[serde(default)]
    pub evaluation_on: Option<NaiveDate>,
    #[serde(default)]
    pub item: String,
    #[serde(default)]
    pub condition: Option<i64>,
    #[serde(default)]
    pub incident: String,
    /// The fiscal year of the review whose first finding it comes from.
    #[serde(default)]
    pub review_year: Option<i64>,
    pub grade: Grade,
    pub finding: String,
    pub opened_on: NaiveDate,
    pub opened_by: String,
    #[serde(default)]
    pub planned_on: Option<NaiveDate>,
    #[serde(default)]
    pub planned_by: String,
    /// The code of the person.
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub cause: String,
    #[serde(default)]
    pub measure: String,
    #[serde(default)]
    pub counterpart: String,
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    #[serde(default)]
    pub moved_on: Option<NaiveDate>,
    #[serde(default)]
    pub moved_to: Option<NaiveDate>,
    #[serde(default)]
    pub moved_because: String,
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    #[serde(default)]
    pub done: String,
    #[serde(default)]
    pub settled_on: Option<NaiveDate>,
    #[serde(default)]
    pub settled_by: String,
    /// `confirmed`, `refused` or `cancelled`.
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    pub comment: String,
}

/// Something that happens to a sub-consignee, to data abroad or to the data of ended work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Happening {
    pub happened_on: NaiveDate,
    /// `route`, `check`, `request`, `decide` or `confirm`.
    pub what: String,
    pub entrustment: String,
    /// The route, the result of the check, the decision or the statement.
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The sub-consignee, or who confirms.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub more: String,
}

/// The plan of reviews of the fiscal year that begins in that calendar year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct ReviewPlan {
    pub year: i64,
    pub drawn_on: NaiveDate,
    pub drawn_by: String,
    pub proposed_on: NaiveDate,
    #[serde(default)]
    pub returned_on: Option<NaiveDate>,
    #[serde(default)]
    pub comment: String,
    #[serde(default)]
    pub again_on: Option<NaiveDate>,
    #[serde(default)]
    pub approved_on: Option<NaiveDate>,
    #[serde(default)]
    pub approved_by: String,
}

/// A review outside the plan, or one of the plan that did not go as it was planned.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Review {
    pub control_no: String,
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    /// What an extraordinary one answers to; empty: it is in the plan.
    #[serde(default)]
    pub cause: Option<ReviewCause>,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub scheduled_on: Option<NaiveDate>,
    #[serde(default)]
    pub planned_on: Option<NaiveDate>,
    #[serde(default)]
    pub method: Option<Method>,
    #[serde(default)]
    pub moved_on: Option<NaiveDate>,
    #[serde(default)]
    pub moved_to: Option<NaiveDate>,
    #[serde(default)]
    pub moved_because: String,
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    #[serde(default)]
    pub done_by: String,
    /// Codes of items that were not fulfilled, separated by `/`.
    #[serde(default)]
    pub checked: String,
    /// `grade@text`, separated by `;`.
    #[serde(default)]
    pub findings: String,
    #[serde(default)]
    pub conclusion: Option<Conclusion>,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub cancelled_on: Option<NaiveDate>,
    #[serde(default)]
    pub cancelled_because: String,
}
