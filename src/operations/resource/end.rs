//! A system or a ledger is given up.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::resource::Row;
use crate::store::{WriteTx, resource};

/// Records the last day of a system or a ledger, or corrects it. Nobody has access to it after that day, whatever they were given.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// The system or the ledger.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The last day.
    pub until_on: NaiveDate,
}

impl Command for End {
    const NAME: &'static str = "resource.end";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let rows = standing(tx, self.id)?;
        let Some(last) = rows.last() else { return Err(Error::NotFound("resource")) };
        if last.until_on == Some(self.until_on) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
        if self.until_on < last.from_on {
            let message = Message::new("resource-end-before-start").with("read", self.until_on).with("expected", last.from_on);
            return Err(Error::invalid("until_on", message));
        }
        tx.about("resource", self.id);
        resource::supersede(tx, last)?;
        resource::insert(tx, &Row { until_on: Some(self.until_on), seq: tx.seq(), ..last.clone() })
    }
}
