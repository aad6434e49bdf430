//! The files of the demonstration, read as any file is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::training::Taught;
use crate::domain::access::{Office, Role};
use crate::domain::action::ActionGrade;
use crate::domain::agreement::AgreementKind;
use crate::domain::evaluation::EvaluationKind;
use crate::domain::nda::SignatureMethod;
use crate::domain::review::{Conclusion, Method, ReviewCause};
use crate::domain::rule::{AcknowledgementMethod, AudienceKind, RuleKind};
use crate::error::{Error, Result};
use crate::files::{self, columns_of};
use crate::intake::columns::Column;
use crate::intake::headings;
use crate::locale::Labels;
use crate::operations::import::ImportKind;
use crate::operations::rows::{self, Row};

#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/demo"]
struct Files;

pub(super) const PEOPLE: &str = "people.csv";
pub(super) const DEPARTMENTS: &str = "departments.csv";
pub(super) const RESOURCES: &str = "resources.csv";
pub(super) const ACCESS: &str = "access.csv";
/// Together the consignees; the second goes on where the first ends.
pub(super) const CONSIGNEES: [&str; 2] = ["consignees.xlsx", "consignees-addition.csv"];

pub(super) const CONTRACTS: &str = "contracts.csv";
pub(super) const CERTIFICATES: &str = "certificates.csv";

/// Everything that the files say.
pub(super) struct Lines {
    pub organisation: Organisation,
    pub departments: Vec<Row>,
    pub people: Vec<Row>,
    pub resources: Vec<Row>,
    /// Who may handle what; the end of whoever leaves is not in it.
    pub access: Vec<Row>,
    pub accounts: Vec<Account>,
    pub offices: Vec<Held>,
    /// By file.
    pub consignees: Vec<(&'static str, Vec<Row>)>,
    pub contracts: Vec<Row>,
    pub certificates: Vec<Row>,
    pub actions: Vec<Action>,
    pub rules: Vec<RuleVersion>,
    pub acknowledgements: Vec<Acknowledging>,
    pub reach: Vec<Happening>,
    pub review_plans: Vec<ReviewPlan>,
    pub reviews: Vec<Review>,
    pub training: Vec<Taught>,
    pub evaluations: Vec<Evaluation>,
    /// By control number and date of drafting.
    pub answers: BTreeMap<(String, NaiveDate), Vec<Answer>>,
    pub rounds: Vec<Round>,
    pub ndas: Vec<Nda>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Organisation {
    pub name_ja: String,
    pub name_en: String,
    pub fiscal_year_start_month: String,
    /// The day on which the demonstration ends.
    pub today: NaiveDate,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Account {
    pub login: String,
    /// The code of the person.
    pub person: String,
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Held {
    pub person: String,
    pub office: Office,
    pub from_on: NaiveDate,
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    pub letter: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Evaluation {
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
pub(super) struct Answer {
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
pub(super) struct Round {
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
pub(super) struct Nda {
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

/// A version of a rule.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct RuleVersion {
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
pub(super) struct Acknowledging {
    pub code: String,
    pub version: i64,
    pub on: NaiveDate,
    pub method: AcknowledgementMethod,
    /// Codes, separated by space.
    pub people: String,
}

#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Action {
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
    pub grade: ActionGrade,
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
pub(super) struct Happening {
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
pub(super) struct ReviewPlan {
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
pub(super) struct Review {
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

impl Lines {
    pub fn read() -> Result<Self> {
        let organisation = typed("organisation.csv", headings::ORGANISATION)?.pop();
        let mut answers: BTreeMap<(String, NaiveDate), Vec<Answer>> = BTreeMap::new();
        for answer in typed::<Answer>("answers.csv", headings::ANSWERS)? {
            answers.entry((answer.control_no.clone(), answer.started_on)).or_default().push(answer);
        }
        let mut consignees = Vec::new();
        for name in CONSIGNEES {
            consignees.push((name, table(name, columns_of(ImportKind::Consignees))?));
        }
        Ok(Self {
            organisation: organisation.ok_or_else(|| Error::fault("organisation.csv is empty"))?,
            departments: table(DEPARTMENTS, columns_of(ImportKind::Departments))?,
            people: table(PEOPLE, columns_of(ImportKind::People))?,
            resources: table(RESOURCES, columns_of(ImportKind::Resources))?,
            access: table(ACCESS, columns_of(ImportKind::Access))?,
            accounts: typed("accounts.csv", headings::ACCOUNTS)?,
            offices: typed("offices.csv", headings::OFFICES)?,
            consignees,
            contracts: table(CONTRACTS, columns_of(ImportKind::Contracts))?,
            certificates: table(CERTIFICATES, columns_of(ImportKind::Certificates))?,
            actions: typed("actions.csv", headings::ACTIONS)?,
            rules: typed("rules.csv", headings::RULES)?,
            acknowledgements: typed("acknowledgements.csv", headings::ACKNOWLEDGEMENTS)?,
            reach: typed("reach.csv", headings::REACH)?,
            review_plans: typed("review-plans.csv", headings::REVIEW_PLANS)?,
            reviews: typed("reviews.csv", headings::REVIEWS)?,
            training: typed("training.csv", headings::TRAINING)?,
            evaluations: typed("evaluations.csv", headings::EVALUATIONS)?,
            answers,
            rounds: typed("round.csv", headings::ROUNDS)?,
            ndas: typed("ndas.csv", headings::NDAS)?,
        })
    }
}

fn table(name: &str, columns: &[Column]) -> Result<Vec<Row>> {
    let file = Files::get(name).ok_or_else(|| Error::fault(format!("{name} is not among the seeds")))?;
    Ok(files::table(columns, name, &file.data)?.rows)
}

fn typed<T: DeserializeOwned + JsonSchema + 'static>(name: &str, columns: &[Column]) -> Result<Vec<T>> {
    rows::read(&table(name, columns)?, &Labels).map_err(|problems| {
        let said =
            problems.iter().map(|problem| format!("{name}:{}:{} {}", problem.row.unwrap_or_default(), problem.field, problem.message.id));
        Error::fault(said.collect::<Vec<_>>().join(", "))
    })
}
