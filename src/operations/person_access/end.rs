//! An access ends on a day.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::give::People;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::domain::person_access::overlap;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::person_access::Row;
use crate::store::{WriteTx, person_access};

/// Records the last day of the access of a person, or corrects it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EndAccess {
    /// The access. Those who were given it together have the same.
    pub id: i64,
    /// Whose access ends.
    pub person_id: i64,
    /// The entry of the ledger that the caller has seen last of this access.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for EndAccess {
    const NAME: &'static str = "person.end_access";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = person_access::of_id(tx, self.id, self.person_id)?.ok_or(Error::NotFound("access"))?;
        if row.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        if row.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        self.check(tx, &row)?;
        tx.about("person", row.person_id);
        if let Some(id) = row.resource_id {
            tx.about("resource", id);
        }
        if let Some(id) = row.entrustment_id {
            tx.about("entrustment", id);
        }
        person_access::supersede(tx, &row)?;
        person_access::insert(tx, &Row { until_on: Some(self.until_on), seq: tx.seq(), ..row })
    }
}

impl EndAccess {
    /// A last day that is put off is held to the same as access that is given.
    fn check(&self, tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
        let mut problems = Problems::default();
        let asked = Period { from_on: row.from_on, until_on: Some(self.until_on) };
        if self.until_on < row.from_on {
            let message = Message::new("person-access-end-before-start").with("read", self.until_on).with("expected", row.from_on);
            return Err(Error::invalid("until_on", message));
        }
        let people = People::of(tx, &[row.person_id])?;
        if let Err(on) = people.fitted(row.person_id, asked) {
            problems.add("until_on", Message::new("person-access-does-not-belong").with("name", people.name(row.person_id)).with("on", on));
        }
        let same = |other: &Row| (other.resource_id, other.entrustment_id) == (row.resource_id, row.entrustment_id);
        let others = person_access::of_person(tx, row.person_id)?;
        let others: Vec<Period> = others.iter().filter(|other| other.id != row.id && same(other)).map(Row::period).collect();
        if let Some(there) = overlap(&others, asked) {
            problems
                .add("until_on", Message::new("person-access-double").with("name", people.name(row.person_id)).with("on", there.from_on));
        }
        Ok(problems.or(())?)
    }
}
