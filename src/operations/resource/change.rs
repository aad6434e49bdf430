//! What is recorded of a system or a ledger changes from a day on, or is corrected.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::period::{self, Period};
use crate::domain::person::nearest;
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::resource::Row;
use crate::store::{Reads, WriteTx, resource};

/// Changes what is recorded of a system or a ledger.
///
/// With `from_on`, from that day on: what was recorded before stays valid for the days before. Without it, what is valid today is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The system or the ledger.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it; a later one is not overwritten.
    pub seen: i64,
    /// From when; if empty, what is valid today is corrected.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
}

impl Command for Change {
    const NAME: &'static str = "resource.change";
    const NEEDS: Right = Right::KeepPeople;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let (rows, today) = (standing(tx, self.id)?, tx.moment().today);
        let periods: Vec<Period> = rows.iter().map(Row::period).collect();
        let from_on = self.from_on.unwrap_or_else(|| nearest(&periods, today).from_on);
        let outside = || Error::invalid("from_on", Message::new("resource-outside-periods").with("read", from_on));
        let split = period::change(&periods, from_on).ok_or_else(outside)?;
        let Some(old) = rows.get(split.replaced) else { return Err(Error::NotFound("resource")) };
        let new = self.details.row(tx, self.id, split.new)?;
        if same(old, &new) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(rows.iter().map(|row| row.seq), self.seen)?;
        tx.about("resource", self.id);
        resource::supersede(tx, old)?;
        if let Some(kept) = split.kept {
            resource::insert(tx, &Row { until_on: kept.until_on, seq: tx.seq(), ..old.clone() })?;
        }
        resource::insert(tx, &new)
    }
}

fn same(one: &Row, other: &Row) -> bool {
    let said = |row: &Row| {
        let texts = [row.code.clone(), row.name.clone(), row.note.clone()];
        (texts, row.kind, row.special_care, row.my_number, row.department_id)
    };
    said(one) == said(other)
}

/// The standing rows, oldest first: at least one.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<Row>> {
    let standing = resource::periods(tx, id)?;
    if standing.is_empty() { Err(Error::NotFound("resource")) } else { Ok(standing) }
}
