//! A session is set down, changed or cancelled.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::Method;
use crate::error::{Error, Result};
use crate::operations::training::held::course;
use crate::operations::{Command, again};
use crate::store::code::Coded;
use crate::store::training::session::{self, Row};
use crate::store::{Reads, WriteTx, department};

/// What a session is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    pub method: Method,
    /// The day, or the first one.
    pub from_on: NaiveDate,
    /// The last day; the same if empty.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub place: String,
    /// Who teaches, of ours or from outside.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub trainer: String,
    /// How long it takes.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000))]
    pub minutes: i64,
    /// For the people of one department only.
    #[serde(default)]
    pub department_id: Option<i64>,
    /// The session whose absentees it is for.
    #[serde(default)]
    pub makes_up_id: Option<i64>,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub note: String,
}

/// Sets down a session of a course, held or to be held, with the version of the course that is in force on its first day.
///
/// An equal input of the same person within ten minutes gives the first outcome again, unless something else was recorded of it since.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Hold {
    pub course_id: i64,
    #[serde(flatten)]
    pub details: Details,
}

/// Changes a session. Its days stay as they are once somebody's attendance is recorded.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The session.
    pub id: i64,
    /// The entry of the ledger by which it was last changed.
    pub seen: i64,
    #[serde(flatten)]
    pub details: Details,
}

/// Cancels a session at which nobody was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// The session.
    pub id: i64,
    /// The entry of the ledger by which it was last changed.
    pub seen: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for Hold {
    const NAME: &'static str = "training_session.hold";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        if let Some(id) = again(tx, self, "training-session", |id| *id)? {
            return Ok(id);
        }
        let id = tx.seq();
        let row = row(tx, id, self.course_id, &self.details)?;
        tx.about("training-session", id);
        tx.about("course", self.course_id);
        session::insert(tx, &row)?;
        Ok(id)
    }
}

impl Command for Change {
    const NAME: &'static str = "training_session.change";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = standing(tx, self.id)?;
        let after = row(tx, self.id, before.course_id, &self.details)?;
        let known = Row { person_id: before.person_id, seq: before.seq, ..after.clone() };
        if known == before {
            tx.unchanged();
            return Ok(());
        }
        if before.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        let days = (before.from_on, before.until_on) != (after.from_on, after.until_on);
        if days && !session::attendance(tx, self.id, i64::MAX)?.is_empty() {
            return Err(Error::invalid("from_on", Message::new("training-session-days-stay").with("expected", before.from_on)));
        }
        tx.about("training-session", self.id);
        session::supersede(tx, self.id)?;
        session::insert(tx, &after)
    }
}

impl Command for Cancel {
    const NAME: &'static str = "training_session.cancel";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = standing(tx, self.id)?;
        if before.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        let there = session::attendance(tx, self.id, i64::MAX)?;
        if there.iter().any(|row| row.mark.0 == crate::domain::training::Mark::Attended) {
            return Err(Error::Conflict(Message::new("training-session-attended").with("n", there.len())));
        }
        tx.about("training-session", self.id);
        session::close_codes(tx, self.id)?;
        session::supersede(tx, self.id)?;
        let row = Row { cancelled: true, note: self.reason.trim().to_owned(), person_id: tx.actor().person, seq: tx.seq(), ..before };
        session::insert(tx, &row)
    }
}

/// A session that is not cancelled.
pub(super) fn standing(tx: &mut dyn Reads, id: i64) -> Result<Row> {
    let row = session::of_id(tx, id)?.ok_or(Error::NotFound("training-session"))?;
    if row.cancelled { Err(Error::conflict("training-session-cancelled")) } else { Ok(row) }
}

fn row(tx: &mut WriteTx<'_>, id: i64, course_id: i64, details: &Details) -> Result<Row> {
    let (held, mut problems) = (course(tx, course_id)?, Problems::default());
    let until_on = details.until_on.unwrap_or(details.from_on);
    if until_on < details.from_on {
        problems.add("until_on", Message::new("training-session-ends-before").with("read", until_on).with("expected", details.from_on));
    }
    let version = held.course.in_force(details.from_on).map(|force| force.version.id);
    if version.is_none() {
        problems.add("from_on", Message::new("training-session-no-version").with("read", details.from_on));
    }
    if let Some(department) = details.department_id.filter(|_| problems.is_empty())
        && department::on(tx, department, AsOf::on(details.from_on))?.is_none()
    {
        problems.add("department_id", Message::new("action-no-such-department").with("read", department));
    }
    if let Some(missed) = details.makes_up_id {
        let other =
            session::of_id(tx, missed)?.filter(|other| other.course_id == course_id && other.id != id && other.from_on <= details.from_on);
        if other.is_none() {
            problems.add("makes_up_id", Message::new("training-session-makes-up-what").with("read", missed));
        }
    }
    problems.or(())?;
    let trimmed = |text: &str| text.trim().to_owned();
    Ok(Row {
        id,
        course_id,
        version_id: version.unwrap_or_default(),
        method: Coded(details.method),
        place: trimmed(&details.place),
        trainer: trimmed(&details.trainer),
        minutes: details.minutes,
        note: trimmed(&details.note),
        department_id: details.department_id,
        makes_up_id: details.makes_up_id,
        cancelled: false,
        from_on: details.from_on,
        until_on,
        person_id: tx.actor().person,
        seq: tx.seq(),
        superseded_seq: None,
    })
}
