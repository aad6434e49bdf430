//! Who has acknowledged which rule, all at once as one table.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::coverage::{Asked, Filter, Line, asked};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads};

/// Gives for a date each person with each rule in force that asks them, and where they stand. All of them, or those who stand as asked for.
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
    const NAME: &'static str = "rule.export";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let Asked { lines, .. } = asked(tx, &self.filter, as_of)?;
        let wanted = |line: &Line| self.filter.state.is_none_or(|state| line.stand.state == state);
        Ok(Exported { on: as_of.on, lines: lines.into_iter().map(|(_, line)| line).filter(wanted).collect() })
    }
}
