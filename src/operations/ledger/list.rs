//! Entries of the ledger, the latest first, a page at a time.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::asked;
use super::filter::Filter;
use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, entry, ledger};

codes! {
    /// In which order entries are read.
    pub enum Order as "ledger-order" {
        Latest = "latest",
        /// As it happened.
        Oldest = "oldest",
    }
}

/// Lists the entries of the ledger, the latest first, a page at a time. With `subject` and `subject_id` it follows one thing, and each
/// entry tells what was asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(flatten)]
    pub filter: Filter,
    /// The latest first if empty.
    #[serde(default)]
    pub order: Option<Order>,
    /// Only entries before this one: the `next` of the page before, where the latest come first.
    #[serde(default)]
    pub before: Option<i64>,
    /// Only entries after this one: the `next` of the page before, where the oldest come first.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
    /// The number of the last entry of all.
    pub head: i64,
}

impl Query for List {
    const NAME: &'static str = "ledger.list";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let limit = self.limit.unwrap_or(50);
        let narrow = self.filter.narrow(tx, self.after, self.before)?;
        let mut rows = match self.order {
            Some(Order::Oldest) => entry::oldest(tx, &narrow, limit + 1)?,
            _ => entry::list(tx, &narrow, limit + 1)?,
        };
        let is_last = i64::try_from(rows.len()).unwrap_or_default() <= limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        let next = rows.last().map(|row| row.seq).filter(|_| !is_last);
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        let payloads = if self.filter.is_of_one() { entry::payloads(tx, &seqs)? } else { BTreeMap::new() };
        let mut lines = lines(tx, rows)?;
        for line in &mut lines {
            line.asked = payloads.get(&line.seq).map(|payload| asked(payload)).unwrap_or_default();
        }
        Ok(Page { lines, next, head: ledger::head_seen(tx)?.seq })
    }
}
