//! Which evaluations fell due in a period, and whether they were made in time.

mod count;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::codes::codes;
use super::standing::{Decision, Entrusted, Facts};

pub use count::{DueCount, count};

codes! {
    /// Why an evaluation is due.
    pub enum DueKind as "due-kind" {
        /// Work begins, and nothing permits it yet (APPI Art. 25; PPC General Guidelines 3-4-4(1): confirmed in advance).
        Initial = "initial",
        /// A decision ends while the work goes on.
        Periodic = "periodic",
    }

    /// How it stands with an evaluation that is due.
    pub enum DueStatus as "due-status" {
        Done = "done",
        DoneLate = "done_late",
        Open = "open",
        Overdue = "overdue",
    }
}

/// An evaluation that is due, of one consignee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Due {
    pub kind: DueKind,
    /// The last day on which it is made in time.
    pub due_on: NaiveDate,
    /// The work it is due for.
    pub entrustments: Vec<i64>,
    pub status: DueStatus,
    /// When it was decided; for several pieces of work, the last of them.
    pub done_on: Option<NaiveDate>,
    /// The decision by which it was done.
    pub decision_id: Option<i64>,
}

/// The evaluations of a consignee due from `first` to `last`, as they stand on `on`: by due date, initial ones first.
///
/// * *Initial*: supervised work starts in the period. It is due on that day, unless an evaluation made for earlier work covers
///   the new work too and is valid on that day.
/// * *Periodic*: a decision ends in the period and work that it covers goes on the day after. It is due on the last valid day.
#[must_use]
pub fn due(facts: &Facts, first: NaiveDate, last: NaiveDate, on: NaiveDate) -> Vec<Due> {
    let within = |due_on: NaiveDate| first <= due_on && due_on <= last;
    let mut due = initial(facts, within, on);
    due.extend(periodic(facts, within, on));
    due.sort_by_key(|due| (due.due_on, due.kind));
    due
}

fn initial(facts: &Facts, within: impl Fn(NaiveDate) -> bool, on: NaiveDate) -> Vec<Due> {
    let mut starting: Vec<&Entrusted> = facts.beginnings().filter(|work| within(work.from_on) && !is_carried(facts, work)).collect();
    starting.sort_by_key(|work| (work.from_on, work.id));
    starting
        .chunk_by(|a, b| a.from_on == b.from_on)
        .filter_map(|works| {
            let due_on = works.first()?.from_on;
            let decisions = works.iter().map(|work| first_for_start(facts, work, on)).collect();
            Some(settle(DueKind::Initial, due_on, works.iter().map(|work| work.id).collect(), decisions, on))
        })
        .collect()
}

fn periodic(facts: &Facts, within: impl Fn(NaiveDate) -> bool, on: NaiveDate) -> Vec<Due> {
    let ends = |decision: &Decision| decision.valid_until_on.filter(|_| decision.outcome.permits());
    facts
        .decided_by(on)
        .filter_map(|decision| {
            let due_on = ends(decision).filter(|due_on| within(*due_on))?;
            let works = going_on(facts, decision, due_on);
            let decisions = works.iter().map(|id| first_after(facts, *id, decision, on)).collect();
            (!works.is_empty()).then(|| settle(DueKind::Periodic, due_on, works, decisions, on))
        })
        .collect()
}

/// Whether an evaluation that was made for earlier work covers the start of this one.
fn is_carried(facts: &Facts, work: &Entrusted) -> bool {
    let is_first = !facts.entrustments.iter().any(|other| other.is_supervised() && other.from_on < work.from_on);
    let decision = facts.decision_on(work.id, work.from_on);
    !is_first && decision.is_some_and(|decision| decision.covers.is_empty() && decision.is_valid(work.from_on))
}

/// The decision that stands when the work starts, if it is valid then or a fail; else the first one after.
fn first_for_start<'a>(facts: &'a Facts, work: &Entrusted, on: NaiveDate) -> Option<&'a Decision> {
    let speaks = |decision: &&Decision| decision.is_valid(work.from_on) || !decision.outcome.permits();
    let before = facts.decision_on(work.id, work.from_on.min(on)).filter(speaks);
    let later = |decision: &&Decision| decision.decided_on > work.from_on && decision.covers(work.id);
    before.or_else(|| facts.decided_by(on).filter(later).min_by_key(|decision| decision.order()))
}

/// The work covered by the decision that goes on the day after it ends.
fn going_on(facts: &Facts, decision: &Decision, due_on: NaiveDate) -> Vec<i64> {
    let Some(next_day) = due_on.succ_opt() else { return vec![] };
    let goes_on = |id: &i64| decision.covers(*id) && facts.is_supervised(*id, due_on) && facts.is_supervised(*id, next_day);
    let ids: BTreeSet<i64> = facts.entrustments.iter().map(|work| work.id).filter(goes_on).collect();
    ids.into_iter().collect()
}

fn first_after<'a>(facts: &'a Facts, work: i64, decision: &Decision, on: NaiveDate) -> Option<&'a Decision> {
    let later = |other: &&Decision| other.order() > decision.order() && other.covers(work);
    facts.decided_by(on).filter(later).min_by_key(|other| other.order())
}

/// It is done when it is done for all the work, and as late as for the last.
fn settle(kind: DueKind, due_on: NaiveDate, entrustments: Vec<i64>, decisions: Vec<Option<&Decision>>, on: NaiveDate) -> Due {
    let all: Option<Vec<&Decision>> = decisions.into_iter().collect();
    let last = all.and_then(|all| all.into_iter().max_by_key(|decision| decision.order()));
    let status = match last {
        Some(decision) if decision.decided_on <= due_on => DueStatus::Done,
        Some(_) => DueStatus::DoneLate,
        None if on <= due_on => DueStatus::Open,
        None => DueStatus::Overdue,
    };
    let (done_on, decision_id) = (last.map(|decision| decision.decided_on), last.map(|decision| decision.id));
    Due { kind, due_on, entrustments, status, done_on, decision_id }
}
