//! The list of corrective actions: what waits for whom until when.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::held;
use super::line::{Line, Names};
use crate::domain::access::Right;
use crate::domain::action::{Action, ActionSource, ActionState};
use crate::domain::as_of::AsOf;
use crate::domain::names;
use crate::error::Result;
use crate::operations::Query;
use crate::store::action::Row;
use crate::store::{ReadTx, Reads, action};

/// Lists corrective actions on a date, a page at a time: what is open first, by the date on which something is due.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(flatten)]
    pub filter: Filter,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub after: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

/// What narrows the list down.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    /// A part of control number, finding or consignee, in any spelling.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub search: Option<String>,
    #[serde(default)]
    pub state: Option<ActionState>,
    /// Only those of which something is late: planning, doing, or confirming.
    #[serde(default)]
    pub overdue: bool,
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// Who has to do it on our side.
    #[serde(default)]
    pub owner_id: Option<i64>,
    #[serde(default)]
    pub source: Option<ActionSource>,
    /// The evaluation or the review it comes from.
    #[serde(default)]
    pub source_id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    /// How many there are on all pages.
    pub total: i64,
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
}

impl Query for List {
    const NAME: &'static str = "action.list";
    const NEEDS: Right = Right::ReadActions;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let limit = usize::try_from(self.limit.unwrap_or(50)).unwrap_or(50);
        let all = lines(tx, &self.filter, as_of)?;
        let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let start = self.after.and_then(|id| all.iter().position(|line| line.id == id)).map_or(0, |place| place + 1);
        let more = all.len() > start.saturating_add(limit);
        let lines: Vec<Line> = all.into_iter().skip(start).take(limit).collect();
        let next = lines.last().map(|line| line.id).filter(|_| more);
        Ok(Page { on: as_of.on, total, lines, next })
    }
}

/// All lines that the filter lets through, in order, with a fixed number of questions.
pub(super) fn lines(tx: &mut dyn Reads, filter: &Filter, as_of: AsOf) -> Result<Vec<Line>> {
    let all: Vec<(Row, Action)> = gathered(tx, filter, as_of.known)?.into_iter().filter(|(_, action)| action.is_there(as_of.on)).collect();
    let names = Names::of(tx, &all, as_of.known)?;
    let search = filter.search.as_deref().map(names::search_key).filter(|key| !key.is_empty());
    let lines = all.iter().map(|(row, action)| names.line(row, action, as_of.on));
    let mut lines: Vec<Line> = lines.filter(|line| filter.wants(line, search.as_deref())).collect();
    lines.sort_by_key(Line::order);
    Ok(lines)
}

fn gathered(tx: &mut dyn Reads, filter: &Filter, known: i64) -> Result<Vec<(Row, Action)>> {
    let rows = match (filter.consignee_id, filter.source_id) {
        (Some(id), _) => action::of_consignees(tx, &[id], known)?,
        (None, Some(id)) => action::of_source(tx, ActionSource::ALL, id, known)?,
        (None, None) => return Ok(held(action::all(tx, known)?, action::all_steps(tx, known)?)),
    };
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let steps = action::steps_of(tx, &ids, known)?;
    Ok(held(rows, steps))
}

impl Filter {
    fn wants(&self, line: &Line, search: Option<&str>) -> bool {
        let found = |key: &str| [&line.control_no, &line.finding, &line.consignee].iter().any(|text| names::search_key(text).contains(key));
        self.state.is_none_or(|state| state == line.state)
            && (!self.overdue || line.overdue || line.unconfirmed)
            && self.consignee_id.is_none_or(|id| line.consignee_id == Some(id))
            && self.owner_id.is_none_or(|id| line.owner_id == Some(id))
            && self.source.is_none_or(|source| source == line.source)
            && self.source_id.is_none_or(|id| line.source_id == Some(id))
            && search.is_none_or(found)
    }
}
