//! All corrective actions of a date as one table.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::list::{Filter, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads};

/// Gives the corrective actions of a date, all of them at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    #[serde(flatten)]
    pub filter: Filter,
    /// The date that it speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    pub on: NaiveDate,
    pub lines: Vec<Line>,
}

impl Query for Export {
    const NAME: &'static str = "action.export";
    const NEEDS: Right = Right::ReadActions;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        Ok(Exported { on: as_of.on, lines: lines(tx, &self.filter, as_of)? })
    }
}
