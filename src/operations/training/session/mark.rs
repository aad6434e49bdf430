//! Who was at a session and who was not, as somebody else records it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hold::standing;
use crate::domain::access::{Door, Right};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{Mark, Source};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::training::session::{self, Attendance, Row};
use crate::store::{Reads, WriteTx, person};

/// Records for a session who was there, or who was not. Nobody records their own attendance.
///
/// Who is marked the other way already is corrected; what was recorded before stays known.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    pub session_id: i64,
    #[schemars(length(min = 1, max = 5_000))]
    pub person_ids: Vec<i64>,
    #[serde(default = "attended")]
    pub mark: Mark,
    /// The day, within those of the session; its first day if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// Such as why somebody was not there.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub note: String,
}

fn attended() -> Mark {
    Mark::Attended
}

/// Takes back what was recorded of somebody in a session, such as a mark for the wrong person. Not one's own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TakeBack {
    pub session_id: i64,
    pub person_id: i64,
}

impl Command for Record {
    const NAME: &'static str = "training_session.record";
    const NEEDS: Right = Right::KeepTraining;
    /// How many were not recorded so before.
    type Outcome = usize;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<usize> {
        let row = standing(tx, self.session_id)?;
        for id in &self.person_ids {
            not_own(tx, *id)?;
        }
        let source = if tx.actor().door == Door::Import { Source::Import } else { Source::List };
        let on = self.on.unwrap_or(row.from_on);
        check_day(&row, on, tx.moment().today)?;
        let there = person::belonging_among(tx, &self.person_ids, AsOf::on(on))?;
        let mut problems = Problems::default();
        for id in self.person_ids.iter().filter(|id| !there.contains(id)) {
            let name = person::names(tx, &[*id])?.remove(id).unwrap_or_else(|| id.to_string());
            problems.add("person_ids", Message::new("training-not-there").with("read", name).with("on", on));
        }
        problems.or(())?;
        let mut new = 0;
        for id in &self.person_ids {
            new += usize::from(note(tx, &row, &Noted { person: *id, mark: self.mark, source, on, note: self.note.trim() })?);
        }
        if new == 0 {
            tx.unchanged();
        }
        Ok(new)
    }
}

impl Command for TakeBack {
    const NAME: &'static str = "training_session.take_back";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = standing(tx, self.session_id)?;
        not_own(tx, self.person_id)?;
        if !session::attendance(tx, row.id, i64::MAX)?.iter().any(|known| known.person_id == self.person_id) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("training-session", row.id);
        tx.about("person", self.person_id);
        session::supersede_attendance(tx, row.id, self.person_id)
    }
}

/// What is recorded of one person.
pub(crate) struct Noted<'n> {
    pub person: i64,
    pub mark: Mark,
    pub source: Source,
    pub on: NaiveDate,
    pub note: &'n str,
}

/// Records one person. False if it was recorded so already.
pub(crate) fn note(tx: &mut WriteTx<'_>, row: &Row, noted: &Noted<'_>) -> Result<bool> {
    if noted.source != Source::CheckIn {
        not_own(tx, noted.person)?;
    }
    let known = session::attendance_in(tx, row.id, noted.person)?;
    let same = |known: &Attendance| known.mark.0 == noted.mark && known.happened_on == noted.on && known.note == noted.note;
    // Whoever was seen there by one way need not be by another.
    let enough = |known: &Attendance| known.mark.0 == Mark::Attended && noted.mark == Mark::Attended && known.happened_on == noted.on;
    if known.as_ref().is_some_and(|known| same(known) || enough(known)) {
        return Ok(false);
    }
    tx.about("training-session", row.id);
    tx.about("person", noted.person);
    if known.is_some() {
        session::supersede_attendance(tx, row.id, noted.person)?;
    }
    let attendance = Attendance {
        session_id: row.id,
        person_id: noted.person,
        course_id: row.course_id,
        version_id: row.version_id,
        mark: Coded(noted.mark),
        source: Coded(noted.source),
        happened_on: noted.on,
        note: noted.note.to_owned(),
        recorded_by: tx.actor().person,
        seq: tx.seq(),
        superseded_seq: None,
    };
    session::insert_attendance(tx, &attendance)?;
    Ok(true)
}

/// Nobody marks themselves as trained, whatever their role.
fn not_own(tx: &dyn Reads, person: i64) -> Result<()> {
    if tx.actor().someone().map_err(Error::Denied)? == person {
        return Err(Error::Denied("training-own-attendance".into()));
    }
    Ok(())
}

pub(super) fn check_day(row: &Row, on: NaiveDate, today: NaiveDate) -> Result<()> {
    if on < row.from_on || row.until_on < on {
        let message = Message::new("training-day-outside").with("read", on).with("first", row.from_on).with("last", row.until_on);
        return Err(Error::invalid("on", message));
    }
    if today < on {
        return Err(Error::invalid("on", Message::new("training-day-ahead").with("read", on).with("expected", today)));
    }
    Ok(())
}
