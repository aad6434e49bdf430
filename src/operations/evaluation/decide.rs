//! The decision on an evaluation, and the exceptional approval after a fail.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::dossier::Dossier;
use crate::domain::access::{Office, Right};
use crate::domain::evaluation::{Authority, Case, DecisionOutcome, EvaluationState, NewCondition, Proposal, check_decide, may_decide};
use crate::domain::message::Message;
use crate::domain::scoring::Exact;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, criteria, decision, evaluation, office};

/// Decides on an evaluation that was submitted, and freezes its sheet. Outcome: the decision's id.
///
/// Not for anyone who prepared or submitted it. Stricter than the calculation only with a reason, and never more lenient. A pass
/// is valid for 24 months at most; a conditional pass needs conditions, each due within the days that the criteria allow.
///
/// An evaluation keeps the version of the criteria by which it was begun. If that was superseded meanwhile, it can be decided all
/// the same; if it was withdrawn, only a fail is left: take the evaluation back and begin it anew by the version in force.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Decide {
    /// The evaluation.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// `pass`, `conditional` or `fail`.
    pub outcome: DecisionOutcome,
    /// The last day on which the decision is valid; none for a fail.
    #[serde(default)]
    pub valid_until_on: Option<NaiveDate>,
    #[serde(default)]
    pub conditions: Vec<NewCondition>,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
}

/// Approves a failed consignee exceptionally, for twelve months at most. Only by the representative, and not by one who prepared the evaluation. Outcome: the decision's id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ApproveExceptionally {
    /// The evaluation.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// Why it cannot be avoided.
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
    /// What makes up for what is lacking.
    #[schemars(length(min = 1, max = 2_000))]
    pub measure: String,
    /// The last day on which the approval is valid.
    pub valid_until_on: NaiveDate,
}

impl Command for Decide {
    const NAME: &'static str = "evaluation.decide";
    const NEEDS: Right = Right::DecideEvaluations;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        if self.outcome == DecisionOutcome::Exceptional {
            return Err(Error::invalid("outcome", "evaluation-exception-by-its-own-step"));
        }
        let proposal = Proposal {
            outcome: self.outcome,
            decided_on: tx.moment().today,
            valid_until_on: self.valid_until_on,
            conditions: self.conditions.clone(),
            reason: self.reason.trim().to_owned(),
            measure: String::new(),
        };
        decide(tx, self.id, self.seen, &proposal, Authority::Ordinary)
    }
}

impl Command for ApproveExceptionally {
    const NAME: &'static str = "evaluation.approve_exceptionally";
    const NEEDS: Right = Right::ApproveExceptions;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let (person, today) = (tx.actor().someone().map_err(Error::Denied)?, tx.moment().today);
        let holds = office::holds(tx, person, Office::Representative, today)?;
        let proposal = Proposal {
            outcome: DecisionOutcome::Exceptional,
            decided_on: today,
            valid_until_on: Some(self.valid_until_on),
            conditions: Vec::new(),
            reason: self.reason.trim().to_owned(),
            measure: self.measure.trim().to_owned(),
        };
        decide(tx, self.id, self.seen, &proposal, if holds { Authority::Representative } else { Authority::Ordinary })
    }
}

fn decide(tx: &mut WriteTx<'_>, id: i64, seen: i64, proposal: &Proposal, authority: Authority) -> Result<i64> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let dossier = Dossier::of(tx, id)?;
    may_decide(&dossier.people, person).map_err(Error::Denied)?;
    if let Some(same) = decided_so(tx, &dossier, proposal, person)? {
        tx.unchanged();
        return Ok(same);
    }
    let submitted_on = submitted(&dossier)?;
    // Whoever looked at another state is told that first, and not what is wrong with the rest.
    let dossier = dossier.unless_stale(seen)?;
    let calculation = dossier.calculation();
    let prior = dossier.decisions.last().map(|row| row.outcome.0);
    let withdrawn = by_withdrawn(tx, &dossier)?;
    let case = Case { computed: calculation.outcome, terms: &dossier.terms(), people: &dossier.people, submitted_on, prior, withdrawn };
    check_decide(&case, proposal, person, authority)?;
    if proposal.outcome == DecisionOutcome::Exceptional {
        check_latest(tx, &dossier)?;
    }
    dossier.about(tx);
    let seq = tx.seq();
    let row = decision::Row {
        id: seq,
        evaluation_id: id,
        consignee_id: dossier.row.consignee_id,
        outcome: Coded(proposal.outcome),
        computed: Coded(calculation.outcome),
        score_numerator: calculation.score.map(Exact::numerator),
        score_denominator: calculation.score.map(Exact::denominator),
        decided_on: proposal.decided_on,
        valid_until_on: proposal.valid_until_on,
        reason: proposal.reason.clone(),
        measure: proposal.measure.clone(),
        person_id: Some(person),
        seq,
    };
    decision::insert(tx, &row, &conditions(proposal, seq))?;
    Ok(seq)
}

/// Whether the version of its criteria was withdrawn since it began.
fn by_withdrawn(tx: &mut WriteTx<'_>, dossier: &Dossier) -> Result<bool> {
    let version = criteria::version(tx, dossier.row.version_id)?.ok_or(Error::NotFound("criteria"))?;
    Ok(Basis::of(tx, &version)?.is_withdrawn())
}

/// Only what was submitted is decided on; what is decided already is the rule's to refuse.
fn submitted(dossier: &Dossier) -> Result<NaiveDate> {
    let state = dossier.state();
    match dossier.submitted_on() {
        Some(on) if matches!(state, EvaluationState::Submitted | EvaluationState::Decided) => Ok(on),
        _ => Err(Error::Conflict(Message::new("evaluation-not-submitted").label("state", state.label_id()))),
    }
}

/// An exception to an old fail must not outlive what was found since.
fn check_latest(tx: &mut WriteTx<'_>, dossier: &Dossier) -> Result<()> {
    let row = &dossier.row;
    let later: Vec<i64> = decision::of_consignees(tx, &[row.consignee_id], i64::MAX)?
        .into_iter()
        .filter(|other| other.evaluation_id != row.id && dossier.decisions.first().is_some_and(|own| other.id > own.id))
        .map(|other| other.evaluation_id)
        .collect();
    let covers = evaluation::covers(tx, &later)?;
    let same_work = |id: &i64| match covers.get(id) {
        Some(theirs) => dossier.covers.is_empty() || theirs.iter().any(|one| dossier.covers.contains(one)),
        None => true,
    };
    match later.iter().find(|id| same_work(id)) {
        Some(other) => Err(Error::Conflict(Message::new("evaluation-exception-overtaken").with("id", *other))),
        None => Ok(()),
    }
}

/// The same form sent twice decides once.
fn decided_so(tx: &mut WriteTx<'_>, dossier: &Dossier, proposal: &Proposal, person: i64) -> Result<Option<i64>> {
    let Some(last) = dossier.decisions.last().filter(|last| last.seq == dossier.seen && last.person_id == Some(person)) else {
        return Ok(None);
    };
    let stands: Vec<NewCondition> =
        decision::conditions(tx, &[last.id])?.into_iter().map(|one| NewCondition { text: one.text, due_on: one.due_on }).collect();
    let same = last.outcome.0 == proposal.outcome
        && last.decided_on == proposal.decided_on
        && last.valid_until_on == proposal.valid_until_on
        && (&last.reason, &last.measure) == (&proposal.reason, &proposal.measure)
        && stands == conditions(proposal, 0).into_iter().map(|one| NewCondition { text: one.text, due_on: one.due_on }).collect::<Vec<_>>();
    Ok(same.then_some(last.id))
}

fn conditions(proposal: &Proposal, seq: i64) -> Vec<decision::Condition> {
    let condition = |(number, one): (i64, &NewCondition)| decision::Condition {
        decision_id: seq,
        number,
        text: one.text.trim().to_owned(),
        due_on: one.due_on,
        seq,
    };
    (1..).zip(&proposal.conditions).map(condition).collect()
}
