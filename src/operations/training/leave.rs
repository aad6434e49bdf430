//! Long leaves of people: while one lasts nobody is asked for training, and after the return they are asked again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::exempt::ends_before;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::training::LeaveKind;
use crate::error::{Error, Result};
use crate::operations::{Command, Query};
use crate::store::code::Coded;
use crate::store::training::leave::{self, Leave};
use crate::store::{ReadTx, Reads, WriteTx, person};

/// Records that a person is away for long, such as on parental leave. Nobody is asked for training while away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Begin {
    pub person_id: i64,
    pub kind: LeaveKind,
    /// The first day; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The last day, if it is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub note: String,
}

/// Records the last day of a long leave, or sets it anew. The person is asked for training from the day after.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The leave.
    pub id: i64,
    /// The entry of the ledger by which it was last changed.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

/// Lists the long leaves that go on on a date, by the people's reading.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub kind: LeaveKind,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub note: String,
    /// The entry that recorded it.
    pub seen: i64,
}

impl Command for Begin {
    const NAME: &'static str = "person_leave.begin";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let from_on = self.from_on.unwrap_or(tx.moment().today);
        let mut problems = Problems::default();
        if person::on(tx, self.person_id, AsOf::on(from_on))?.is_none() {
            problems.add("person_id", Message::new("training-not-there").with("read", self.person_id).with("on", from_on));
        }
        if let Some(until_on) = self.until_on.filter(|until_on| *until_on < from_on) {
            problems.add("until_on", ends_before(until_on, from_on));
        }
        let overlaps = |row: &Leave| {
            row.until_on.is_none_or(|until_on| from_on <= until_on) && self.until_on.is_none_or(|until_on| row.from_on <= until_on)
        };
        if let Some(row) = leave::of_person(tx, self.person_id)?.into_iter().find(overlaps) {
            problems.add("from_on", Message::new("person-leave-already").with("read", from_on).with("first", row.from_on));
        }
        problems.or(())?;
        let id = tx.seq();
        tx.about("person", self.person_id);
        let row = Leave {
            id,
            person_id: self.person_id,
            kind: Coded(self.kind),
            note: self.note.trim().to_owned(),
            from_on,
            until_on: self.until_on,
            person_by: tx.actor().person,
            seq: id,
            superseded_seq: None,
        };
        leave::insert(tx, &row)?;
        Ok(id)
    }
}

impl Command for End {
    const NAME: &'static str = "person_leave.end";
    const NEEDS: Right = Right::KeepTraining;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = leave::of_id(tx, self.id)?.ok_or(Error::NotFound("person-leave"))?;
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
        let mut others = leave::of_person(tx, row.person_id)?.into_iter().filter(|other| other.id != row.id);
        if let Some(other) = others.find(|other| row.from_on < other.from_on && other.from_on <= self.until_on) {
            let message = Message::new("person-leave-already").with("read", self.until_on).with("first", other.from_on);
            return Err(Error::invalid("until_on", message));
        }
        tx.about("person", row.person_id);
        leave::supersede(tx, row.id)?;
        leave::insert(tx, &Leave { until_on: Some(self.until_on), person_by: tx.actor().person, seq: tx.seq(), ..row })
    }
}

impl Query for List {
    const NAME: &'static str = "person_leave.list";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let leaves: Vec<Leave> = leave::all(tx, as_of.known)?.into_iter().filter(|row| row.period().holds(as_of.on)).collect();
        let people = person::belonging(tx, as_of)?;
        let line = |person: &person::Row| {
            let row = leaves.iter().find(|row| row.person_id == person.id)?;
            Some(Line {
                id: row.id,
                person_id: person.id,
                code: person.code.clone(),
                name: person.name.clone(),
                kind: row.kind.0,
                from_on: row.from_on,
                until_on: row.until_on,
                note: row.note.clone(),
                seen: row.seq,
            })
        };
        Ok(people.iter().filter_map(line).collect())
    }
}
