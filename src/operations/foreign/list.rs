//! The list of places in foreign countries where data are handled.

use std::collections::BTreeMap;

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
        let mut there = consignee::called(tx, as_of)?;
        there.retain(|(id, _)| self.consignee_id.is_none_or(|asked| asked == *id));
        let ids: Vec<i64> = there.iter().map(|(id, _)| *id).collect();
        let names: BTreeMap<i64, &str> = there.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let mut found: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
        facts::each(tx, &ids, as_of.known, |id, known| {
            let Some(name) = names.get(&id) else { return };
            found.insert(id, lines(&known, id, name, as_of.on).into_iter().filter(|line| self.wants(line)).collect());
        })?;
        let in_order = ids.iter().filter_map(|id| found.remove(id)).flatten();
        Ok(Page { on: as_of.on, lines: in_order.collect() })
    }
}

impl List {
    fn wants(&self, line: &Line) -> bool {
        self.entrustment_id.is_none_or(|id| id == line.entrustment_id)
            && self.route.is_none_or(|route| line.route == Some(route))
            && (!self.lacking || line.route.is_none() || line.check_overdue)
    }
}
