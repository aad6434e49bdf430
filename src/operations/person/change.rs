//! What is recorded of a person changes from a day on, or is corrected; or the person comes back.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, same};
use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::domain::period::{self, Period};
use crate::domain::person::{gap, nearest};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::person::Row;
use crate::store::{Reads, WriteTx, person};

/// Changes what is recorded of a person, such as a move to another department.
///
/// With `from_on`, from that day on: what was recorded before stays valid for the days before, and so does what is recorded for
/// later days. For a day after the person has left, it is their return. Without it, what is valid today is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The person.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this person; a later one is not overwritten.
    pub seen: i64,
    /// From when; if empty, what is valid today is corrected.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
}

impl Command for Change {
    const NAME: &'static str = "person.change";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let rows = standing(tx, self.id)?;
        let (periods, today) = (periods(&rows), tx.moment().today);
        let from_on = self.from_on.unwrap_or_else(|| nearest(&periods, today).from_on);
        if let Some(new) = gap(&periods, from_on) {
            unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
            let new = self.details.row(tx, self.id, new, Problems::default())?;
            tx.about("person", self.id);
            return person::insert(tx, &new);
        }
        let split = period::change(&periods, from_on).ok_or(Error::NotFound("person"))?;
        let Some(old) = rows.get(split.replaced) else { return Err(Error::NotFound("person")) };
        let new = self.details.row(tx, self.id, split.new, Problems::default())?;
        if same(old, &new) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
        tx.about("person", self.id);
        person::supersede(tx, old)?;
        if let Some(kept) = split.kept {
            person::insert(tx, &Row { until_on: kept.until_on, seq: tx.seq(), ..old.clone() })?;
        }
        person::insert(tx, &new)
    }
}

pub(super) fn periods(rows: &[Row]) -> Vec<Period> {
    rows.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect()
}

/// The standing rows, oldest first: at least one, of a person who was not erased.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<Row>> {
    let rows = person::periods(tx, id)?;
    if rows.is_empty() {
        return Err(Error::NotFound("person"));
    }
    if rows.iter().any(Row::is_erased) { Err(Error::conflict("person-erased")) } else { Ok(rows) }
}
