//! Who has access to personal data, and is bound: on any date, by department and kind, with the gaps by name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gaps::{Gap, gaps};
use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::domain::as_of::AsOf;
use crate::domain::nda::{Cover, Covered, Hold, NdaEvent, cover};
use crate::domain::person::PersonKind;
use crate::error::Result;
use crate::operations::Query;
use crate::store::nda::{self, Brief};
use crate::store::{ReadTx, Reads, department, person, person_access};

/// Shows for a date how many of those with access to personal data are bound by an NDA or a pledge, by department and kind, who is
/// not, and which entrusted work goes on without an obligation of confidentiality.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    #[serde(default)]
    pub department_id: Option<i64>,
    #[serde(default)]
    pub kind: Option<PersonKind>,
    /// Only people who stand so; the gaps if empty.
    #[serde(default)]
    pub cover: Option<Cover>,
    /// How many people are named at most, 200 if empty. The counts are always of all.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100_000))]
    pub limit: Option<usize>,
    /// How many of them are left out at the beginning.
    #[serde(default)]
    pub skip: Option<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Covering {
    pub on: NaiveDate,
    /// People with access on the date.
    pub with_access: usize,
    /// Those of them who are bound.
    pub bound: usize,
    /// Percent with one decimal, rounded down so that only all is 100; none if nobody has access.
    pub percent: Option<String>,
    /// How many stand how.
    pub counts: BTreeMap<Cover, usize>,
    pub groups: Vec<Group>,
    /// Those asked for, in the order of their reading.
    pub people: Vec<Line>,
    /// How many there are of those asked for.
    pub people_total: usize,
    /// Entrusted work under way without an obligation of confidentiality.
    pub entrustments: Vec<Gap>,
    /// Entrusted work under way that has to have one.
    pub entrustments_total: usize,
}

/// People of one department and kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Group {
    pub department_id: Option<i64>,
    pub department_ja: String,
    pub department_en: String,
    pub kind: PersonKind,
    pub with_access: usize,
    pub bound: usize,
    /// Percent with one decimal, rounded down.
    pub percent: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub kind: PersonKind,
    pub department_ja: String,
    pub department_en: String,
    pub cover: Cover,
    /// The NDA that it rests on.
    pub nda_id: Option<i64>,
}

impl Query for Coverage {
    const NAME: &'static str = "nda.coverage";
    const NEEDS: Right = Right::ReadNdas;
    type Answer = Covering;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Covering> {
        let as_of = super::as_of(tx, self.on, self.known);
        let mut people = with_access(tx, as_of)?;
        people.retain(|row| self.fits(row));
        let covered = of_people(tx, &people, as_of)?;
        let departments = department::names(tx, as_of.known)?;
        let mut counts: BTreeMap<Cover, usize> = BTreeMap::new();
        for found in covered.values() {
            *counts.entry(found.cover).or_default() += 1;
        }
        let bound = counts.iter().filter(|(cover, _)| cover.binds()).map(|(_, count)| count).sum();
        let asked = |found: &Covered| self.cover.map_or(!found.cover.binds(), |cover| found.cover == cover);
        let chosen: Vec<(&person::Row, Covered)> =
            people.iter().filter_map(|row| Some((row, covered.get(&row.id).copied().filter(&asked)?))).collect();
        let shown = chosen.iter().skip(self.skip.unwrap_or(0)).take(self.limit.unwrap_or(200));
        let (entrustments, entrustments_total) = gaps(tx, as_of)?;
        Ok(Covering {
            on: as_of.on,
            with_access: people.len(),
            bound,
            percent: percent(bound, people.len()),
            counts,
            groups: groups(&people, &covered, &departments),
            people: shown.map(|(row, found)| line(row, *found, &departments)).collect(),
            people_total: chosen.len(),
            entrustments,
            entrustments_total,
        })
    }
}

impl Coverage {
    fn fits(&self, row: &person::Row) -> bool {
        self.kind.is_none_or(|kind| row.kind.0 == kind) && self.department_id.is_none_or(|id| row.department_id == Some(id))
    }
}

/// The people with access to personal data on the date, in the order of their reading.
pub(crate) fn with_access(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<person::Row>> {
    let holders: BTreeSet<i64> = person_access::all(tx, as_of)?.into_iter().map(|row| row.person_id).collect();
    let mut people = person::belonging(tx, as_of)?;
    people.retain(|row| holders.contains(&row.id));
    Ok(people)
}

/// How each of those people stands. A pledge on leaving binds nobody who is still there.
pub(crate) fn of_people(tx: &mut dyn Reads, people: &[person::Row], as_of: AsOf) -> Result<BTreeMap<i64, Covered>> {
    let held = holdings(tx, people, as_of)?;
    Ok(people.iter().map(|row| (row.id, held.cover(row.id, as_of.on))).collect())
}

/// What people hold that can bind them.
pub(super) struct Holdings {
    briefs: BTreeMap<i64, Vec<Brief>>,
    events: Events,
}

pub(super) fn holdings(tx: &mut dyn Reads, people: &[person::Row], as_of: AsOf) -> Result<Holdings> {
    let wanted: BTreeSet<i64> = people.iter().map(|row| row.id).collect();
    // For a few people their own NDAs are asked for; for many it is quicker to go through all once.
    let few = wanted.len() <= 1_000;
    let (briefs, happened) = if few {
        let ids: Vec<i64> = wanted.iter().copied().collect();
        let briefs = nda::of_people(tx, &ids, as_of.known)?;
        let ids: Vec<i64> = briefs.iter().map(|brief| brief.id).collect();
        let events = nda::by_nda(tx, &ids, as_of.known)?;
        (briefs, events.into_iter().flat_map(|(id, rows)| rows.into_iter().map(move |row| (id, row.event()))).collect())
    } else {
        (nda::all_of_people(tx, as_of.on, as_of.known)?, nda::all_events(tx, as_of.known)?)
    };
    let mut held: BTreeMap<i64, Vec<Brief>> = BTreeMap::new();
    for brief in briefs.into_iter().filter(|brief| brief.kind.0 != AgreementKind::Leaving) {
        if let Some(id) = brief.person_id.filter(|id| wanted.contains(id)) {
            held.entry(id).or_default().push(brief);
        }
    }
    Ok(Holdings { briefs: held, events: Events::of(&happened) })
}

impl Holdings {
    pub fn cover(&self, person_id: i64, on: NaiveDate) -> Covered {
        let held = self.briefs.get(&person_id).map_or(&[][..], Vec::as_slice);
        cover(held.iter().map(|brief| Hold { id: brief.id, life: brief.life(self.events.of_nda(brief.id)) }), on)
    }

    /// The last day on which that NDA binds; none if it has no end.
    pub fn last_on(&self, person_id: i64, nda: i64) -> Option<NaiveDate> {
        let brief = self.briefs.get(&person_id)?.iter().find(|brief| brief.id == nda)?;
        brief.life(self.events.of_nda(nda)).last_day()
    }
}

/// Events in the order of their NDAs, so that those of one are found without a map of them all.
struct Events {
    ids: Vec<i64>,
    events: Vec<NdaEvent>,
}

impl Events {
    fn of(sorted: &[(i64, NdaEvent)]) -> Self {
        Self { ids: sorted.iter().map(|(id, _)| *id).collect(), events: sorted.iter().map(|(_, event)| *event).collect() }
    }

    fn of_nda(&self, id: i64) -> &[NdaEvent] {
        let from = self.ids.partition_point(|held| *held < id);
        let until = self.ids.partition_point(|held| *held <= id);
        self.events.get(from..until).unwrap_or_default()
    }
}

type Names = BTreeMap<i64, (String, String)>;

fn groups(people: &[person::Row], covered: &BTreeMap<i64, Covered>, departments: &Names) -> Vec<Group> {
    let mut groups: BTreeMap<(Option<i64>, PersonKind), (usize, usize)> = BTreeMap::new();
    for row in people {
        let (all, bound) = groups.entry((row.department_id, row.kind.0)).or_default();
        *all += 1;
        *bound += usize::from(covered.get(&row.id).is_some_and(|found| found.cover.binds()));
    }
    let shown = groups.into_iter().map(|((department_id, kind), (with_access, bound))| {
        let (department_ja, department_en) = named(department_id, departments);
        Group { department_id, department_ja, department_en, kind, with_access, bound, percent: percent(bound, with_access) }
    });
    shown.collect()
}

fn line(row: &person::Row, found: Covered, departments: &Names) -> Line {
    let (department_ja, department_en) = named(row.department_id, departments);
    Line {
        person_id: row.id,
        code: row.code.clone(),
        name: row.name.clone(),
        kind: row.kind.0,
        department_ja,
        department_en,
        cover: found.cover,
        nda_id: found.nda,
    }
}

fn named(id: Option<i64>, departments: &Names) -> (String, String) {
    id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default()
}

/// 1,199 of 1,200 is not 100.0: rounded down.
fn percent(part: usize, whole: usize) -> Option<String> {
    let tenths = part.checked_mul(1_000)?.checked_div(whole)?;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}
