//! What is recorded of a consignee changes from a day on, or is corrected.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::alike::point_out;
use super::details::{Details, same};
use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::period::{self, Period};
use crate::error::{Error, Result};
use crate::operations::{Command, unless_stale};
use crate::store::{Reads, WriteTx, consignee};

/// Changes what is recorded of a consignee.
///
/// With `from_on`, from that day on: what was recorded before stays valid for the days before. Without it, what is valid today is corrected.
/// A new name or corporate number that another one has is refused until `distinct` says that they are not the same.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of this consignee; a later one is not overwritten.
    pub seen: i64,
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[serde(flatten)]
    pub details: Details,
    /// It is another one than those that it looks like by its new name or number.
    #[serde(default)]
    pub distinct: bool,
}

impl Command for Change {
    const NAME: &'static str = "consignee.change";
    const NEEDS: Right = Right::KeepRegister;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let standing = standing(tx, self.id)?;
        let periods: Vec<Period> = standing.iter().map(|row| Period { from_on: row.from_on, until_on: row.until_on }).collect();
        let today = tx.moment().today;
        let valid = periods.iter().find(|period| period.holds(today)).or(periods.last()).map_or(today, |period| period.from_on);
        let from_on = self.from_on.unwrap_or(valid);
        let split = period::change(&periods, from_on).ok_or_else(|| outside(&periods, from_on))?;
        let Some(old) = standing.get(split.replaced) else { return Err(Error::NotFound("consignee")) };
        let new = self.details.row(self.id, &old.control_no, split.new.from_on, split.new.until_on, tx.seq())?;
        if same(old, &new) {
            tx.unchanged();
            return Ok(());
        }
        unless_stale(standing.iter().map(|row| row.seq), self.seen)?;
        if !self.distinct {
            let mut problems = Problems::default();
            point_out(tx, &new, Some(old), &mut problems)?;
            problems.or(())?;
        }
        tx.about("consignee", self.id);
        consignee::supersede(tx, old)?;
        if let Some(kept) = split.kept {
            consignee::insert(tx, &consignee::Row { until_on: kept.until_on, seq: tx.seq(), ..old.clone() })?;
        }
        consignee::insert(tx, &new)
    }
}

fn outside(periods: &[Period], from_on: NaiveDate) -> Error {
    let message = Message::new("consignee-outside-periods").with("read", from_on);
    match periods.first() {
        Some(first) => Error::invalid("from_on", message.with("expected", first.from_on)),
        None => Error::NotFound("consignee"),
    }
}

/// The standing rows, oldest period first: at least one.
pub(super) fn standing(tx: &mut WriteTx<'_>, id: i64) -> Result<Vec<consignee::Row>> {
    let standing = consignee::periods(tx, id)?;
    if standing.is_empty() { Err(Error::NotFound("consignee")) } else { Ok(standing) }
}
