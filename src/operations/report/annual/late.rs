//! Facts of the year that came into the register after it: the reason why last year's report may look different now.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use crate::domain::codes::codes;
use crate::error::Result;
use crate::store::report::{Recorded, Window};
use crate::store::{ReadTx, Reads, criteria, entry, report};

codes! {
    /// What kind of fact it is.
    pub enum LateKind as "late-kind" {
        /// Details of a consignee, or its end.
        Consignee = "consignee",
        /// Work entrusted, changed or ended.
        Entrustment = "entrustment",
        Decision = "decision",
        ConditionMet = "condition_met",
        /// Something that happened to a version of the criteria.
        Criteria = "criteria",
    }
}

/// Facts dated in the year and recorded after its last day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Late {
    /// The instant in UTC from which on what is recorded is late.
    pub since: NaiveDateTime,
    pub counts: Vec<LateCount>,
    /// In the order in which they were recorded.
    pub lines: Vec<LateLine>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LateCount {
    pub kind: LateKind,
    pub count: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LateLine {
    pub kind: LateKind,
    /// The consignee; none for criteria.
    pub consignee_id: Option<i64>,
    /// What it concerns, by name.
    pub name: String,
    /// The date of the fact, or the first day of the period for which it holds.
    pub from_on: NaiveDate,
    /// The last day of the period.
    pub until_on: Option<NaiveDate>,
    /// The entry of the ledger.
    pub seq: i64,
    /// UTC.
    pub recorded_at: NaiveDateTime,
    pub recorded_by: String,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<Late> {
    let last = gathered.period.last();
    let since = tx.moment().beginning_of(gathered.period.after());
    let window = Window { first: gathered.period.first(), last, from: entry::first_since(tx, since)?, known: gathered.as_of.known };
    let versions = versions(tx, gathered)?;
    let mut lines = Vec::new();
    for kind in LateKind::ALL {
        let found = match kind {
            LateKind::Consignee => report::consignees(tx, window)?,
            LateKind::Entrustment => report::entrustments(tx, window)?,
            LateKind::Decision => report::decisions(tx, window)?,
            LateKind::ConditionMet => report::conditions_met(tx, window)?,
            LateKind::Criteria => report::criteria_events(tx, window)?,
        };
        lines.extend(found.into_iter().map(|row| line(gathered, &versions, *kind, row)));
    }
    lines.sort_by_key(|line| (line.seq, line.kind));
    let count = |kind: &LateKind| i64::try_from(lines.iter().filter(|line| line.kind == *kind).count()).unwrap_or(i64::MAX);
    Ok(Late { since, counts: LateKind::ALL.iter().map(|kind| LateCount { kind: *kind, count: count(kind) }).collect(), lines })
}

fn line(gathered: &Gathered, versions: &BTreeMap<i64, String>, kind: LateKind, row: Recorded) -> LateLine {
    let is_criteria = kind == LateKind::Criteria;
    let consignee = || gathered.find(row.about).map(|one| one.name(gathered.as_of.on).name);
    let name = if is_criteria { versions.get(&row.about).cloned() } else { consignee() };
    LateLine {
        kind,
        consignee_id: (!is_criteria).then_some(row.about),
        name: name.unwrap_or_default(),
        from_on: row.from_on,
        until_on: row.until_on,
        seq: row.seq,
        recorded_at: row.at,
        recorded_by: gathered.person(row.person_id),
    }
}

/// Each version as "code 2": codes of sets are the same in every language.
fn versions(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<BTreeMap<i64, String>> {
    let sets: BTreeMap<i64, String> = criteria::sets(tx)?.into_iter().map(|set| (set.id, set.code)).collect();
    let named = |row: criteria::VersionRow| Some((row.id, format!("{} {}", sets.get(&row.set_id)?, row.number)));
    Ok(criteria::versions(tx)?.into_iter().filter(|row| row.seq <= gathered.as_of.known).filter_map(named).collect())
}
