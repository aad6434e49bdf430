//! The check of a recipient in a foreign country.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::route::find;
use crate::domain::access::Right;
use crate::domain::foreign::{CheckResult, Place, Routed, route_on};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::foreign::{self as stored, CheckRow};
use crate::store::{Reads, WriteTx};

/// Records a check of the recipient in a foreign country: the state of the equivalent measures, and the system of the country that may affect them (Rule 18). Outcome: its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecordCheck {
    pub entrustment_id: i64,
    /// The sub-consignee that handles the data there; empty: the consignee itself.
    #[serde(default)]
    pub sub_entrustment_id: Option<i64>,
    pub checked_on: NaiveDate,
    pub result: CheckResult,
    /// What was looked at of the measures, and how.
    #[schemars(length(min = 1, max = 2_000))]
    pub looked_at: String,
    /// What was found of the country's system that may affect them.
    #[schemars(length(min = 1, max = 2_000))]
    pub foreign_system: String,
}

impl Command for RecordCheck {
    const NAME: &'static str = "foreign.record_check";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let today = tx.moment().today;
        if self.checked_on > today {
            return Err(Error::invalid("checked_on", Message::new("contract-ahead").with("read", self.checked_on).with("expected", today)));
        }
        let found = find(tx, self.entrustment_id, self.sub_entrustment_id, self.checked_on)?;
        let rows = stored::routes_of(tx, &[self.entrustment_id], i64::MAX)?;
        let routes: Vec<Routed> = rows.iter().map(|row| Routed { place: row.place(), route: row.route.0, from_on: row.from_on }).collect();
        if !route_on(&routes, found.place, self.checked_on).is_some_and(|held| held.route.is_checked()) {
            return Err(Error::invalid("checked_on", Message::new("foreign-no-check").with("read", self.checked_on)));
        }
        tx.about("consignee", found.consignee_id);
        tx.about("entrustment", self.entrustment_id);
        let (id, person_id) = (tx.seq(), tx.actor().person);
        let Place { entrustment_id, sub_entrustment_id } = found.place;
        let (looked_at, foreign_system) = (self.looked_at.trim().to_owned(), self.foreign_system.trim().to_owned());
        let (checked_on, result) = (self.checked_on, Coded(self.result));
        stored::insert_check(
            tx,
            &CheckRow { id, entrustment_id, sub_entrustment_id, checked_on, result, looked_at, foreign_system, person_id, seq: id },
        )?;
        Ok(id)
    }
}
