//! The list of what has to be done by when.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Asked, each, everybody};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::deadline::{Deadline, DeadlineKind, Owner};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, person};

/// Lists what has to be done by when and is not done, the earliest first. Who may not read the register sees what is theirs to do.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// What is open on that day; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// Nothing that falls due before. What is overdue is there if empty.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Nothing that falls due later; three months ahead if empty.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    pub kind: Option<DeadlineKind>,
    /// What this person has to do.
    #[serde(default)]
    pub person_id: Option<i64>,
    /// What falls to this department.
    #[serde(default)]
    pub department_id: Option<i64>,
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// Only what is for the caller to do: named for them, or work that they do in their department.
    #[serde(default)]
    pub mine: bool,
    /// Only what is overdue.
    #[serde(default)]
    pub overdue: bool,
    /// Only what the caller is told of when it is late: what falls to a department for which they decide.
    #[serde(default)]
    pub team: bool,
    /// How many lines at most, all if empty. What is told of the whole list is always of all.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000))]
    pub limit: Option<usize>,
    /// How many of them are left out at the beginning.
    #[serde(default)]
    pub skip: Option<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Deadlines {
    pub on: NaiveDate,
    pub until: NaiveDate,
    /// How many there are, of which the lines may be a part.
    pub total: usize,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    #[serde(flatten)]
    pub deadline: Deadline,
    /// The same as long as it is the same duty, whatever its date.
    pub key: String,
    pub overdue: bool,
    /// Who has to do it, by name; empty where nobody is named.
    pub person: String,
    pub department_ja: String,
    pub department_en: String,
}

/// How far ahead a list looks that does not say.
const AHEAD: Months = Months::new(3);

impl Query for List {
    const NAME: &'static str = "deadline.list";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = Deadlines;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Deadlines> {
        let on = self.on.unwrap_or(tx.moment().today);
        let as_of = AsOf { on, known: self.known.unwrap_or(i64::MAX) };
        let until = self.until.or_else(|| on.checked_add_months(AHEAD)).unwrap_or(on);
        let (sees_all, me) = (tx.actor().may(Right::ReadRegister), tx.actor().person);
        let mut shown: Vec<Deadline> = Vec::new();
        each(tx, Asked { as_of, until }, &mut |one| shown.extend(Some(one).filter(|one| self.wants(one, on))))?;
        if self.mine || self.team || !sees_all {
            let (members, me) = (everybody(tx, as_of)?, me.unwrap_or_default());
            shown.retain(|one| !self.team || members.managers(one).contains(&me));
            shown.retain(|one| (sees_all && !self.mine) || members.whose(one).people.contains(&me));
        }
        shown.sort_by_key(Deadline::order);
        let total = shown.len();
        let part = shown.into_iter().skip(self.skip.unwrap_or(0)).take(self.limit.unwrap_or(usize::MAX));
        let lines = lines(tx, part.collect(), as_of)?;
        Ok(Deadlines { on, until, total, lines })
    }
}

impl List {
    fn wants(&self, one: &Deadline, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= one.due_on)
            && (!self.overdue || one.is_overdue(on))
            && self.kind.is_none_or(|kind| kind == one.kind)
            && self.consignee_id.is_none_or(|id| one.consignee_id == Some(id))
            && self.person_id.is_none_or(|id| one.owner.person_id == Some(id))
            && self.department_id.is_none_or(|id| one.owner.department_id == Some(id))
    }
}

/// Deadlines with the names of those who have to meet them.
pub(super) fn lines(tx: &mut ReadTx<'_>, shown: Vec<Deadline>, as_of: AsOf) -> Result<Vec<Line>> {
    let names = names(tx, &shown, as_of)?;
    Ok(shown.into_iter().map(|one| names.line(one, as_of.on)).collect())
}

struct Names {
    people: BTreeMap<i64, String>,
    departments: BTreeMap<i64, (String, String)>,
}

fn names(tx: &mut ReadTx<'_>, shown: &[Deadline], as_of: AsOf) -> Result<Names> {
    let mut ids: Vec<i64> = shown.iter().filter_map(|one| one.owner.person_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(Names { people: person::names(tx, &ids)?, departments: department::names(tx, as_of.known)? })
}

impl Names {
    fn line(&self, deadline: Deadline, on: NaiveDate) -> Line {
        let Owner { person_id, department_id } = deadline.owner;
        let person = person_id.and_then(|id| self.people.get(&id)).cloned().unwrap_or_default();
        let (department_ja, department_en) = department_id.and_then(|id| self.departments.get(&id)).cloned().unwrap_or_default();
        Line { key: deadline.key(), overdue: deadline.is_overdue(on), person, department_ja, department_en, deadline }
    }
}
