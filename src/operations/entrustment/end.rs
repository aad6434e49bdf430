//! Entrusted work ends on a day, or its agreed end moves.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::standing;
use super::enter::check_period;
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::{WriteTx, entrustment};

/// Sets the last day of entrusted work, or takes it away where the work goes on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct End {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this work.
    pub seen: i64,
    /// The last day; empty: the work goes on without an agreed end.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[schemars(length(min = 1))]
    pub reason: String,
}

impl Command for End {
    const NAME: &'static str = "entrustment.end";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let Some(last) = standing.last() else { return Err(Error::NotFound("entrustment")) };
        if last.until_on == self.until_on {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        let mut problems = Problems::default();
        check_period(last.from_on, self.until_on, &mut problems);
        problems.or(())?;
        tx.about("consignee", last.consignee_id);
        tx.about("entrustment", last.id);
        entrustment::supersede(tx, last)?;
        entrustment::insert(tx, &entrustment::Row { until_on: self.until_on, seq: tx.seq(), ..last.clone() })
    }
}
