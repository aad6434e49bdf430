//! Who or what was there before a period, came, went, and is there at its end.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::period::Period;

/// Counts of a [`Moves`]: `end` is `start` and `joined` less `left`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Movement {
    /// On the day before the period.
    pub start: i64,
    pub joined: i64,
    pub left: i64,
    /// On the last day that is reported on.
    pub end: i64,
}

/// The same by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    pub start: BTreeSet<i64>,
    /// Not there on the day before, and there on a day of the period: also what went again.
    pub joined: BTreeSet<i64>,
    /// There before or on a day of the period, and no longer at its end.
    pub left: BTreeSet<i64>,
    pub end: BTreeSet<i64>,
}

impl Moves {
    #[must_use]
    pub fn count(&self) -> Movement {
        let n = |set: &BTreeSet<i64>| i64::try_from(set.len()).unwrap_or(i64::MAX);
        Movement { start: n(&self.start), joined: n(&self.joined), left: n(&self.left), end: n(&self.end) }
    }
}

/// What moved from `first` to `last`. A thing may stand in several periods: one that follows another is no coming and going.
#[must_use]
pub fn moves(periods: impl IntoIterator<Item = (i64, Period)>, first: NaiveDate, last: NaiveDate) -> Moves {
    let mut by_id: BTreeMap<i64, Vec<Period>> = BTreeMap::new();
    for (id, period) in periods {
        by_id.entry(id).or_default().push(period);
    }
    let day_before = first.pred_opt();
    let mut moves = Moves::default();
    for (id, periods) in by_id {
        let there = |on: NaiveDate| periods.iter().any(|period| period.holds(on));
        let was = day_before.is_some_and(there);
        let within = periods.iter().any(|period| period.from_on <= last && period.until_on.is_none_or(|until| until >= first));
        if was {
            moves.start.insert(id);
        } else if within {
            moves.joined.insert(id);
        }
        if there(last) {
            moves.end.insert(id);
        } else if was || within {
            moves.left.insert(id);
        }
    }
    moves
}
