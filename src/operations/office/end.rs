//! An office is laid down.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx, office};

/// Records the last day on which an office is held by its holder, or corrects it.
///
/// Nobody puts off the end of an office of their own: that would be an appointment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The appointment.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this appointment.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for End {
    const NAME: &'static str = "office.end";
    const NEEDS: Right = Right::AppointOffices;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = office::of_id(tx, self.id)?.ok_or(Error::NotFound("office"))?;
        if row.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        if row.seq != self.seen {
            return Err(Error::conflict("stale-form"));
        }
        if self.until_on < row.from_on {
            let message = Message::new("office-end-before-start").with("read", self.until_on).with("expected", row.from_on);
            return Err(Error::invalid("until_on", message));
        }
        let later = row.until_on.is_some_and(|recorded| recorded < self.until_on);
        if later && tx.actor().person == Some(row.person_id) {
            return Err(Error::denied("office-own-appointment"));
        }
        tx.about("office", self.id);
        tx.about("person", row.person_id);
        office::supersede(tx, self.id)?;
        office::insert(tx, &office::Row { until_on: Some(self.until_on), seq: tx.seq(), ..row })
    }
}
