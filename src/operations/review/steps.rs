//! The steps of a review: moved, begun, finished, cancelled.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::schedule::check_person;
use super::show::points;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::review::{Checked, Conclusion, Method, ReviewEventKind, ReviewState};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, criteria, entrustment, review};

/// Moves a review to another day. The day that was meant stays known, and the next review counts from it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    pub planned_on: NaiveDate,
    /// As before if empty.
    #[serde(default)]
    pub method: Option<Method>,
    /// Who is to carry it out; as before if empty.
    #[serde(default)]
    pub assignee_id: Option<i64>,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Move {
    const NAME: &'static str = "review.move";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = Dossier::for_change(tx, self.id, self.seen, &[ReviewState::Planned, ReviewState::InProgress])?;
        let today = tx.moment().today;
        let mut problems = Problems::default();
        if self.planned_on < today {
            problems.add("planned_on", Message::new("review-date-passed").with("read", self.planned_on).with("expected", today));
        }
        check_person(tx, self.assignee_id, "assignee_id", &mut problems)?;
        problems.or(())?;
        let Some(last) = dossier.dates.last() else { return Err(Error::NotFound("review")) };
        dossier.about(tx);
        let row = review::DateRow {
            planned_on: self.planned_on,
            method: self.method.map_or(last.method, Coded),
            assignee_id: self.assignee_id.or(last.assignee_id),
            reason: self.reason.trim().to_owned(),
            recorded_on: today,
            person_id: tx.actor().person,
            seq: tx.seq(),
            ..last.clone()
        };
        review::insert_date(tx, &row)
    }
}

/// Begins a review: its checklist is the version of the criteria that is in force today for the kind of the work.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Begin {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
}

impl Command for Begin {
    const NAME: &'static str = "review.begin";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = Dossier::for_change(tx, self.id, self.seen, &[ReviewState::Planned])?;
        let version_id = version(tx, &dossier)?.ok_or_else(|| Error::invalid("", "review-no-criteria"))?;
        dossier.about(tx);
        let event = event(tx, self.id, ReviewEventKind::Begun);
        review::insert_event(tx, &review::EventRow { version_id: Some(version_id), ..event })
    }
}

/// The version in force of the first set for the kind of the work.
fn version(tx: &mut WriteTx<'_>, dossier: &Dossier) -> Result<Option<i64>> {
    let today = tx.moment().today;
    let work = entrustment::of_ids(tx, &dossier.review.covers)?;
    for set in criteria::sets(tx)?.into_iter().filter(|set| work.iter().any(|row| row.kind_of_work == set.kind_of_work)) {
        if let Some(version) = criteria::version_in_force(tx, set.id, today)? {
            return Ok(Some(version.id));
        }
    }
    Ok(None)
}

fn event(tx: &WriteTx<'_>, review_id: i64, kind: ReviewEventKind) -> review::EventRow {
    review::EventRow {
        review_id,
        kind: Coded(kind),
        happened_on: tx.moment().today,
        person_id: tx.actor().person,
        carried_out_by: None,
        version_id: None,
        conclusion: None,
        reason: String::new(),
        seq: tx.seq(),
    }
}

/// Concludes a review. It is frozen from then on. Items that nobody has looked at need a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finish {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    pub conclusion: Conclusion,
    /// The day on which it was carried out; today if empty.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
    /// Who carried it out; whoever concludes it if empty.
    #[serde(default)]
    pub carried_out_by: Option<i64>,
    /// What the conclusion rests on, and why items were not looked at.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
}

impl Command for Finish {
    const NAME: &'static str = "review.finish";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let dossier = Dossier::for_change(tx, self.id, self.seen, &[ReviewState::InProgress])?;
        let (today, begun_on) = (tx.moment().today, dossier.review.begun_on);
        let done_on = self.done_on.unwrap_or(today);
        let mut problems = Problems::default();
        if done_on > today || begun_on.is_some_and(|begun_on| done_on < begun_on) {
            let message = Message::new("review-done-outside").with("read", done_on).with("first", begun_on.unwrap_or(today));
            problems.add("done_on", message.with("last", today));
        }
        let unlooked =
            points(tx, &dossier, i64::MAX)?.iter().filter(|point| point.result.is_none_or(|found| found == Checked::NotLooked)).count();
        if unlooked > 0 && self.reason.trim().is_empty() {
            problems.add("reason", Message::new("review-unlooked-needs-reason").with("n", unlooked));
        }
        check_person(tx, self.carried_out_by, "carried_out_by", &mut problems)?;
        problems.or(())?;
        dossier.about(tx);
        let event = review::EventRow {
            happened_on: done_on,
            carried_out_by: Some(self.carried_out_by.unwrap_or(person)),
            conclusion: Some(Coded(self.conclusion)),
            reason: self.reason.trim().to_owned(),
            ..event(tx, self.id, ReviewEventKind::Finished)
        };
        review::insert_event(tx, &event)
    }
}

/// Cancels a review that is not concluded, for a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Cancel {
    const NAME: &'static str = "review.cancel";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let open = [ReviewState::Proposed, ReviewState::Planned, ReviewState::InProgress];
        let dossier = Dossier::for_change(tx, self.id, self.seen, &open)?;
        dossier.about(tx);
        let event = event(tx, self.id, ReviewEventKind::Cancelled);
        review::insert_event(tx, &review::EventRow { reason: self.reason.trim().to_owned(), ..event })
    }
}
