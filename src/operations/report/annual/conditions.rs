//! Conditions of decisions that were open in the year: how many were met, and by name those that were not met in time.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::report::{ConditionCount, ConditionState, condition_count, condition_states};

/// The conditions of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Conditions {
    pub count: ConditionCount,
    /// All that were not met in time: those overdue, then open, met late, lapsed; each by due date.
    pub lines: Vec<ConditionLine>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConditionLine {
    pub consignee: Consignee,
    pub evaluation_id: i64,
    pub text: String,
    pub decided_on: NaiveDate,
    pub due_on: NaiveDate,
    pub met_on: Option<NaiveDate>,
    pub state: ConditionState,
}

pub(super) fn of(gathered: &Gathered) -> Conditions {
    let (first, on) = (gathered.period.first(), gathered.as_of.on);
    let (mut states, mut lines) = (Vec::new(), Vec::new());
    for one in &gathered.all {
        for (condition, state) in condition_states(&one.known.facts, first, on) {
            states.push(state);
            let decision = one.known.decisions.iter().find(|row| row.id == condition.decision_id);
            if state == ConditionState::MetInTime {
                continue;
            }
            lines.extend(decision.map(|row| ConditionLine {
                consignee: one.name(on),
                evaluation_id: row.evaluation_id,
                text: condition.text.clone(),
                decided_on: row.decided_on,
                due_on: condition.due_on,
                met_on: condition.met_on.filter(|met_on| *met_on <= on),
                state,
            }));
        }
    }
    lines.sort_by_key(|line| (order(line.state), line.due_on));
    Conditions { count: condition_count(states), lines }
}

/// The gravest first.
fn order(state: ConditionState) -> u8 {
    match state {
        ConditionState::Overdue => 0,
        ConditionState::Open => 1,
        ConditionState::MetLate => 2,
        ConditionState::Lapsed => 3,
        ConditionState::MetInTime => 4,
    }
}
