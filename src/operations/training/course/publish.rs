//! A version of a course comes into force, and a course ends.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::questions;
use super::open::drafted;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{CourseEventKind, Needs};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::course;
use crate::store::code::Coded;
use crate::store::training::course::{self as store, EventRow};
use crate::store::{Reads, WriteTx};

/// Publishes the draft of a course: it is in force from a day on, which may lie in the past for what was given already.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Publish {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The first day; today if empty. After that of the version before.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// Everyone has to have it anew: what was had of earlier versions counts no more.
    #[serde(default)]
    pub again: bool,
    /// What is new in it.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub comment: String,
}

/// Ends a course, or puts its end off. From the day after nobody is asked for it any more; what was had stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Publish {
    const NAME: &'static str = "course.publish";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = course(tx, self.id)?;
        let (version, text) = drafted(&held)?;
        let from_on = self.from_on.unwrap_or(tx.moment().today);
        let mut problems = Problems::default();
        if let Some(last) = held.course.versions.last().filter(|last| from_on <= last.from_on) {
            problems.add("from_on", Message::new("course-from-before").with("read", from_on).with("expected", last.from_on));
        }
        let empty = text.body_ja.is_empty() && text.body_en.is_empty() && store::documents(tx, version.id)?.is_empty();
        if empty {
            problems.add("", "course-empty");
        }
        if text.needs.0 != Needs::Attendance && questions(text)?.is_empty() {
            problems.add("", "course-no-questions");
        }
        problems.or(())?;
        held.unchanged_since(self.seen)?;
        tx.about("course", self.id);
        let event = EventRow {
            course_id: self.id,
            version_id: Some(version.id),
            kind: Coded(CourseEventKind::Published),
            happened_on: from_on,
            again: self.again,
            comment: self.comment.trim().to_owned(),
            person_id: Some(person),
            seq: tx.seq(),
        };
        store::insert_event(tx, &event)
    }
}

impl Command for End {
    const NAME: &'static str = "course.end";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let held = course(tx, self.id)?;
        let Some(first) = held.course.versions.first() else { return Err(Error::conflict("course-not-published")) };
        if self.until_on < first.from_on {
            let message = Message::new("course-end-before").with("read", self.until_on).with("expected", first.from_on);
            return Err(Error::invalid("until_on", message));
        }
        if held.course.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        held.unchanged_since(self.seen)?;
        tx.about("course", self.id);
        let event = EventRow {
            course_id: self.id,
            version_id: None,
            kind: Coded(CourseEventKind::Ended),
            happened_on: self.until_on,
            again: false,
            comment: self.reason.trim().to_owned(),
            person_id: Some(person),
            seq: tx.seq(),
        };
        store::insert_event(tx, &event)
    }
}
