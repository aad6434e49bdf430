//! How often a piece of work is reviewed is set otherwise than the rule, from a day on.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::review::CadenceRule;
use crate::error::{Error, Result};
use crate::operations::{Command, facts::handling};
use crate::store::review::cadence;
use crate::store::{Reads, WriteTx, entrustment};

/// Sets within how many months a piece of work is reviewed, from a day on. Longer than the law allows is refused. Without months the rule holds again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetCadence {
    pub entrustment_id: i64,
    #[serde(default)]
    #[schemars(range(min = 1, max = 60))]
    pub months: Option<i64>,
    /// Today if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

impl Command for SetCadence {
    const NAME: &'static str = "cadence.set";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let from_on = self.from_on.unwrap_or(tx.moment().today);
        let periods = entrustment::periods(tx, self.entrustment_id)?;
        let Some(last) = periods.last() else { return Err(Error::NotFound("entrustment")) };
        let row = entrustment::of_id(tx, self.entrustment_id, AsOf::on(from_on))?;
        let mut problems = Problems::default();
        if row.is_none() {
            problems.add("from_on", Message::new("cadence-outside-work").with("read", from_on).with("control_no", &last.control_no));
        }
        if let Some(months) = self.months.and_then(|months| u32::try_from(months).ok()) {
            let handling = handling(row.as_ref().unwrap_or(last));
            problems.keep("months", CadenceRule::on(from_on).check(&handling, months));
        }
        problems.or(())?;
        let reason = self.reason.trim();
        let standing = cadence::of(tx, &[self.entrustment_id], i64::MAX)?;
        if standing.iter().any(|row| row.from_on == from_on && row.months == self.months && row.reason == reason) {
            tx.unchanged();
            return Ok(());
        }
        tx.about("entrustment", self.entrustment_id);
        tx.about("consignee", last.consignee_id);
        let row = cadence::Row {
            entrustment_id: self.entrustment_id,
            months: self.months,
            reason: reason.to_owned(),
            from_on,
            person_id: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        };
        cadence::put(tx, &row)
    }
}
