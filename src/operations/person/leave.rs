//! A person leaves the organisation on a day. Everything recorded of them stays.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::{periods, standing};
use crate::domain::access::{Right, Role};
use crate::domain::message::{Message, Problems};
use crate::domain::person::ended;
use crate::error::{Error, Result};
use crate::operations::{Command, account, person_access, unless_stale};
use crate::store::person::Row;
use crate::store::{WriteTx, office, person};

/// Records the last day of a person, or corrects it. What was recorded for later days is taken back.
///
/// Refused while they hold an office after that day, and if nobody could administer the register any more.
/// From the day after, their account lets nobody in. What they may handle ends with that day too, and is not given back when the day
/// is put off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Leave {
    /// The person.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this person.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for Leave {
    const NAME: &'static str = "person.leave";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let rows = standing(tx, self.id)?;
        let Some(stay) = ended(&periods(&rows), self.until_on) else {
            let first = rows.first().map_or(self.until_on, |row| row.from_on);
            let message = Message::new("person-end-before-start").with("read", self.until_on).with("expected", first);
            return Err(Error::invalid("until_on", message));
        };
        let (kept, taken_back) = rows.split_at(stay);
        let Some(last) = kept.last() else { return Err(Error::NotFound("person")) };
        if taken_back.is_empty() && last.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
        self.check(tx)?;
        tx.about("person", self.id);
        for row in taken_back {
            person::supersede(tx, row)?;
        }
        person::supersede(tx, last)?;
        person_access::leave(tx, self.id, self.until_on)?;
        person::insert(tx, &Row { until_on: Some(self.until_on), seq: tx.seq(), ..last.clone() })
    }
}

impl Leave {
    fn check(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut problems = Problems::default();
        let after = self.until_on.succ_opt().unwrap_or(self.until_on);
        let held = office::of_person(tx, self.id)?.into_iter().find(|row| row.until_on.is_none_or(|until| after <= until));
        if let Some(held) = held {
            problems.add("until_on", Message::new("person-holds-office").label("office", held.kind.label_id()));
        }
        let left = account::administrators(tx, after)?;
        if left.iter().any(|(_, person)| *person == self.id) && left.iter().all(|(_, person)| *person == self.id) {
            problems.add("until_on", Message::new("account-last-administrator").label("role", Role::Administrator.label_id()));
        }
        Ok(problems.or(())?)
    }
}
