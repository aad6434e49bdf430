//! The versions of the criteria by which evaluations were made in the year, and what each changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use crate::domain::criteria::{
    ChangeKind, Item, KindOfWork, Version, VersionEvent, VersionEventKind, VersionState, compare, in_force, later_effective, state_in,
};
use crate::error::Result;
use crate::store::criteria::{SetRow, TermsRow};
use crate::store::{ReadTx, criteria, report};

/// A version of a set of criteria.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CriteriaVersion {
    pub version_id: i64,
    pub set_ja: String,
    pub set_en: String,
    pub kind_of_work: KindOfWork,
    pub number: i64,
    pub title_ja: String,
    pub title_en: String,
    pub source: String,
    /// At the end of the period.
    pub state: VersionState,
    /// In force on some day of the period.
    pub in_force: bool,
    pub adopted_on: Option<NaiveDate>,
    pub adopted_by: String,
    pub effective_on: Option<NaiveDate>,
    /// The last day before the next version takes its place.
    pub until_on: Option<NaiveDate>,
    pub pass_percent: i64,
    pub conditional_percent: i64,
    pub items: i64,
    pub knock_outs: i64,
    /// Evaluations decided in the year by it.
    pub evaluations: i64,
    /// What it changed of the version before.
    pub changed: Option<Changed>,
}

/// Items of a version beside those of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changed {
    /// The number of the version before.
    pub from: i64,
    pub added: i64,
    pub removed: i64,
    pub changed: i64,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<Vec<CriteriaVersion>> {
    let (on, known) = (gathered.as_of.on, gathered.as_of.known);
    let terms = report::terms(tx, known)?;
    let mut used: BTreeMap<i64, i64> = BTreeMap::new();
    for evaluation in gathered.evaluated.values() {
        *used.entry(evaluation.version_id).or_default() += 1;
    }
    let by_set = by_set(tx, known)?;
    let mut lines = Vec::new();
    for set in criteria::sets(tx)?.into_iter().filter(|set| set.seq <= known) {
        let versions = by_set.get(&set.id).map_or(&[][..], Vec::as_slice);
        let ruled = ruled(versions, gathered.period.first(), on);
        let concerns = |version: &&Version| ruled.contains(&version.id) || turned(version, gathered.period.first(), on);
        for version in versions.iter().filter(concerns) {
            let Some(terms) = terms.get(&version.id) else { continue };
            let of = Of { gathered, set: &set, versions };
            let evaluations = used.get(&version.id).copied().unwrap_or_default();
            lines.extend(of.line(version, terms, ruled.contains(&version.id), evaluations));
        }
    }
    Ok(lines)
}

/// Every version with what had happened to it, by set.
fn by_set(tx: &mut ReadTx<'_>, known: i64) -> Result<BTreeMap<i64, Vec<Version>>> {
    let mut events: BTreeMap<i64, Vec<VersionEvent>> = BTreeMap::new();
    for row in criteria::all_events(tx)?.into_iter().filter(|row| row.seq <= known) {
        events.entry(row.version_id).or_default().push(row.event());
    }
    let mut sets: BTreeMap<i64, Vec<Version>> = BTreeMap::new();
    for row in criteria::versions(tx)?.into_iter().filter(|row| row.seq <= known) {
        let events = events.remove(&row.id).unwrap_or_default();
        sets.entry(row.set_id).or_default().push(Version { id: row.id, number: row.number, events });
    }
    Ok(sets)
}

/// The versions that were in force on some day: it changes only on days on which something happened or took effect.
fn ruled(versions: &[Version], first: NaiveDate, on: NaiveDate) -> BTreeSet<i64> {
    let dates = |event: &VersionEvent| [Some(event.happened_on), event.effective_on];
    let mut days: BTreeSet<NaiveDate> = versions.iter().flat_map(|version| version.events.iter().flat_map(dates)).flatten().collect();
    days.retain(|day| first < *day && *day <= on);
    days.insert(first);
    days.into_iter().filter_map(|day| in_force(versions, day).map(|version| version.id)).collect()
}

/// Whether it was adopted or withdrawn in the period.
fn turned(version: &Version, first: NaiveDate, on: NaiveDate) -> bool {
    let turns = |event: &VersionEvent| matches!(event.kind, VersionEventKind::Adopted | VersionEventKind::Withdrawn);
    version.events.iter().any(|event| turns(event) && first <= event.happened_on && event.happened_on <= on)
}

struct Of<'a> {
    gathered: &'a Gathered,
    set: &'a SetRow,
    versions: &'a [Version],
}

impl Of<'_> {
    fn line(&self, version: &Version, terms: &TermsRow, in_force: bool, evaluations: i64) -> Option<CriteriaVersion> {
        let on = self.gathered.as_of.on;
        let adopted = version.events.iter().rfind(|event| event.kind == VersionEventKind::Adopted && event.happened_on <= on);
        let items = self.items_of(version.id);
        Some(CriteriaVersion {
            version_id: version.id,
            set_ja: self.set.name_ja.clone(),
            set_en: self.set.name_en.clone(),
            kind_of_work: self.set.kind_of_work.0,
            number: version.number,
            title_ja: terms.title_ja.clone(),
            title_en: terms.title_en.clone(),
            source: terms.source.clone(),
            state: state_in(self.versions, version, on)?,
            in_force,
            adopted_on: adopted.map(|event| event.happened_on),
            adopted_by: self.gathered.person(adopted.and_then(|event| event.person)),
            effective_on: version.effective_on(on),
            until_on: later_effective(self.versions, version, on).and_then(|later| later.pred_opt()),
            pass_percent: terms.pass_percent,
            conditional_percent: terms.conditional_percent,
            items: tally(items.iter()),
            knock_outs: tally(items.iter().filter(|item| item.knock_out)),
            evaluations,
            changed: self.changed(version),
        })
    }

    fn changed(&self, version: &Version) -> Option<Changed> {
        let before =
            self.versions.iter().rfind(|other| other.number < version.number && other.effective_on(self.gathered.as_of.on).is_some())?;
        let changes = compare(self.items_of(before.id), self.items_of(version.id));
        let of = |kind: ChangeKind| tally(changes.iter().filter(|change| change.kind == kind));
        Some(Changed {
            from: before.number,
            added: of(ChangeKind::Added),
            removed: of(ChangeKind::Removed),
            changed: of(ChangeKind::Changed),
        })
    }

    fn items_of(&self, version_id: i64) -> &[Item] {
        self.gathered.items.get(&version_id).map_or(&[], Vec::as_slice)
    }
}

fn tally<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}
