//! The files of the demonstration, read as any file is read.

mod reports;
mod selection;
mod supervision;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::training::Taught;
use crate::error::{Error, Result};
use crate::files::{self, columns_of};
use crate::intake::columns::Column;
use crate::intake::headings;
use crate::locale::Labels;
use crate::operations::import::ImportKind;
use crate::operations::rows::{self, Row};

pub(super) use reports::Report;
pub(super) use selection::{Account, Answer, Evaluation, Held, Nda, Organisation, Round};
pub(super) use supervision::{Acknowledging, Action, Happening, Review, ReviewPlan, RuleVersion};

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
    pub reports: Vec<Report>,
    pub evaluations: Vec<Evaluation>,
    /// By control number and date of drafting.
    pub answers: BTreeMap<(String, NaiveDate), Vec<Answer>>,
    pub rounds: Vec<Round>,
    pub ndas: Vec<Nda>,
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
            reports: typed("reports.csv", headings::REPORTS)?,
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
