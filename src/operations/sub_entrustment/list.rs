//! The list of sub-consignees: where each stands on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::sub_entrustment::SubState;
use crate::error::Result;
use crate::operations::Query;
use crate::operations::facts;
use crate::store::{ReadTx, Reads};

/// Lists sub-consignees, each after the one that it stands under: what the contract asks for, what was decided, and what is under way without it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub entrustment_id: Option<i64>,
    #[serde(default)]
    pub state: Option<SubState>,
    /// Only those under way without what they need.
    #[serde(default)]
    pub lacking: bool,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    pub lines: Vec<Line>,
}

impl Query for List {
    const NAME: &'static str = "sub_entrustment.list";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let found = facts::told(tx, self.consignee_id, as_of.known, |known, id, name| {
            let mut lines = lines(known, id, name, as_of.on);
            lines.retain(|line| self.wants(line));
            lines
        })?;
        Ok(Page { on: as_of.on, lines: found })
    }
}

impl List {
    fn wants(&self, line: &Line) -> bool {
        self.entrustment_id.is_none_or(|id| id == line.entrustment_id)
            && self.state.is_none_or(|state| state == line.state)
            && (!self.lacking || line.lacking)
    }
}
