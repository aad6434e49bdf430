//! The list of rounds, page by page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::round::{Round, RoundEvent, RoundState};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee, round};

/// Lists selection rounds, the newest first, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Only those in which this consignee is or was a candidate.
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// Where the page starts: the `next` of the page before.
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
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub title: String,
    pub work: String,
    pub opened_on: NaiveDate,
    pub state: RoundState,
    pub candidates: Vec<String>,
    /// Who was recommended last.
    pub recommended: String,
    /// Who was chosen; empty if nobody was, or not yet.
    pub chosen: String,
}

impl Query for List {
    const NAME: &'static str = "round.list";
    const NEEDS: Right = Right::ReadEvaluations;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let (limit, today) = (self.limit.unwrap_or(50), tx.moment().today);
        let mut rows = round::list(tx, self.consignee_id, self.before, limit + 1)?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        let next = rows.last().filter(|_| more).map(|row| row.id);
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut happened: BTreeMap<i64, Vec<RoundEvent>> = BTreeMap::new();
        for event in round::events(tx, &ids)? {
            happened.entry(event.round_id).or_default().push(event.event());
        }
        let consignees: Vec<i64> = happened.values().flatten().filter_map(|event| event.consignee).collect();
        let names = consignee::names(tx, &consignees)?;
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        let line = |row: round::Row| {
            let stands = Round::of(happened.get(&row.id).map_or(&[], Vec::as_slice), today);
            Line {
                id: row.id,
                title: row.title,
                work: row.work,
                opened_on: row.opened_on,
                state: stands.state,
                candidates: stands.candidates.iter().map(|id| name(*id)).collect(),
                recommended: stands.recommended.map(name).unwrap_or_default(),
                chosen: stands.chosen.map(name).unwrap_or_default(),
            }
        };
        Ok(Page { lines: rows.into_iter().map(line).collect(), next })
    }
}
