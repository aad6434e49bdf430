//! Entries of the ledger, the latest first, a page at a time.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::subject::{self, Subject};
use crate::domain::access::{Door, Right};
use crate::error::Result;
use crate::operations::Query;
use crate::store::entry::{self, Narrow};
use crate::store::{ReadTx, Reads, ledger, person};

/// Lists the entries of the ledger, the latest first, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// The operation by its name, such as `consignee.enter`.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub operation: Option<String>,
    /// Who did it.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// What it speaks of, such as `consignee`.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub subject: Option<String>,
    /// The number of the thing of which it speaks; with `subject`.
    #[serde(default)]
    pub subject_id: Option<i64>,
    #[serde(default)]
    pub door: Option<Door>,
    /// Recorded on this day or later.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// Recorded on this day or earlier.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// Only entries before this one: the `next` of the page before.
    #[serde(default)]
    pub before: Option<i64>,
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
    /// The entry by which its payload was destroyed.
    pub erased_by: Option<i64>,
}

impl Query for List {
    const NAME: &'static str = "ledger.list";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let limit = self.limit.unwrap_or(50);
        let narrow = self.narrow(tx)?;
        let mut rows = entry::list(tx, &narrow, limit + 1)?;
        let is_last = i64::try_from(rows.len()).unwrap_or_default() <= limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        let next = rows.last().map(|row| row.seq).filter(|_| !is_last);
        let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
        let people: Vec<i64> = rows.iter().filter_map(|row| row.person_id).collect();
        let (names, erased) = (person::names(tx, &people)?, entry::erased(tx, &seqs)?);
        let subjects = entry::subjects(tx, &seqs)?;
        let mut about = subject::of(tx, subjects)?;
        let line = |row: entry::Brief| Line {
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

impl List {
    /// Days are those of the organisation; the ledger is in UTC.
    fn narrow(&self, tx: &mut ReadTx<'_>) -> Result<Narrow> {
        let mut first_of = |day: Option<NaiveDate>| {
            let begins = day.map(|day| tx.moment().beginning_of(day));
            begins.map(|at| entry::first_since(tx, at)).transpose()
        };
        let (from, after) = (first_of(self.from_on)?, first_of(self.until_on.and_then(|on| on.succ_opt()))?);
        let text = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        Ok(Narrow {
            operation: text(&self.operation),
            person_id: self.person_id,
            subject: text(&self.subject),
            subject_id: self.subject_id,
            door: self.door,
            from,
            before: [after, self.before].into_iter().flatten().min(),
        })
    }
}
