//! Evaluations as they went: begun and answered by the assessor, decided by somebody else, and what followed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::actions::Opened;
use super::lines::{Answer, Evaluation, Lines};
use super::ndas::Papers;
use super::reviews::Looked;
use super::rules::Versions;
use super::stage::Stage;
use super::training::Made;
use crate::domain::access::Actor;
use crate::domain::evaluation::{DecisionOutcome, NewCondition};
use crate::error::{Error, Result};
use crate::operations::evaluation::{AnswerAll, Answered, ApproveExceptionally, Decide, MeetCondition, Return, Show, Start, Submit};
use crate::operations::import::Thing;
use crate::operations::{Register, criteria, round};

/// A failed evaluation that was approved all the same.
const EXCEPTIONAL: &str = "exceptional";
const RETURNED: &str = "returned";

/// The ids of what was begun so far.
#[derive(Default)]
pub(super) struct Begun {
    /// By control number of the consignee and date of drafting.
    evaluations: BTreeMap<(String, NaiveDate), i64>,
    /// By number.
    pub rounds: BTreeMap<String, i64>,
    pub ndas: Papers,
    pub actions: Opened,
    pub looked: Looked,
    pub rules: Versions,
    pub training: Made,
}

/// A condition as the files have it.
pub(super) struct Condition {
    pub text: String,
    pub due_on: NaiveDate,
    pub met_on: Option<NaiveDate>,
}

impl Begun {
    fn of(&self, evaluation: &Evaluation) -> Result<i64> {
        self.evaluation(&evaluation.control_no, evaluation.started_on)
    }

    /// The evaluation of a consignee that was begun on a day.
    pub fn evaluation(&self, control_no: &str, started_on: NaiveDate) -> Result<i64> {
        let key = (control_no.to_owned(), started_on);
        self.evaluations.get(&key).copied().ok_or_else(|| Error::fault(format!("{} was not begun on {}", key.0, key.1)))
    }
}

/// Begins it and answers the first half of the sheet; a sheet that is not submitted yet has no other.
pub(super) fn begin(stage: &mut Stage<'_>, begun: &mut Begun, evaluation: &Evaluation, lines: &Lines) -> Result<()> {
    let actor = stage.actor(&evaluation.assessor)?;
    let consignee_id = stage.id(Thing::Consignee, &evaluation.control_no)?;
    let numbers = evaluation.entrustments.split('/').map(str::trim).filter(|number| !number.is_empty());
    let entrustment_ids = numbers.map(|number| stage.id(Thing::Entrustment, number)).collect::<Result<Vec<i64>>>()?;
    let register = stage.register();
    let id = if let Some(round) = begun.rounds.get(&evaluation.round_number) {
        register.run(&actor, &round::Add { id: *round, consignee_id, entrustment_ids })?
    } else {
        let set_id = Some(set(&register, &actor, &evaluation.criteria_set)?);
        let reason = evaluation.start_reason.clone();
        register.run(&actor, &Start { consignee_id, entrustment_ids, kind: evaluation.kind, reason, set_id })?
    };
    begun.evaluations.insert((evaluation.control_no.clone(), evaluation.started_on), id);
    let (first, _) = halves(lines, evaluation);
    answer(stage, &actor, id, first)
}

/// The set of that code.
pub(super) fn set(register: &Register, actor: &Actor, code: &str) -> Result<i64> {
    let sets = register.ask(actor, criteria::List::default())?.sets;
    let found = sets.into_iter().find(|set| set.code == code);
    found.map(|set| set.id).ok_or_else(|| Error::fault(format!("there is no set of criteria {code}")))
}

fn halves<'l>(lines: &'l Lines, evaluation: &Evaluation) -> (&'l [Answer], &'l [Answer]) {
    let all = lines.answers.get(&(evaluation.control_no.clone(), evaluation.started_on)).map_or(&[][..], Vec::as_slice);
    let first = if evaluation.submitted_on.is_some() { all.len() / 2 } else { all.len() };
    all.split_at(first)
}

fn answer(stage: &mut Stage<'_>, actor: &Actor, id: i64, answers: &[Answer]) -> Result<()> {
    let answered = |answer: &Answer| Answered {
        code: answer.code.clone(),
        own: Some(answer.own.clone()),
        verdict: answer.verdict.clone(),
        // The reason for which an item does not apply stands in the column of grounds.
        na_reason: answer.grounds.clone(),
        grounds: answer.grounds.clone(),
        ..Answered::default()
    };
    let answers: Vec<Answered> = answers.iter().map(answered).collect();
    if answers.is_empty() {
        return Ok(());
    }
    stage.register().run(actor, &AnswerAll { id, answers }).map(drop)
}

pub(super) fn submit(stage: &mut Stage<'_>, begun: &Begun, evaluation: &Evaluation, lines: &Lines) -> Result<()> {
    let (id, actor) = (begun.of(evaluation)?, stage.actor(&evaluation.assessor)?);
    let (_, rest) = halves(lines, evaluation);
    answer(stage, &actor, id, rest)?;
    let register = stage.register();
    let seen = seen(&register, &actor, id)?;
    register.run(&actor, &Submit { id, seen, comment: String::new() })
}

fn seen(register: &Register, actor: &Actor, id: i64) -> Result<i64> {
    Ok(register.ask(actor, Show { id })?.seen)
}

pub(super) fn decide(stage: &mut Stage<'_>, begun: &Begun, evaluation: &Evaluation) -> Result<()> {
    let (id, actor) = (begun.of(evaluation)?, stage.actor(&evaluation.decider)?);
    let register = stage.register();
    let seen = seen(&register, &actor, id)?;
    let reason = evaluation.reason.clone();
    if evaluation.outcome == RETURNED {
        return register.run(&actor, &Return { id, seen, comment: reason });
    }
    let exceptional = evaluation.outcome == EXCEPTIONAL;
    let outcome = if exceptional { Some(DecisionOutcome::Fail) } else { DecisionOutcome::from_code(&evaluation.outcome) };
    let outcome = outcome.ok_or_else(|| Error::fault(format!("there is no decision {}", evaluation.outcome)))?;
    let conditions = conditions(evaluation).into_iter().map(|one| NewCondition { text: one.text, due_on: one.due_on }).collect();
    let decide = Decide { id, seen, outcome, valid_until_on: evaluation.valid_until_on, conditions, reason };
    register.run(&actor, &decide).map(drop)
}

pub(super) fn except(stage: &mut Stage<'_>, begun: &Begun, evaluation: &Evaluation) -> Result<()> {
    let (id, actor) = (begun.of(evaluation)?, stage.actor(&evaluation.exception_by)?);
    let register = stage.register();
    let approve = ApproveExceptionally {
        id,
        seen: seen(&register, &actor, id)?,
        reason: evaluation.exception_reason.clone(),
        measure: evaluation.measure.clone(),
        valid_until_on: evaluation.exception_until_on.unwrap_or(stage.today()),
    };
    register.run(&actor, &approve).map(drop)
}

/// Records that a condition, counted from 1, was met.
pub(super) fn meet(stage: &mut Stage<'_>, begun: &Begun, evaluation: &Evaluation, number: usize) -> Result<()> {
    let (id, actor) = (begun.of(evaluation)?, stage.actor(&evaluation.assessor)?);
    let meet = MeetCondition { id, number: i64::try_from(number).unwrap_or_default(), seen: 0, met_on: stage.today(), note: String::new() };
    stage.register().run(&actor, &meet)
}

pub(super) fn conditions(evaluation: &Evaluation) -> Vec<Condition> {
    let day = |text: Option<&str>| text.and_then(|text| text.trim().parse().ok());
    let condition = |text: &str| {
        let mut parts = text.split('@');
        let text = parts.next().unwrap_or_default().trim().to_owned();
        Some(Condition { text, due_on: day(parts.next())?, met_on: day(parts.next()) })
    };
    evaluation.conditions.split(';').filter(|part| !part.trim().is_empty()).filter_map(condition).collect()
}
