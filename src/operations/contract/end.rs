//! A contract comes to its end on a day, or goes on after all.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::{WriteTx, contract};

/// Sets the last day of a contract, by notice or agreement, or takes it away where the contract goes on as agreed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this contract.
    pub seen: i64,
    /// The last day; empty: it goes on as agreed.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[schemars(length(min = 1))]
    pub reason: String,
}

impl Command for End {
    const NAME: &'static str = "contract.end";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let Some(last) = standing.last() else { return Err(Error::NotFound("contract")) };
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
        tx.about("contract", last.id);
        contract::supersede(tx, last)?;
        contract::insert(tx, &contract::Row { until_on: self.until_on, seq: tx.seq(), ..last.clone() })
    }
}
