//! By when reviews have to be made: those with a date, and those that a rule asks for and nobody has planned.

use std::collections::BTreeMap;

use super::list::lines;
use super::watch::Reviews;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::review::CadenceRule;
use crate::error::Result;
use crate::operations::deadline::Asked;
use crate::operations::facts::{self, Known};
use crate::store::review::Of;
use crate::store::{Reads, consignee};

/// Reviews that are open, and work whose review is due and has no date.
pub(crate) fn deadlines(tx: &mut impl Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let on = asked.as_of.on;
    let reviews = Reviews::of(tx, Of::All, asked.as_of.known)?;
    let methods: BTreeMap<i64, String> =
        lines(tx, Of::All, asked.as_of)?.into_iter().map(|line| (line.id, line.method.label_id())).collect();
    let known = facts::of_all(tx, asked.as_of.known)?;
    let names: BTreeMap<i64, String> = consignee::all(tx, asked.as_of)?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut all = Vec::new();
    for row in &reviews.rows {
        let review = reviews.review(row);
        let deadline = review.deadline(on);
        let (Some(name), Some(method)) = (names.get(&row.consignee_id), methods.get(&row.id)) else { continue };
        if !review.is_open(on) || deadline.due_on > asked.until {
            continue;
        }
        let because = match (deadline.basis, row.plan_id) {
            (Basis::Rule, _) => rule(on),
            (Basis::Set, Some(_)) => Message::new("deadline-because-review-plan"),
            (Basis::Set, None) => Message::new("deadline-because-review-set"),
        };
        let assignee = reviews
            .dates
            .get(&row.id)
            .and_then(|dates| dates.iter().rfind(|date| date.recorded_on <= on))
            .and_then(|date| date.assignee_id);
        let department = review.covers.first().and_then(|work| department(known.get(&row.consignee_id)?, *work));
        all.push(Deadline {
            kind: DeadlineKind::Review,
            subject: "review",
            id: row.id,
            number: 0,
            due_on: deadline.due_on,
            basis: deadline.basis,
            because,
            what: Message::new("deadline-review").with("name", name).label("method", method),
            consignee_id: Some(row.consignee_id),
            owner: assignee.map_or_else(|| Owner::department(department), Owner::person),
        });
    }
    for (id, known) in &known {
        let Some(name) = names.get(id) else { continue };
        for missed in known.facts.watched.unplanned(on).filter(|missed| missed.due_on <= asked.until) {
            all.push(Deadline {
                kind: DeadlineKind::Review,
                subject: "consignee",
                id: *id,
                number: missed.work.id,
                due_on: missed.due_on,
                basis: Basis::Rule,
                because: if missed.by_law { Message::new("deadline-because-review-law") } else { rule(on) },
                what: Message::new("deadline-review-unplanned").with("name", name).with("work", &missed.work.work),
                consignee_id: Some(*id),
                owner: Owner::department(department(known, missed.work.id)),
            });
        }
    }
    Ok(all)
}

fn rule(on: chrono::NaiveDate) -> Message {
    let rule = CadenceRule::on(on);
    Message::new("deadline-because-review-rule").with("version", rule.version).with("source", &rule.source)
}

/// The department in charge of a piece of work, as it was last.
fn department(known: &Known, work: i64) -> Option<i64> {
    known.work.iter().filter(|row| row.id == work).max_by_key(|row| row.from_on)?.department_id
}
