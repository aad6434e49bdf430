//! A course is opened, and what stands in its next version is written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, questions};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::training::{Question, check_questions};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::training::held::{Held, course};
use crate::store::WriteTx;
use crate::store::training::course::{self as store, Row, VersionRow};

/// Opens a course with its first version, which is a draft until it is published.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    /// Unique, and never used again.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    #[serde(flatten)]
    pub details: Details,
    /// Of the comprehension test.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub questions: Vec<Question>,
}

/// Begins the next version of a course, with what stands in the last one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
}

/// Writes what stands in the version of a course that is not published. Its questions stay as they are.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Write {
    /// The course.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    #[serde(flatten)]
    pub details: Details,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Opened {
    pub id: i64,
    pub version_id: i64,
}

impl Command for Open {
    const NAME: &'static str = "course.open";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = Opened;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Opened> {
        let (mut problems, code) = (Problems::default(), self.code.trim());
        if store::of_code(tx, code)?.is_some() {
            problems.add("code", Message::new("course-code-used").with("read", code));
        }
        self.details.check(tx, &mut problems)?;
        check_questions(&self.questions, &mut problems);
        problems.or(())?;
        let id = tx.seq();
        tx.about("course", id);
        store::insert(tx, &Row { id, code: code.to_owned(), seq: id })?;
        store::insert_version(tx, &VersionRow { id, course_id: id, number: 1, seq: id })?;
        store::write_text(tx, &self.details.row(id, &self.questions, id)?)?;
        Ok(Opened { id, version_id: id })
    }
}

impl Command for Draft {
    const NAME: &'static str = "course.draft";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = Opened;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Opened> {
        let held = course(tx, self.id)?;
        held.unchanged_since(self.seen)?;
        if held.draft().is_some() {
            return Err(Error::conflict("course-has-draft"));
        }
        let last = held.versions.last().and_then(|version| held.texts.get(&version.id)).ok_or(Error::NotFound("course"))?;
        let (id, number) = (tx.seq(), held.versions.len() + 1);
        tx.about("course", self.id);
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        store::insert_version(tx, &VersionRow { id, course_id: self.id, number, seq: id })?;
        store::write_text(tx, &store::TextRow { version_id: id, seq: id, ..last.clone() })?;
        Ok(Opened { id: self.id, version_id: id })
    }
}

impl Command for Write {
    const NAME: &'static str = "course.write";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let held = course(tx, self.id)?;
        let (version, text) = drafted(&held)?;
        let mut problems = Problems::default();
        self.details.check(tx, &mut problems)?;
        problems.or(())?;
        let row = self.details.row(version.id, &questions(text)?, tx.seq())?;
        rewrite(tx, &held, self.seen, &row)
    }
}

/// The version that is not published, with what stands in it.
pub(super) fn drafted(held: &Held) -> Result<(&VersionRow, &store::TextRow)> {
    let draft = held.draft().and_then(|version| Some((version, held.texts.get(&version.id)?)));
    draft.ok_or_else(|| Error::conflict("course-no-draft"))
}

/// Writes what stands in a draft, unless it stands so already.
pub(super) fn rewrite(tx: &mut WriteTx<'_>, held: &Held, seen: i64, row: &store::TextRow) -> Result<()> {
    let before = held.texts.get(&row.version_id);
    if before.is_some_and(|before| store::TextRow { seq: row.seq, ..before.clone() } == *row) {
        tx.unchanged();
        return Ok(());
    }
    held.unchanged_since(seen)?;
    tx.about("course", held.row.id);
    store::write_text(tx, row)
}
