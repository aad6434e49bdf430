//! A person is entered.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::Result;
use crate::operations::Command;
use crate::store::{Reads, WriteTx, person};

/// Enters a person who works under the direction of the organisation, whatever the contract (PPC General Guidelines 3-4-3).
///
/// Refused if another person has or had the code.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Enter {
    #[serde(flatten)]
    pub details: Details,
    /// The first day; today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// The last day, if it is known.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entered {
    pub id: i64,
}

impl Command for Enter {
    const NAME: &'static str = "person.enter";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = Entered;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Entered> {
        let (id, today) = (tx.seq(), tx.moment().today);
        let period = Period { from_on: self.from_on.unwrap_or(today), until_on: self.until_on };
        let mut problems = Problems::default();
        if let Some(until) = period.until_on.filter(|until| *until < period.from_on) {
            problems.add("until_on", Message::new("person-end-before-start").with("read", until).with("expected", period.from_on));
        }
        let row = self.details.row(tx, id, period, problems)?;
        tx.about("person", id);
        person::insert(tx, &row)?;
        Ok(Entered { id })
    }
}
