//! Recording what happens to a version, and finding the one that is worked on.

use chrono::NaiveDate;

use super::{Standing, Versioned};
use crate::domain::version::{self, VersionEventKind};
use crate::error::{Error, Result};
use crate::store::code::Coded;
use crate::store::version::EventRow;
use crate::store::{Reads, WriteTx};

/// A step that is to be recorded.
pub(crate) struct NewStep<'a> {
    pub kind: VersionEventKind,
    pub comment: &'a str,
    pub effective_on: Option<NaiveDate>,
}

impl<'a> NewStep<'a> {
    pub fn new(kind: VersionEventKind, comment: &'a str) -> Self {
        Self { kind, comment: comment.trim(), effective_on: None }
    }
}

/// Records a step of a version by the person who acts.
pub(crate) fn record<V: Versioned>(tx: &mut WriteTx<'_>, version: &V, step: &NewStep<'_>) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    version.about(tx, step.kind);
    let row = EventRow {
        version_id: version.id(),
        kind: Coded(step.kind),
        happened_on: tx.moment().today,
        person_id: Some(person),
        comment: step.comment.to_owned(),
        effective_on: step.effective_on,
        seq: tx.seq(),
    };
    V::insert_event(tx, &row)
}

/// Records that a version was begun.
pub(crate) fn drafted<V: Versioned>(tx: &mut WriteTx<'_>, version: &V) -> Result<()> {
    record(tx, version, &NewStep::new(VersionEventKind::Drafted, ""))
}

/// Records that something in a draft was changed.
pub(crate) fn edited<V: Versioned>(tx: &mut WriteTx<'_>, version: &V) -> Result<()> {
    record(tx, version, &NewStep::new(VersionEventKind::Edited, ""))
}

/// Loads a version that may be edited now.
pub(crate) fn editable<V: Versioned>(tx: &mut WriteTx<'_>, version_id: i64) -> Result<Standing<V>> {
    let standing = Standing::of(tx, version_id)?;
    standing.allows(tx, VersionEventKind::Edited)?;
    Ok(standing)
}

/// The version of a set that is worked on, a draft or proposed.
pub(crate) fn open<V: Versioned>(tx: &mut dyn Reads, set_id: i64) -> Result<Option<Standing<V>>> {
    let versions = V::lives(tx, set_id, i64::MAX)?;
    let open = version::open(&versions, tx.moment().today).map(|found| found.id);
    open.map(|id| Standing::of(tx, id)).transpose()
}
