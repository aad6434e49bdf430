//! Which failures of supervision the register shows on a date, by consignee.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::review::{Alarm, alarms};
use crate::error::Result;
use crate::operations::{Query, facts};
use crate::store::{ReadTx, Reads, consignee};

/// Names the consignees in whose case the facts of a date show one of the four failures of supervision of the guidelines (PPC General Guidelines 3-4-4).
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Alarms {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sounding {
    pub on: NaiveDate,
    /// How many consignees have supervised work under way.
    pub supervised: usize,
    pub consignees: Vec<Alarmed>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Alarmed {
    pub id: i64,
    pub name: String,
    pub alarms: Vec<Alarm>,
}

impl Query for Alarms {
    const NAME: &'static str = "review.alarms";
    const NEEDS: Right = Right::ReadReviews;
    type Answer = Sounding;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Sounding> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let (known, rows) = (facts::of_all(tx, as_of.known)?, consignee::all(tx, as_of)?);
        let mut sounding = Sounding { on: as_of.on, supervised: 0, consignees: Vec::new() };
        for row in rows {
            let Some(known) = known.get(&row.id) else { continue };
            sounding.supervised += usize::from(known.facts.supervised(as_of.on).next().is_some());
            let alarms = alarms(&known.facts, as_of.on);
            if !alarms.is_empty() {
                sounding.consignees.push(Alarmed { id: row.id, name: row.name, alarms });
            }
        }
        Ok(sounding)
    }
}
