//! By when reviews have to be made: those with a date, and those that a rule asks for and nobody has planned.

use chrono::NaiveDate;

use super::watch::Reviews;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::domain::review::{CadenceRule, Method, Missed, Review};
use crate::error::Result;
use crate::operations::deadline::{Asked, Consignees, department_of};
use crate::operations::facts::Known;
use crate::store::Reads;
use crate::store::review::{Of, Row};

/// Reviews that are open, and work whose review is due and has no date.
pub(crate) fn deadlines(tx: &mut dyn Reads, consignees: &Consignees<'_>, asked: Asked) -> Result<Vec<Deadline>> {
    let ids: Vec<i64> = consignees.known.keys().copied().collect();
    let reviews = Reviews::of(tx, Of::Consignees(&ids), asked.as_of.known)?;
    let open = reviews.rows.iter().filter_map(|row| {
        let review = reviews.review(row);
        let name = consignees.name(row.consignee_id)?;
        let goes_on = consignees.known.get(&row.consignee_id).is_some_and(|known| known.facts.watched.goes_on(&review, asked.as_of.on));
        let due = goes_on && review.is_open(asked.as_of.on) && review.deadline(asked.as_of.on).due_on <= asked.until;
        due.then(|| of_review(&reviews, row, &review, name, consignees.known.get(&row.consignee_id), asked.as_of.on))
    });
    let missed = consignees.each().flat_map(|(id, name, known)| {
        let unplanned = known.facts.watched.unplanned(asked.as_of.on).filter(|missed| missed.due_on <= asked.until);
        unplanned.map(|missed| of_missed(&missed, id, name, known, asked.as_of.on)).collect::<Vec<_>>()
    });
    Ok(open.chain(missed).collect())
}

fn of_review(reviews: &Reviews, row: &Row, review: &Review, name: &str, known: Option<&Known>, on: NaiveDate) -> Deadline {
    let deadline = review.deadline(on);
    let because = match (deadline.basis, row.plan_id) {
        (Basis::Rule, _) => rule(on),
        (Basis::Set, Some(_)) => Message::new("deadline-because-review-plan"),
        (Basis::Set, None) => Message::new("deadline-because-review-set"),
    };
    let date = reviews.date(row, on);
    let department = review.covers.first().and_then(|work| department_of(known?, *work));
    Deadline {
        kind: DeadlineKind::Review,
        subject: "review",
        id: row.id,
        number: 0,
        due_on: deadline.due_on,
        basis: deadline.basis,
        because,
        what: Message::new("deadline-review")
            .with("name", name)
            .label("method", date.map_or(Method::Document, |date| date.method.0).label_id()),
        consignee_id: Some(row.consignee_id),
        owner: date.and_then(|date| date.assignee_id).map_or_else(|| Owner::department(department), Owner::person),
    }
}

fn of_missed(missed: &Missed, id: i64, name: &str, known: &Known, on: NaiveDate) -> Deadline {
    Deadline {
        kind: DeadlineKind::Review,
        subject: "consignee",
        id,
        number: missed.work.id,
        due_on: missed.due_on,
        basis: Basis::Rule,
        because: rule(on),
        what: Message::new("deadline-review-unplanned").with("name", name).with("work", &missed.work.work),
        consignee_id: Some(id),
        owner: Owner::department(department_of(known, missed.work.id)),
    }
}

fn rule(on: NaiveDate) -> Message {
    let rule = CadenceRule::on(on);
    Message::new("deadline-because-review-rule").with("version", rule.version).with("source", &rule.source)
}
