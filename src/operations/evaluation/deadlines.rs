//! By when evaluations have to be made and conditions have to be met.

use chrono::NaiveDate;

use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::due::{Due, DueKind, DueStatus, due};
use crate::domain::message::Message;
use crate::domain::report::{ConditionState, condition_states};
use crate::domain::standing::Condition;
use crate::operations::deadline::{Asked, Consignees, department_of};
use crate::operations::facts::Known;

/// Evaluations that are due, and conditions that are open.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    let of_one = |(id, name, known): (i64, &str, &Known)| {
        let mut all = evaluations(id, name, known, asked);
        all.extend(conditions(id, name, known, asked));
        all
    };
    consignees.each().flat_map(of_one).collect()
}

fn evaluations(id: i64, name: &str, known: &Known, asked: Asked) -> Vec<Deadline> {
    let open = |due: &Due| matches!(due.status, DueStatus::Open | DueStatus::Overdue);
    let all = due(&known.facts, NaiveDate::MIN, asked.until, asked.as_of.on);
    all.into_iter().filter(open).filter_map(|due| evaluation(id, name, known, &due)).collect()
}

fn evaluation(id: i64, name: &str, known: &Known, due: &Due) -> Option<Deadline> {
    let first = *due.entrustments.first()?;
    let (what, because) = match due.kind {
        DueKind::Initial => ("deadline-evaluation-initial", "deadline-because-initial"),
        DueKind::Periodic => ("deadline-evaluation-periodic", "deadline-because-periodic"),
    };
    Some(Deadline {
        kind: DeadlineKind::Evaluation,
        subject: "consignee",
        id,
        number: first,
        due_on: due.due_on,
        basis: if due.kind == DueKind::Initial { Basis::Rule } else { Basis::Set },
        because: Message::new(because),
        what: Message::new(what).with("name", name),
        consignee_id: Some(id),
        owner: Owner::department(department_of(known, first)),
    })
}

fn conditions(id: i64, name: &str, known: &Known, asked: Asked) -> Vec<Deadline> {
    let all = condition_states(&known.facts, NaiveDate::MIN, asked.as_of.on);
    let open = all
        .into_iter()
        .filter(|(condition, state)| matches!(state, ConditionState::Open | ConditionState::Overdue) && condition.due_on <= asked.until);
    open.filter_map(|(condition, _)| of_condition(id, name, known, condition)).collect()
}

fn of_condition(id: i64, name: &str, known: &Known, condition: &Condition) -> Option<Deadline> {
    let decision = known.facts.decisions.iter().find(|decision| decision.id == condition.decision_id)?;
    let place = known.facts.conditions.iter().filter(|other| other.decision_id == decision.id).position(|other| other == condition)?;
    Some(Deadline {
        kind: DeadlineKind::Condition,
        subject: "evaluation",
        id: decision.evaluation_id,
        number: i64::try_from(place).ok()? + 1,
        due_on: condition.due_on,
        basis: Basis::Set,
        because: Message::new("deadline-because-condition"),
        what: Message::new("deadline-condition").with("name", name).with("text", &condition.text),
        consignee_id: Some(id),
        owner: Owner::department(decision.covers.first().and_then(|work| department_of(known, *work))),
    })
}
