//! A certificate ends before its time, or holds longer than was known.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::WriteTx;
use crate::store::certificate::{self, Row};

/// Sets the last day of a certificate, such as one that was withdrawn or given back, with the reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this certificate.
    pub seen: i64,
    /// The last day; empty: no end is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[schemars(length(min = 1))]
    pub reason: String,
}

impl Command for End {
    const NAME: &'static str = "certificate.end";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let Some(last) = standing.last() else { return Err(Error::NotFound("certificate")) };
        if last.until_on == self.until_on {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        if let Some(until) = self.until_on.filter(|until| *until < last.from_on) {
            let message = Message::new("contract-term-before-start").with("read", until).with("expected", last.from_on);
            return Err(Error::invalid("until_on", message));
        }
        tx.about("consignee", last.consignee_id);
        tx.about("certificate", last.id);
        certificate::supersede(tx, last)?;
        certificate::insert(tx, &Row { until_on: self.until_on, seq: tx.seq(), ..last.clone() })
    }
}
