//! A sub-consignee's part comes to its end, or goes on after all.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::sub_entrustment::{self, Row};
use crate::store::{Reads, WriteTx, entrustment};

/// Sets the last day of a sub-consignee, or takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    /// The last day; empty: it goes on without an agreed end.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[schemars(length(min = 1))]
    pub reason: String,
}

impl Command for End {
    const NAME: &'static str = "sub_entrustment.end";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let row = sub_entrustment::of_id(tx, self.id)?.ok_or(Error::NotFound("sub-entrustment"))?;
        if row.until_on == self.until_on {
            tx.unchanged();
            return Ok(());
        }
        let decisions = sub_entrustment::decisions(tx, &[self.id], i64::MAX)?;
        if decisions.iter().map(|one| one.seq).chain([row.seq]).max() != Some(self.seen) {
            return Err(Error::conflict("stale-form"));
        }
        if let Some(until) = self.until_on.filter(|until| *until < row.from_on) {
            let message = Message::new("entrustment-end-before-start").with("read", until).with("expected", row.from_on);
            return Err(Error::invalid("until_on", message));
        }
        let work = entrustment::periods(tx, row.entrustment_id)?.pop().ok_or(Error::NotFound("entrustment"))?;
        tx.about("consignee", work.consignee_id);
        tx.about("entrustment", work.id);
        tx.about("sub-entrustment", row.id);
        sub_entrustment::supersede(tx, row.id)?;
        let (seq, person_id) = (tx.seq(), tx.actor().person);
        sub_entrustment::insert(tx, &Row { until_on: self.until_on, seq, person_id, ..row })
    }
}
