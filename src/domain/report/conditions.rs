//! What became of the conditions of decisions in a period.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::codes::codes;
use crate::domain::standing::{Condition, Decision, Facts};

codes! {
    /// How it stands with a condition at the end of a period.
    pub enum ConditionState as "condition-state" {
        MetInTime = "met_in_time",
        MetLate = "met_late",
        Open = "open",
        Overdue = "overdue",
        /// Not met, but a later decision has taken the place of the one that set it, or the work has ended.
        Lapsed = "lapsed",
    }
}

/// How many conditions stand how. `conditions` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConditionCount {
    pub conditions: i64,
    pub met_in_time: i64,
    pub met_late: i64,
    pub open: i64,
    pub overdue: i64,
    pub lapsed: i64,
}

/// The conditions of one consignee that were open at any time from `first` to `on`, with how they stand on `on`.
#[must_use]
pub fn condition_states(facts: &Facts, first: NaiveDate, on: NaiveDate) -> Vec<(&Condition, ConditionState)> {
    let day_before = first.pred_opt().unwrap_or(first);
    let mut states = Vec::new();
    for decision in facts.decided_by(on) {
        let lapsed_before = decision.decided_on < first && has_lapsed(facts, decision, day_before);
        for condition in facts.conditions.iter().filter(|condition| condition.decision_id == decision.id) {
            let closed_before = condition.met_on.is_some_and(|met_on| met_on < first);
            if !closed_before && (!lapsed_before || condition.is_met(on)) {
                states.push((condition, state(facts, decision, condition, on)));
            }
        }
    }
    states
}

fn state(facts: &Facts, decision: &Decision, condition: &Condition, on: NaiveDate) -> ConditionState {
    match condition.met_on.filter(|met_on| *met_on <= on) {
        Some(met_on) if met_on <= condition.due_on => ConditionState::MetInTime,
        Some(_) => ConditionState::MetLate,
        None if has_lapsed(facts, decision, on) => ConditionState::Lapsed,
        None if condition.is_overdue(on) => ConditionState::Overdue,
        None => ConditionState::Open,
    }
}

/// Whether the decision no longer counts: for all work that it covers and that has not ended there is a later one. Where all
/// of that work has ended, it counts as long as it is the last word on a consignee without any work.
#[must_use]
pub fn has_lapsed(facts: &Facts, decision: &Decision, on: NaiveDate) -> bool {
    let unended = |until_on: Option<NaiveDate>| until_on.is_none_or(|until_on| on <= until_on);
    let mut open = facts.entrustments.iter().filter(|work| decision.covers(work.id) && unended(work.until_on)).peekable();
    let is = |latest: Option<&Decision>| latest.is_some_and(|latest| latest.id == decision.id);
    if open.peek().is_some() {
        return !open.any(|work| is(facts.decision_on(work.id, on)));
    }
    let has_work = facts.entrustments.iter().any(|work| work.is_live(on));
    has_work || !is(facts.decided_by(on).max_by_key(|decision| decision.order()))
}

/// Counts what stands how.
#[must_use]
pub fn condition_count(states: impl IntoIterator<Item = ConditionState>) -> ConditionCount {
    states.into_iter().fold(ConditionCount::default(), |mut so_far, state| {
        so_far.conditions += 1;
        match state {
            ConditionState::MetInTime => so_far.met_in_time += 1,
            ConditionState::MetLate => so_far.met_late += 1,
            ConditionState::Open => so_far.open += 1,
            ConditionState::Overdue => so_far.overdue += 1,
            ConditionState::Lapsed => so_far.lapsed += 1,
        }
        so_far
    })
}
