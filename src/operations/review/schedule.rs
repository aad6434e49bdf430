//! A review beside the plan: one that the cadence asks for and the plan lacks, or one because something happened.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::review::{Method, ReviewCause, ReviewKind};
use crate::error::Result;
use crate::operations::{Command, again, facts};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, person, review};

/// Sets a date for a review beside the plan: a supplement that the cadence counts, or an extraordinary one because of an incident, a change, an expiry.
///
/// Outcome: the number of the review.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Schedule {
    pub consignee_id: i64,
    /// The work that it looks at; empty: all supervised work under way on its day.
    #[serde(default)]
    pub entrustment_ids: Vec<i64>,
    /// `supplement` or `extraordinary`.
    pub kind: ReviewKind,
    /// What happened, if it is extraordinary.
    #[serde(default)]
    pub cause: Option<ReviewCause>,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
    pub planned_on: NaiveDate,
    pub method: Method,
    /// Who is to carry it out.
    #[serde(default)]
    pub assignee_id: Option<i64>,
}

impl Command for Schedule {
    const NAME: &'static str = "review.schedule";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        if let Some(id) = again(tx, self, "review", |id| *id)? {
            return Ok(id);
        }
        let (today, seq) = (tx.moment().today, tx.seq());
        let known = facts::of(tx, &[self.consignee_id], i64::MAX)?.remove(&self.consignee_id).unwrap_or_default();
        let watched = &known.facts.watched;
        let mut problems = Problems::default();
        let own: Vec<i64> = watched.live(self.planned_on).map(|work| work.id).collect();
        let covers = if self.entrustment_ids.is_empty() { own.clone() } else { self.entrustment_ids.clone() };
        for id in covers.iter().filter(|id| !own.contains(id)) {
            problems.add("entrustment_ids", Message::new("review-work-elsewhere").with("read", *id).with("on", self.planned_on));
        }
        if covers.is_empty() {
            problems.add("consignee_id", Message::new("review-no-work").with("on", self.planned_on));
        }
        if self.kind == ReviewKind::Regular {
            problems.add("kind", "review-regular-by-plan");
        }
        if (self.kind == ReviewKind::Extraordinary) != self.cause.is_some() {
            problems.add("cause", "review-cause-needed");
        }
        if self.planned_on < today {
            problems.add("planned_on", Message::new("review-date-passed").with("read", self.planned_on).with("expected", today));
        }
        check_person(tx, self.assignee_id, "assignee_id", &mut problems)?;
        problems.or(())?;
        let due = watched.live(self.planned_on).filter(|work| covers.contains(&work.id)).map(|work| watched.next_due(work, today)).min();
        let id = review::next_id(tx)?;
        let row = review::Row {
            id,
            consignee_id: self.consignee_id,
            plan_id: None,
            kind: Coded(self.kind),
            cause: self.cause.map(Coded),
            reason: self.reason.trim().to_owned(),
            due_on: due.filter(|_| self.kind == ReviewKind::Supplement),
            seq,
        };
        let date = review::DateRow {
            review_id: id,
            planned_on: self.planned_on,
            method: Coded(self.method),
            assignee_id: self.assignee_id,
            reason: String::new(),
            recorded_on: today,
            person_id: tx.actor().person,
            seq,
        };
        tx.about("review", id);
        tx.about("consignee", self.consignee_id);
        review::insert(tx, &row, &sorted(covers), &date)?;
        Ok(id)
    }
}

fn sorted(mut ids: Vec<i64>) -> Vec<i64> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Somebody who is named has to be known.
pub(super) fn check_person(tx: &mut dyn Reads, id: Option<i64>, field: &str, problems: &mut Problems) -> Result<()> {
    if let Some(id) = id
        && !person::names(tx, &[id])?.contains_key(&id)
    {
        problems.add(field, Message::new("review-no-such-person").with("read", id));
    }
    Ok(())
}
