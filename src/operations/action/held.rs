//! From rows to corrective actions with their steps.

use std::collections::BTreeMap;

use crate::domain::action::{Action, Step};
use crate::operations::facts::Known;
use crate::store::action::{Row, StepRow};

/// Each action with its steps, in the order of the rows.
pub(crate) fn held(rows: Vec<Row>, steps: Vec<StepRow>) -> Vec<(Row, Action)> {
    let mut by_action: BTreeMap<i64, Vec<Step>> = BTreeMap::new();
    for row in steps {
        by_action.entry(row.action_id).or_default().push(step(&row));
    }
    let together = |row: Row| {
        let steps = by_action.remove(&row.id).unwrap_or_default();
        let action = action(&row, steps);
        (row, action)
    };
    rows.into_iter().map(together).collect()
}

pub(super) fn action(row: &Row, steps: Vec<Step>) -> Action {
    Action {
        id: row.id,
        control_no: row.control_no.clone(),
        finding: row.finding.clone(),
        opened_on: row.opened_on,
        asked_on: row.asked_on,
        steps,
    }
}

pub(super) fn step(row: &StepRow) -> Step {
    Step { kind: row.kind.0, on: row.happened_on, due_on: row.due_on, person: row.person_id, owner: row.owner_id, seq: row.seq }
}

/// Adds the corrective actions that concern the consignees to what is known of them.
pub(crate) fn correct(all: &mut BTreeMap<i64, Known>, rows: Vec<Row>, steps: Vec<StepRow>) {
    for (row, action) in held(rows, steps) {
        let Some(consignee) = row.consignee_id else { continue };
        let known = all.entry(consignee).or_default();
        known.facts.actions.push(action);
        known.actions.push(row);
    }
}
