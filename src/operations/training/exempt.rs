//! Who need not have a course, and why.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::course;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::training::leave::{self, Exemption};
use crate::store::{Reads, WriteTx, person};

/// Exempts a person from a course for a time, with a reason. Not oneself.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Exempt {
    pub course_id: i64,
    pub person_id: i64,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
    /// The first day; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The last day; without end if empty.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

/// Ends an exemption, or sets its last day anew. Not one's own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EndExemption {
    /// The exemption.
    pub id: i64,
    /// The entry of the ledger by which it was last changed.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for Exempt {
    const NAME: &'static str = "training.exempt";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        not_own(tx, self.person_id)?;
        course(tx, self.course_id)?;
        let from_on = self.from_on.unwrap_or(tx.moment().today);
        let mut problems = Problems::default();
        if person::on(tx, self.person_id, AsOf::on(from_on))?.is_none() {
            problems.add("person_id", Message::new("training-not-there").with("read", self.person_id).with("on", from_on));
        }
        if let Some(until_on) = self.until_on.filter(|until_on| *until_on < from_on) {
            problems.add("until_on", ends_before(until_on, from_on));
        }
        let overlaps = |row: &Exemption| {
            row.until_on.is_none_or(|until_on| from_on <= until_on) && self.until_on.is_none_or(|until_on| row.from_on <= until_on)
        };
        let theirs = leave::exemptions(tx, i64::MAX)?;
        let mut theirs = theirs.iter().filter(|row| row.person_id == self.person_id && row.course_id == self.course_id);
        if let Some(row) = theirs.find(|row| overlaps(row)) {
            problems.add("from_on", Message::new("training-exempt-already").with("read", from_on).with("first", row.from_on));
        }
        problems.or(())?;
        let id = tx.seq();
        tx.about("person", self.person_id);
        tx.about("course", self.course_id);
        let row = Exemption {
            id,
            course_id: self.course_id,
            person_id: self.person_id,
            reason: self.reason.trim().to_owned(),
            from_on,
            until_on: self.until_on,
            person_by: tx.actor().person,
            seq: id,
            superseded_seq: None,
        };
        leave::insert_exemption(tx, &row)?;
        Ok(id)
    }
}

impl Command for EndExemption {
    const NAME: &'static str = "training.end_exemption";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = leave::exemption(tx, self.id)?.ok_or(Error::NotFound("training-exemption"))?;
        not_own(tx, row.person_id)?;
        if row.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        if row.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        if self.until_on < row.from_on {
            return Err(Error::invalid("until_on", ends_before(self.until_on, row.from_on)));
        }
        tx.about("person", row.person_id);
        tx.about("course", row.course_id);
        leave::supersede_exemption(tx, row.id)?;
        leave::insert_exemption(tx, &Exemption { until_on: Some(self.until_on), person_by: tx.actor().person, seq: tx.seq(), ..row })
    }
}

/// Nobody lets themselves off.
fn not_own(tx: &dyn Reads, person: i64) -> Result<()> {
    if tx.actor().someone().map_err(Error::Denied)? == person { Err(Error::Denied("training-own-exemption".into())) } else { Ok(()) }
}

pub(super) fn ends_before(until_on: NaiveDate, from_on: NaiveDate) -> Message {
    Message::new("training-ends-before").with("read", until_on).with("expected", from_on)
}
