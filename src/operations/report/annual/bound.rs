//! People with access to personal data at an end of the year, how each of them stands, and by name who is not bound.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::gather::{End, Gathered};
use crate::domain::as_of::AsOf;
use crate::domain::nda::{Cover, Covered};
use crate::domain::person::PersonKind;
use crate::domain::report::Share;
use crate::error::Result;
use crate::operations::nda::{of_people, with_access};
use crate::store::{ReadTx, person};

pub(super) struct Bound {
    /// Those with access, in the order of their reading.
    pub people: Vec<person::Row>,
    pub covered: BTreeMap<i64, Covered>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BoundGroup {
    pub department_id: Option<i64>,
    pub department_ja: String,
    pub department_en: String,
    pub kind: PersonKind,
    pub share: Share,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct CoverCount {
    pub cover: Cover,
    pub share: Share,
}

/// Somebody with access who is not bound.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unbound {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub kind: PersonKind,
    pub department_ja: String,
    pub department_en: String,
    pub cover: Cover,
    /// The NDA that this rests on.
    pub nda_id: Option<i64>,
}

impl Bound {
    pub fn of(tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<Self> {
        let people = with_access(tx, as_of)?;
        let covered = of_people(tx, &people, as_of)?;
        Ok(Self { people, covered })
    }

    pub fn binds(&self, person: i64) -> bool {
        self.covered.get(&person).is_some_and(|found| found.cover.binds())
    }

    /// Those who are bound, of those whom the question is about.
    pub fn share(&self, counts: impl Fn(&person::Row) -> bool) -> Share {
        let asked = self.people.iter().filter(|row| counts(row));
        let (mut count, mut of) = (0, 0);
        for row in asked {
            of += 1;
            count += i64::from(self.binds(row.id));
        }
        Share::of(count, of)
    }
}

impl Gathered {
    pub fn bound(&self, end: End) -> &Bound {
        match end {
            End::Before => &self.bound_before,
            End::Now => &self.bound_now,
        }
    }
}

pub(super) type Names = BTreeMap<i64, (String, String)>;

fn named(id: Option<i64>, departments: &Names) -> (String, String) {
    id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default()
}

pub(super) fn groups(gathered: &Gathered, departments: &Names) -> Vec<BoundGroup> {
    let bound = gathered.bound(End::Now);
    let mut keys: Vec<(Option<i64>, PersonKind)> = bound.people.iter().map(|row| (row.department_id, row.kind.0)).collect();
    keys.sort_unstable();
    keys.dedup();
    let group = |(department_id, kind): (Option<i64>, PersonKind)| {
        let (department_ja, department_en) = named(department_id, departments);
        let share = bound.share(|row| (row.department_id, row.kind.0) == (department_id, kind));
        BoundGroup { department_id, department_ja, department_en, kind, share }
    };
    keys.into_iter().map(group).collect()
}

pub(super) fn covers(gathered: &Gathered) -> Vec<CoverCount> {
    let bound = gathered.bound(End::Now);
    let count = |cover: Cover| tally(bound.covered.values().filter(|found| found.cover == cover).count());
    Cover::ALL.iter().map(|cover| CoverCount { cover: *cover, share: Share::of(count(*cover), tally(bound.people.len())) }).collect()
}

pub(super) fn unbound(gathered: &Gathered, departments: &Names) -> Vec<Unbound> {
    let bound = gathered.bound(End::Now);
    let lines = bound.people.iter().filter(|row| !bound.binds(row.id)).filter_map(|row| {
        let found = bound.covered.get(&row.id)?;
        let (department_ja, department_en) = named(row.department_id, departments);
        Some(Unbound {
            person_id: row.id,
            code: row.code.clone(),
            name: row.name.clone(),
            kind: row.kind.0,
            department_ja,
            department_en,
            cover: found.cover,
            nda_id: found.nda,
        })
    });
    lines.collect()
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
