//! A system or a ledger is entered.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use crate::domain::access::Right;
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::Command;
use crate::store::{Reads, WriteTx, resource};

/// Enters a system or a ledger in which personal data stands. Refused if another one has the code at that time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enter {
    #[serde(flatten)]
    pub details: Details,
    /// Since when it is in use; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
}

impl Command for Enter {
    const NAME: &'static str = "resource.enter";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        let (id, today) = (tx.seq(), tx.moment().today);
        let period = Period { from_on: self.from_on.unwrap_or(today), until_on: None };
        let row = self.details.row(tx, id, period)?;
        tx.about("resource", id);
        resource::insert(tx, &row)?;
        Ok(Entered { id })
    }
}
