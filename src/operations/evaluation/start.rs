//! An evaluation is begun.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::{state_of, work};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::evaluation::{EvaluationKind, EvaluationState};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, consignee, criteria, decision, entrustment, evaluation};

/// Begins the evaluation of a consignee against the version of the criteria that is in force today.
///
/// Refused while another one for the same work is open. For a selection round see `round.add`. Outcome: the evaluation's id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Start {
    pub consignee_id: i64,
    /// The work that it is for; empty: all that is entrusted to the consignee.
    #[serde(default)]
    pub entrustment_ids: Vec<i64>,
    pub kind: EvaluationKind,
    /// Why now, if it is extraordinary.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
    /// The set of criteria; if empty, the one for the kind of the work.
    #[serde(default)]
    pub set_id: Option<i64>,
}

impl Command for Start {
    const NAME: &'static str = "evaluation.start";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let version_id = self.version(tx)?;
        begin(tx, self, version_id, None)
    }
}

/// Begins an evaluation against a version that the caller has chosen.
pub(crate) fn begin(tx: &mut WriteTx<'_>, start: &Start, version_id: Option<i64>, round_id: Option<i64>) -> Result<i64> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    let mut problems = Problems::default();
    check_consignee(tx, start, &mut problems)?;
    check_work(tx, start, &mut problems)?;
    let reason = start.reason.trim();
    if start.kind == EvaluationKind::Extraordinary && reason.is_empty() {
        problems.add("reason", "evaluation-extraordinary-needs-reason");
    }
    let Some(version_id) = version_id else {
        problems.add("set_id", "evaluation-no-criteria-in-force");
        return Err(problems.into());
    };
    problems.or(())?;
    let id = tx.seq();
    let row = evaluation::Row {
        id,
        consignee_id: start.consignee_id,
        version_id,
        round_id,
        kind: Coded(start.kind),
        reason: reason.to_owned(),
        started_on: tx.moment().today,
        person_id: Some(person),
        seq: id,
    };
    let mut covers = start.entrustment_ids.clone();
    covers.sort_unstable();
    covers.dedup();
    if let Some(other) = open_for(tx, &row, &covers)? {
        return again(tx, &other, &row, &covers);
    }
    tx.about("evaluation", id);
    tx.about("consignee", start.consignee_id);
    evaluation::insert(tx, &row, &covers)?;
    Ok(id)
}

impl Start {
    /// The version in force of the set that was chosen, or of the first set for the kind of the work.
    fn version(&self, tx: &mut WriteTx<'_>) -> Result<Option<i64>> {
        let today = tx.moment().today;
        let sets = if let Some(id) = self.set_id {
            vec![criteria::set(tx, id)?.ok_or_else(|| Error::invalid("set_id", "evaluation-no-such-set"))?]
        } else {
            let kinds: Vec<_> = self.chosen(tx)?.into_iter().map(|row| row.kind_of_work).collect();
            criteria::sets(tx)?.into_iter().filter(|set| kinds.contains(&set.kind_of_work)).collect()
        };
        for set in sets {
            if let Some(version) = criteria::version_in_force(tx, set.id, today)? {
                return Ok(Some(version.id));
            }
        }
        Ok(None)
    }

    fn chosen(&self, tx: &mut WriteTx<'_>) -> Result<Vec<entrustment::Row>> {
        let as_of = AsOf { on: tx.moment().today, known: i64::MAX };
        work(tx, self.consignee_id, &self.entrustment_ids, as_of)
    }
}

fn check_consignee(tx: &mut WriteTx<'_>, start: &Start, problems: &mut Problems) -> Result<()> {
    let today = tx.moment().today;
    let periods = consignee::periods(tx, start.consignee_id)?;
    match periods.last().map(|last| last.until_on) {
        None => problems.add("consignee_id", "evaluation-no-such-consignee"),
        Some(Some(until)) if until < today => {
            problems.add("consignee_id", Message::new("evaluation-consignee-ended").with("read", until));
        }
        Some(_) => {}
    }
    Ok(())
}

/// Only the consignee's own work, and none that has ended.
fn check_work(tx: &mut WriteTx<'_>, start: &Start, problems: &mut Problems) -> Result<()> {
    let today = tx.moment().today;
    let own = start.chosen(tx)?;
    for id in &start.entrustment_ids {
        match own.iter().find(|row| row.id == *id) {
            None => problems.add("entrustment_ids", Message::new("evaluation-work-elsewhere").with("read", *id)),
            Some(row) if row.until_on.is_some_and(|until| until < today) => {
                problems.add("entrustment_ids", Message::new("evaluation-work-ended").with("read", &row.control_no));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// An evaluation that is not decided yet and is for some of the same work. Candidates without work may be in several rounds.
fn open_for(tx: &mut WriteTx<'_>, row: &evaluation::Row, covers: &[i64]) -> Result<Option<evaluation::Row>> {
    let today = tx.moment().today;
    let others = evaluation::of_consignee(tx, row.consignee_id)?;
    let ids: Vec<i64> = others.iter().map(|other| other.id).collect();
    let (events, decisions) = (evaluation::events_of(tx, &ids)?, decision::of_evaluations(tx, &ids)?);
    let covered = evaluation::covers(tx, &ids)?;
    Ok(others.into_iter().find(|other| {
        let events: Vec<_> = events.iter().filter(|event| event.evaluation_id == other.id).cloned().collect();
        let decisions: Vec<_> = decisions.iter().filter(|decision| decision.evaluation_id == other.id).cloned().collect();
        let open = !matches!(state_of(&events, &decisions, today), EvaluationState::Decided | EvaluationState::Withdrawn);
        let theirs = covered.get(&other.id).map_or(&[][..], Vec::as_slice);
        let same_work = match (theirs.is_empty(), covers.is_empty()) {
            (true, true) => other.round_id == row.round_id,
            (false, false) => theirs.iter().any(|id| covers.contains(id)),
            // One speaks of all work. In a round it is a candidate's, and stands apart.
            _ => other.round_id.is_none() && row.round_id.is_none(),
        };
        open && same_work
    }))
}

/// The same form sent twice begins one evaluation; anything else is refused.
fn again(tx: &mut WriteTx<'_>, other: &evaluation::Row, row: &evaluation::Row, covers: &[i64]) -> Result<i64> {
    let theirs = evaluation::covers(tx, &[other.id])?.remove(&other.id).unwrap_or_default();
    let said = |row: &evaluation::Row| (row.kind, row.version_id, row.round_id, row.reason.clone(), row.started_on, row.person_id);
    if said(other) == said(row) && theirs == covers && evaluation::last_seq(tx, other.id)? == other.id {
        tx.unchanged();
        return Ok(other.id);
    }
    Err(Error::invalid("", Message::new("evaluation-another-open").with("id", other.id).with("started_on", other.started_on)))
}
