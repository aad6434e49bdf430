//! What was decided in the year, how scores are spread, who failed, and who was approved nevertheless.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{Gathered, One};
use super::knock_outs::{self, KnockOut};
use crate::domain::codes::codes;
use crate::domain::evaluation::{DecisionOutcome, EvaluationKind};
use crate::domain::report::{Distribution, Share, distribution, has_lapsed};
use crate::domain::scoring::Exact;
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::decision::Row;

/// The decisions of the year on evaluations.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decisions {
    /// Evaluations decided in the year. An exceptional approval comes after such a decision and is not counted again.
    pub decided: i64,
    /// Pass, conditional pass and fail: together they are `decided`.
    pub outcomes: Vec<OutcomeCount>,
    /// Exceptional approvals given in the year.
    pub exceptional: i64,
    /// Of the evaluations decided.
    pub distribution: Distribution,
    /// Knock-out items at which consignees failed, the most frequent first.
    pub knock_outs: Vec<KnockOut>,
    /// Who failed, by date.
    pub failed: Vec<Failed>,
}

/// How many evaluations came to an outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutcomeCount {
    pub outcome: DecisionOutcome,
    /// Of all decided.
    pub all: Share,
    /// Of those decided of each kind.
    pub initial: Share,
    pub periodic: Share,
    pub extraordinary: Share,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Failed {
    pub consignee: Consignee,
    pub evaluation_id: i64,
    pub decided_on: NaiveDate,
    /// Tenths of a percent; none if there was nothing to score.
    pub score_tenths: Option<i64>,
    pub reason: String,
    /// The representative approved it nevertheless, by the end of the period.
    pub excepted: bool,
}

codes! {
    /// How it stands with an exceptional approval at the end of the period.
    pub enum ExceptionState as "exception-state" {
        InForce = "in_force",
        Expired = "expired",
        /// A later decision has taken its place, or the work has ended.
        Superseded = "superseded",
    }
}

/// A consignee that failed and was approved by the representative nevertheless.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exception {
    pub consignee: Consignee,
    pub evaluation_id: i64,
    pub decided_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub by: String,
    pub reason: String,
    /// What compensates for what is missing.
    pub measure: String,
    /// Given in the year, and not before.
    pub of_year: bool,
    pub state: ExceptionState,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<Decisions> {
    let decided: Vec<(&One, &Row)> = in_year(gathered).filter(|(_, row)| row.outcome.0 != DecisionOutcome::Exceptional).collect();
    let exceptional = in_year(gathered).filter(|(_, row)| row.outcome.0 == DecisionOutcome::Exceptional).count();
    let mut failed: Vec<Failed> =
        decided.iter().filter(|(_, row)| row.outcome.0 == DecisionOutcome::Fail).map(|(one, row)| fail(gathered, one, row)).collect();
    failed.sort_by_key(|failed| failed.decided_on);
    Ok(Decisions {
        decided: tally(decided.len()),
        outcomes: outcomes(gathered, &decided),
        exceptional: tally(exceptional),
        distribution: distribution(decided.iter().map(|(_, row)| score(row))),
        knock_outs: knock_outs::of(tx, gathered, &decided)?,
        failed,
    })
}

/// The decisions taken in the year, with their consignees.
pub(super) fn in_year(gathered: &Gathered) -> impl Iterator<Item = (&One, &Row)> {
    let within = |on: NaiveDate| gathered.period.first() <= on && on <= gathered.as_of.on;
    gathered.all.iter().flat_map(move |one| one.known.decisions.iter().filter(move |row| within(row.decided_on)).map(move |row| (one, row)))
}

fn outcomes(gathered: &Gathered, decided: &[(&One, &Row)]) -> Vec<OutcomeCount> {
    let is_of =
        |row: &Row, kind: EvaluationKind| gathered.evaluated.get(&row.evaluation_id).is_some_and(|evaluation| evaluation.kind.0 == kind);
    let share = |outcome: DecisionOutcome, counts: &dyn Fn(&Row) -> bool| {
        let of = decided.iter().filter(|(_, row)| counts(row));
        Share::of(tally(of.clone().filter(|(_, row)| row.outcome.0 == outcome).count()), tally(of.count()))
    };
    let count = |outcome: DecisionOutcome| OutcomeCount {
        outcome,
        all: share(outcome, &|_| true),
        initial: share(outcome, &|row| is_of(row, EvaluationKind::Initial)),
        periodic: share(outcome, &|row| is_of(row, EvaluationKind::Periodic)),
        extraordinary: share(outcome, &|row| is_of(row, EvaluationKind::Extraordinary)),
    };
    [DecisionOutcome::Pass, DecisionOutcome::Conditional, DecisionOutcome::Fail].into_iter().map(count).collect()
}

fn fail(gathered: &Gathered, one: &One, row: &Row) -> Failed {
    let excepts = |other: &Row| {
        other.outcome.0 == DecisionOutcome::Exceptional && other.evaluation_id == row.evaluation_id && other.decided_on <= gathered.as_of.on
    };
    Failed {
        consignee: one.name(gathered.as_of.on),
        evaluation_id: row.evaluation_id,
        decided_on: row.decided_on,
        score_tenths: score(row).map(|score| score.rounded(1_000)),
        reason: row.reason.clone(),
        excepted: one.known.decisions.iter().any(excepts),
    }
}

/// Exceptional approvals that were given in the year or had not ended when it began, by date.
pub(super) fn exceptions(gathered: &Gathered) -> Vec<Exception> {
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    let mut exceptions = Vec::new();
    for one in &gathered.all {
        for (row, decision) in one.known.decisions.iter().zip(&one.known.facts.decisions) {
            let stands = row.decided_on <= on && row.valid_until_on.is_none_or(|until_on| until_on >= first);
            let lapsed_before = row.decided_on < first && has_lapsed(&one.known.facts, decision, gathered.day_before());
            if row.outcome.0 != DecisionOutcome::Exceptional || !stands || lapsed_before {
                continue;
            }
            let state = if has_lapsed(&one.known.facts, decision, on) {
                ExceptionState::Superseded
            } else if decision.is_valid(on) {
                ExceptionState::InForce
            } else {
                ExceptionState::Expired
            };
            exceptions.push(Exception {
                consignee: one.name(on),
                evaluation_id: row.evaluation_id,
                decided_on: row.decided_on,
                until_on: row.valid_until_on,
                by: gathered.person(row.person_id),
                reason: row.reason.clone(),
                measure: row.measure.clone(),
                of_year: row.decided_on >= first,
                state,
            });
        }
    }
    exceptions.sort_by_key(|exception| exception.decided_on);
    exceptions
}

/// The share achieved, 0–1.
pub(super) fn score(row: &Row) -> Option<Exact> {
    Exact::of(row.score_numerator?, row.score_denominator?)
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
