//! Entrusted work changes from a day on, or what is recorded of it is corrected.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, Of};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::period::{self, Period};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::{Reads, WriteTx, entrustment};

/// Changes what is recorded of entrusted work.
///
/// With `from_on`, from that day on. Without it, what is valid today is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this work; a later one is not overwritten.
    pub seen: i64,
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
}

impl Command for Change {
    const NAME: &'static str = "entrustment.change";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
        let today = tx.moment().today;
        let valid = periods.iter().find(|period| period.holds(today)).or(periods.last()).map_or(today, |period| period.from_on);
        let from_on = self.from_on.unwrap_or(valid);
        let split = period::change(&periods, from_on)
            .ok_or_else(|| Error::invalid("from_on", Message::new("entrustment-outside-periods").with("read", from_on)))?;
        let Some(old) = standing.get(split.replaced) else { return Err(Error::NotFound("entrustment")) };
        let of = Of { id: old.id, consignee_id: old.consignee_id, control_no: &old.control_no };
        let seq = tx.seq();
        let new = self.details.row(tx, &of, split.new, seq)?;
        if same(old, &new) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        tx.about("consignee", old.consignee_id);
        tx.about("entrustment", old.id);
        entrustment::supersede(tx, old)?;
        if let Some(kept) = split.kept {
            entrustment::insert(tx, &entrustment::Row { until_on: kept.until_on, seq, ..old.clone() })?;
        }
        entrustment::insert(tx, &new)
    }
}

fn same(one: &entrustment::Row, other: &entrustment::Row) -> bool {
    let text = |row: &entrustment::Row| serde_json::to_string(&Details::of(row)).unwrap_or_default();
    text(one) == text(other) && one.department_id == other.department_id
}

/// The standing rows, oldest first: at least one.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<entrustment::Row>> {
    let standing = entrustment::periods(tx, id)?;
    if standing.is_empty() { Err(Error::NotFound("entrustment")) } else { Ok(standing) }
}
