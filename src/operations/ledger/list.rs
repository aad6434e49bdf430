//! Entries of the ledger, the latest first, a page at a time.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::asked::{Asked, asked};
use super::filter::Filter;
use super::subject::{self, Subject};
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, entry, ledger, person};

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

/// An entry, without its payload.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub seq: i64,
    /// UTC.
    pub at: NaiveDateTime,
    /// `person`, `console`, `system` or `nobody`.
    pub actor: String,
    pub person_id: Option<i64>,
    pub person: String,
    pub door: String,
    pub operation: String,
    pub about: Vec<Subject>,
    /// What was asked, where one thing is followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// The entry by which its payload was destroyed.
    pub erased_by: Option<i64>,
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
        let people: Vec<i64> = rows.iter().filter_map(|row| row.person_id).collect();
        let (names, erased) = (person::names(tx, &people)?, entry::erased(tx, &seqs)?);
        let subjects = entry::subjects(tx, &seqs)?;
        let mut about = subject::of(tx, subjects)?;
        let payloads = if self.filter.is_of_one() { entry::payloads(tx, &seqs)? } else { BTreeMap::new() };
        let line = |row: entry::Brief| Line {
            asked: payloads.get(&row.seq).map(|payload| asked(payload)).unwrap_or_default(),
            about: about.remove(&row.seq).unwrap_or_default(),
            erased_by: erased.get(&row.seq).copied(),
            person: row.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            seq: row.seq,
            at: row.at,
            actor: row.actor,
            person_id: row.person_id,
            door: row.door,
            operation: row.operation,
        };
        Ok(Page { lines: rows.into_iter().map(line).collect(), next, head: ledger::head_seen(tx)?.seq })
    }
}
