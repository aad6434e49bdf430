//! The list of places in foreign countries where data are handled.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::foreign::Route;
use crate::error::Result;
use crate::operations::Query;
use crate::operations::facts;
use crate::store::{ReadTx, Reads, consignee};

/// Lists where consignees and sub-consignees handle data in foreign countries: by which route of APPI Art. 28, and when the recipient is checked next.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub entrustment_id: Option<i64>,
    #[serde(default)]
    pub route: Option<Route>,
    /// Only those without a route, or whose check is overdue.
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
    const NAME: &'static str = "foreign.list";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let known = match self.consignee_id {
            Some(id) => facts::of(tx, &[id], as_of.known)?,
            None => facts::of_all(tx, as_of.known)?,
        };
        let rows = consignee::all(tx, as_of)?;
        let all = rows.iter().filter_map(|row| Some(lines(known.get(&row.id)?, row.id, &row.name, as_of.on))).flatten();
        Ok(Page { on: as_of.on, lines: all.filter(|line| self.wants(line)).collect() })
    }
}

impl List {
    fn wants(&self, line: &Line) -> bool {
        self.entrustment_id.is_none_or(|id| id == line.entrustment_id)
            && self.route.is_none_or(|route| line.route == Some(route))
            && (!self.lacking || line.route.is_none() || line.check_overdue)
    }
}
