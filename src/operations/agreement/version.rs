//! A version with all that decides what may be done to it, and the recording of what was done.

use chrono::NaiveDate;

use crate::domain::agreement::{Version, VersionEvent, VersionEventKind, VersionState, allowed, state_in};
use crate::error::{Error, Result};
use crate::store::agreement::{self, AgreementRow, EventRow, VersionRow};
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx};

/// A version, the agreement that it is of, what happened to it, and the versions beside it.
pub(super) struct Standing {
    pub row: VersionRow,
    pub agreement: AgreementRow,
    pub events: Vec<EventRow>,
    pub versions: Vec<Version>,
}

/// A step that is to be recorded.
pub(super) struct NewStep<'a> {
    pub kind: VersionEventKind,
    pub comment: &'a str,
    pub effective_on: Option<NaiveDate>,
}

impl Standing {
    pub fn of(tx: &mut impl Reads, version_id: i64) -> Result<Self> {
        Self::known(tx, version_id, i64::MAX)
    }

    /// As it was known when the ledger ended with entry `known`.
    pub fn known(tx: &mut impl Reads, version_id: i64, known: i64) -> Result<Self> {
        let row = agreement::version(tx, version_id)?.filter(|row| row.seq <= known).ok_or(Error::NotFound("agreement-version"))?;
        let events = agreement::events(tx, version_id)?.into_iter().filter(|event| event.seq <= known).collect();
        let versions = agreement::lifecycles(tx, row.agreement_id, known)?;
        let agreement = agreement::agreement(tx, row.agreement_id)?.ok_or(Error::NotFound("agreement"))?;
        Ok(Self { row, agreement, events, versions })
    }

    pub fn state(&self, on: NaiveDate) -> Option<VersionState> {
        self.lifecycle().and_then(|version| state_in(&self.versions, version, on))
    }

    pub fn lifecycle(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == self.row.id)
    }

    pub fn history(&self) -> Vec<VersionEvent> {
        self.events.iter().map(EventRow::event).collect()
    }

    /// The entry of the ledger that touched this version last: every change of it records an event.
    pub fn last_seq(&self) -> i64 {
        self.events.last().map_or(self.row.seq, |event| event.seq)
    }

    /// Refuses a step that does not follow in the present state.
    pub fn allows(&self, tx: &impl Reads, kind: VersionEventKind) -> Result<()> {
        allowed(self.state(tx.moment().today), kind).map_err(Error::Conflict)
    }

    /// Refuses what was decided on a state that is no longer the present one.
    pub fn seen(&self, seen: i64) -> Result<()> {
        if self.last_seq() == seen { Ok(()) } else { Err(Error::conflict("stale-form")) }
    }

    /// Whether the last thing that happened is this very step by this very person: the same submission twice.
    pub fn has_just(&self, tx: &impl Reads, step: &NewStep<'_>) -> bool {
        self.events.last().is_some_and(|last| {
            last.kind.0 == step.kind
                && last.happened_on == tx.moment().today
                && last.person_id == tx.actor().person
                && last.comment == step.comment
                && last.effective_on == step.effective_on
        })
    }
}

/// Records a step of a version by the person who acts.
pub(super) fn record(tx: &mut WriteTx<'_>, version: &VersionRow, step: &NewStep<'_>) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    tx.about("agreement", version.agreement_id);
    tx.about("agreement-version", version.id);
    let row = EventRow {
        version_id: version.id,
        kind: Coded(step.kind),
        happened_on: tx.moment().today,
        person_id: Some(person),
        comment: step.comment.to_owned(),
        effective_on: step.effective_on,
        seq: tx.seq(),
    };
    agreement::insert_event(tx, &row)
}

/// Loads a version that may be edited now.
pub(super) fn editable(tx: &mut WriteTx<'_>, version_id: i64) -> Result<Standing> {
    let standing = Standing::of(tx, version_id)?;
    standing.allows(tx, VersionEventKind::Edited)?;
    Ok(standing)
}

/// Records that something in a draft was changed.
pub(super) fn edited(tx: &mut WriteTx<'_>, version: &VersionRow) -> Result<()> {
    record(tx, version, &NewStep { kind: VersionEventKind::Edited, comment: "", effective_on: None })
}
