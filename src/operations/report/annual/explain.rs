//! How a figure of a report came about: the facts that it counts.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::{AnnualReport, Known, Period};
use super::facts::{Behind, Fact, FigureAt, Found, gather};
use super::question::{By, Question, When};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::ReadTx;

/// Shows how a figure of a report came about: every fact that it counts, as of the date and by the knowledge of that report.
///
/// A figure is named by its table, row and column, such as `due.due-all.overdue`; without one, all figures of the report are listed with what
/// they say. Of a fiscal year (`year`), or of any days (`from_on` and `until_on`).
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Explain {
    /// The figure by its name.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub figure: Option<String>,
    /// The fiscal year, by the calendar year in which it begins.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2999))]
    pub year: Option<i64>,
    /// The first day, in place of a year.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// The date to which the report is made.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// By what was known when the ledger ended with this entry.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub known: Option<i64>,
    /// By what was known when this day ended, in place of an entry.
    #[serde(default)]
    pub known_on: Option<NaiveDate>,
    /// Of each figure at most so many facts: all of one that is named, and none where all are listed, unless this says otherwise.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1_000_000))]
    pub facts: Option<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Explained {
    pub period: Period,
    pub known: Known,
    /// The figure that was asked for, or all by their names.
    pub figures: Vec<FigureFacts>,
}

/// A figure, and what it counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureFacts {
    pub figure: String,
    /// What it says.
    pub count: i64,
    /// What it counts: all of it, or as much as was asked for.
    pub facts: Vec<Fact>,
}

impl Query for Explain {
    const NAME: &'static str = "report.explain";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Explained;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Explained> {
        let wanted = self.figure()?;
        let question = self.question(tx)?;
        let gathered = question.gather(tx)?;
        let most = self.facts.unwrap_or(if wanted.is_some() { usize::MAX } else { 0 });
        let mut found = Found::new(wanted, most);
        gather(tx, &gathered, question.has_before, &mut found)?;
        let told = |(at, Behind { count, facts }): (FigureAt, Behind)| FigureFacts { figure: at.to_string(), count, facts };
        Ok(Explained { period: question.told(), known: question.known, figures: found.behind.into_iter().map(told).collect() })
    }
}

/// The tables that have figures with facts behind them.
const TABLES: [&str; 45] = [
    "figures",
    "criteria",
    "movements",
    "composition",
    "due",
    "outcomes",
    "scores",
    "knock_outs",
    "condition_counts",
    "standing_counts",
    "coverage",
    "bound_groups",
    "covers",
    "nda_movement",
    "sign_off",
    "nda_open",
    "contract_movement",
    "contracted",
    "regimes",
    "terms_checked",
    "sub_counts",
    "sub_figures",
    "concentrated",
    "foreign_figures",
    "foreign_countries",
    "foreign_results",
    "certificate_movement",
    "certificate_kinds",
    "certified",
    "review_figures",
    "review_grades",
    "review_conclusions",
    "failure_counts",
    "action_movement",
    "action_shares",
    "action_grades",
    "ending_figures",
    "ending_counts",
    "ending_statements",
    "rules_in_force",
    "rule_shares",
    "training_rates",
    "training_tests",
    "training_plan",
    "late_counts",
];

fn unknown(read: &str) -> Message {
    Message::new("report-figure-unknown").with("read", read).with("expected", "due.due-all.overdue")
}

impl Explain {
    fn figure(&self) -> Result<Option<FigureAt>> {
        let Some(text) = self.figure.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        let figure = FigureAt::read(text).filter(|at| TABLES.contains(&at.table.as_str()));
        figure.map(Some).ok_or_else(|| Error::invalid("figure", unknown(text)))
    }

    fn question(&self, tx: &mut ReadTx<'_>) -> Result<Question> {
        let when = match (self.year, self.from_on, self.until_on) {
            (Some(year), None, None) => When::Year(year),
            (None, Some(first), Some(last)) => When::Days(first, last),
            (None, Some(_), None) => return Err(Error::invalid("until_on", "input-required")),
            (None, None, Some(_)) => return Err(Error::invalid("from_on", "input-required")),
            (None, None, None) => return Err(Error::invalid("year", "input-required")),
            (Some(_), _, _) => return Err(Problems::one("from_on", Message::new("report-year-or-days")).into()),
        };
        Question::of(tx, when, self.on, By { known: self.known, known_on: self.known_on })
    }

    /// All facts behind all figures of a report, for its workbook: of each figure so many that a person still reads them.
    #[must_use]
    pub fn all_of(report: &AnnualReport) -> Self {
        let Period { year, first_on, last_on, on, .. } = report.period;
        let days = |day| Some(day).filter(|_| year.is_none());
        Self {
            year,
            from_on: days(first_on),
            until_on: days(last_on),
            on: Some(on),
            known: Some(report.known.seq),
            facts: Some(LISTED),
            ..Self::default()
        }
    }
}

/// Of each figure a workbook lists so many facts at most, and says how many there are.
const LISTED: usize = 5_000;
