//! What happened to versions, whatever they are versions of.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::code::Coded;
use super::schema::{agreement_event, criteria_event, rule_event};
use crate::domain::version::{Version, VersionEvent, VersionEventKind};

/// One step in the life of a version.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_event)]
#[diesel(table_name = criteria_event)]
#[diesel(table_name = rule_event)]
pub struct EventRow {
    pub version_id: i64,
    pub kind: Coded<VersionEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub comment: String,
    pub effective_on: Option<NaiveDate>,
    pub seq: i64,
}

impl EventRow {
    #[must_use]
    pub fn event(&self) -> VersionEvent {
        VersionEvent { kind: self.kind.0, happened_on: self.happened_on, person: self.person_id, effective_on: self.effective_on }
    }
}

/// What happened, by version.
pub(super) fn happened(events: &[EventRow]) -> BTreeMap<i64, Vec<VersionEvent>> {
    let mut happened: BTreeMap<i64, Vec<VersionEvent>> = BTreeMap::new();
    for event in events {
        happened.entry(event.version_id).or_default().push(event.event());
    }
    happened
}

/// Versions, by id and number, with what happened to each of them.
pub(super) fn lives(versions: Vec<(i64, i64)>, events: &[EventRow]) -> Vec<Version> {
    let mut happened = happened(events);
    let life = |(id, number)| Version { id, number, events: happened.remove(&id).unwrap_or_default() };
    versions.into_iter().map(life).collect()
}
