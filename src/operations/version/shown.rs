//! What the answers about versions have in common: what happened, by whom, and what was found in them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Standing, Versioned};
use crate::domain::message::{Message, Problems};
use crate::domain::version::{Version, VersionEventKind, authors};
use crate::error::Result;
use crate::store::{Reads, person};

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    pub kind: VersionEventKind,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub person: Option<String>,
    pub comment: String,
    pub effective_on: Option<NaiveDate>,
    pub seq: i64,
}

/// Something that was found at a field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub field: String,
    pub message: Message,
}

/// What happened to a version, with the names of those who did it.
pub(crate) fn shown_events<V: Versioned>(tx: &mut dyn Reads, version: &Standing<V>) -> Result<Vec<Event>> {
    let ids: Vec<i64> = version.events.iter().filter_map(|event| event.person_id).collect();
    let names = person::names(tx, &ids)?;
    let shown = version.events.iter().map(|event| Event {
        kind: event.kind.0,
        happened_on: event.happened_on,
        person_id: event.person_id,
        person: event.person_id.and_then(|id| names.get(&id).cloned()),
        comment: event.comment.clone(),
        effective_on: event.effective_on,
        seq: event.seq,
    });
    Ok(shown.collect())
}

/// The names of those who wrote a version by a date, and of whoever adopted it.
pub(crate) fn hands(tx: &mut dyn Reads, version: &Version, on: NaiveDate) -> Result<(Vec<String>, Option<String>)> {
    let past: Vec<_> = version.events.iter().filter(|event| event.happened_on <= on).cloned().collect();
    let adopter = past.iter().rfind(|event| event.kind == VersionEventKind::Adopted).and_then(|event| event.person);
    let writers = authors(&past);
    let names = person::names(tx, &writers.iter().copied().chain(adopter).collect::<Vec<_>>())?;
    let name_of = |id: &i64| names.get(id).cloned();
    Ok((writers.iter().filter_map(name_of).collect(), adopter.as_ref().and_then(name_of)))
}

pub(crate) fn found(problems: Problems) -> Vec<Found> {
    problems.0.into_iter().map(|(field, message)| Found { field, message }).collect()
}
