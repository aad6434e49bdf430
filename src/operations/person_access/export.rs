//! Everybody's access on a date as one table, which can be imported again.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{Filter, Line, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, person_access};

/// Gives who has access to what on a date, all of it at once; what is given can be imported again.
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
    const NAME: &'static str = "person.export_access";
    const NEEDS: Right = Right::ReadPeople;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let rows = person_access::list(tx, as_of, &self.filter.narrow(), None, i64::MAX)?;
        Ok(Exported { on: as_of.on, lines: lines(tx, as_of, rows)? })
    }
}
