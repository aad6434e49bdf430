//! Which failures of supervision the register shows on a date, by consignee.

use std::collections::BTreeMap;

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
        let there = consignee::called(tx, as_of)?;
        let ids: Vec<i64> = there.iter().map(|(id, _)| *id).collect();
        let (mut supervised, mut sounded) = (0, BTreeMap::new());
        facts::each(tx, &ids, as_of.known, |id, known| {
            supervised += usize::from(known.facts.supervised(as_of.on).next().is_some());
            let alarms = alarms(&known.facts, as_of.on);
            if !alarms.is_empty() {
                sounded.insert(id, alarms);
            }
        })?;
        let in_order = there.into_iter().filter_map(|(id, name)| Some(Alarmed { id, name, alarms: sounded.remove(&id)? }));
        Ok(Sounding { on: as_of.on, supervised, consignees: in_order.collect() })
    }
}
