//! What waits for the one who asks, and for those who answer for others, how it stands as a whole.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::lines;
use super::{Asked, Line, each, everybody};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::deadline::{Deadline, DeadlineKind};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads};

/// Shows the caller's day: what is overdue or falls due within 30 days and is theirs to do, what is overdue in the department of a manager, and for whoever
/// answers for the whole the counts by kind and by month.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Day {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MyDay {
    pub on: NaiveDate,
    /// The first of what is theirs to do, the earliest first.
    pub mine: Vec<Line>,
    pub mine_total: usize,
    pub mine_overdue: usize,
    /// The first of what others in their department have overdue.
    pub team: Vec<Line>,
    pub team_total: usize,
    /// None for who does not answer for the whole.
    pub whole: Option<Whole>,
}

/// How it stands with everything that has to be done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub overdue: usize,
    /// Due within 30 days from the date.
    pub soon: usize,
    /// Every kind of which something is overdue or soon due.
    pub kinds: Vec<OfKind>,
    /// This month and the five after it, without what is overdue.
    pub months: Vec<OfMonth>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfKind {
    pub kind: DeadlineKind,
    pub overdue: usize,
    pub soon: usize,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfMonth {
    /// The first day of the month.
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub count: usize,
}

/// What is soon, in days.
const SOON: Days = Days::new(30);
/// How many lines a first page names.
const NAMED: usize = 10;
/// How many months are counted.
const MONTHS: u32 = 6;

impl Query for Day {
    const NAME: &'static str = "deadline.day";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = MyDay;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<MyDay> {
        let on = self.on.unwrap_or(tx.moment().today);
        let soon_on = on.checked_add_days(SOON).unwrap_or(on);
        let first = on.with_day(1).unwrap_or(on);
        let until = first.checked_add_months(Months::new(MONTHS)).and_then(|next| next.pred_opt()).unwrap_or(soon_on);
        let as_of = AsOf::on(on);
        let (members, me) = (everybody(tx, as_of)?, tx.actor().person.unwrap_or_default());
        let (mut mine, mut team, mut found) = (First::default(), First::default(), Vec::new());
        each(tx, Asked { as_of, until }, &mut |one| {
            let (overdue, is_mine) = (one.is_overdue(on), members.whose(&one).people.contains(&me));
            found.push(Found { kind: one.kind, due_on: one.due_on, overdue });
            if is_mine && one.due_on <= soon_on {
                mine.add(one, overdue);
            } else if !is_mine && overdue && members.managers(&one).contains(&me) {
                team.add(one, overdue);
            }
        })?;
        let whole = (tx.actor().may(Right::ReadReminders)).then(|| whole(&found, soon_on, first));
        Ok(MyDay {
            on,
            mine_total: mine.total,
            mine_overdue: mine.overdue,
            mine: lines(tx, mine.named(), as_of)?,
            team_total: team.total,
            team: lines(tx, team.named(), as_of)?,
            whole,
        })
    }
}

/// What is counted of a deadline.
struct Found {
    kind: DeadlineKind,
    due_on: NaiveDate,
    overdue: bool,
}

/// The first of many, and how many there are.
#[derive(Default)]
struct First {
    total: usize,
    overdue: usize,
    kept: Vec<Deadline>,
}

impl First {
    fn add(&mut self, one: Deadline, overdue: bool) {
        self.total += 1;
        self.overdue += usize::from(overdue);
        self.kept.push(one);
        if self.kept.len() > NAMED * NAMED {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.kept.sort_by_key(Deadline::order);
        self.kept.truncate(NAMED);
    }

    fn named(mut self) -> Vec<Deadline> {
        self.cut();
        self.kept
    }
}

fn whole(found: &[Found], soon_on: NaiveDate, first: NaiveDate) -> Whole {
    let is_soon = |one: &&Found| !one.overdue && one.due_on <= soon_on;
    let mut kinds: BTreeMap<DeadlineKind, OfKind> = BTreeMap::new();
    for one in found.iter().filter(|one| one.due_on <= soon_on) {
        let of_kind = kinds.entry(one.kind).or_insert(OfKind { kind: one.kind, overdue: 0, soon: 0 });
        if one.overdue { of_kind.overdue += 1 } else { of_kind.soon += 1 }
    }
    let month = |n: u32| {
        let from_on = first.checked_add_months(Months::new(n))?;
        let until_on = first.checked_add_months(Months::new(n + 1))?.pred_opt()?;
        let count = found.iter().filter(|one| !one.overdue && from_on <= one.due_on && one.due_on <= until_on).count();
        Some(OfMonth { from_on, until_on, count })
    };
    Whole {
        overdue: found.iter().filter(|one| one.overdue).count(),
        soon: found.iter().filter(is_soon).count(),
        kinds: kinds.into_values().collect(),
        months: (0..MONTHS).filter_map(month).collect(),
    }
}
