//! A version with all that decides what may be done to it.

use chrono::NaiveDate;

use super::{NewStep, Versioned};
use crate::domain::message::Message;
use crate::domain::version::{
    Version, VersionEvent, VersionEventKind, VersionState, VersionStep, allowed, in_force, later_effective, may_adopt, state_in,
};
use crate::error::{Error, Result};
use crate::store::Reads;
use crate::store::version::EventRow;

/// A version, its set, what happened to it, and the versions beside it.
pub(crate) struct Standing<V: Versioned> {
    pub row: V,
    pub set: V::Set,
    pub events: Vec<EventRow>,
    pub versions: Vec<Version>,
}

impl<V: Versioned> Standing<V> {
    pub fn of(tx: &mut dyn Reads, version_id: i64) -> Result<Self> {
        Self::known(tx, version_id, i64::MAX)
    }

    /// As it was known when the ledger ended with entry `known`.
    pub fn known(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Self> {
        let row = V::find(tx, version_id)?.filter(|row| row.seq() <= known).ok_or(Error::NotFound(V::SUBJECT))?;
        let events = V::events(tx, version_id)?.into_iter().filter(|event| event.seq <= known).collect();
        let versions = V::lives(tx, row.set_id(), known)?;
        Ok(Self { set: row.set(tx)?, row, events, versions })
    }

    pub fn state(&self, on: NaiveDate) -> Option<VersionState> {
        self.life().and_then(|version| state_in(&self.versions, version, on))
    }

    fn life(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == self.row.id())
    }

    pub fn history(&self) -> Vec<VersionEvent> {
        self.events.iter().map(EventRow::event).collect()
    }

    pub fn in_force(&self, on: NaiveDate) -> bool {
        in_force(&self.versions, on).is_some_and(|found| found.id == self.row.id())
    }

    pub fn effective_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.life()?.effective_on(on)
    }

    /// From when a later version is in force in its stead.
    pub fn superseded_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        later_effective(&self.versions, self.life()?, on)
    }

    /// The other versions of its set: id and number.
    pub fn siblings(&self) -> Vec<(i64, i64)> {
        self.versions.iter().filter(|other| other.id != self.row.id()).map(|other| (other.id, other.number)).collect()
    }

    /// The entry of the ledger that touched this version last: every change of it records an event.
    pub fn last_seq(&self) -> i64 {
        self.events.last().map_or(self.row.seq(), |event| event.seq)
    }

    /// Refuses a step that does not follow in the present state.
    pub fn allows(&self, tx: &dyn Reads, kind: VersionEventKind) -> Result<()> {
        allowed(self.state(tx.moment().today), kind).map_err(Error::Conflict)
    }

    /// Refuses what was decided on a state that is no longer the present one.
    pub fn seen(&self, seen: i64) -> Result<()> {
        if self.last_seq() == seen { Ok(()) } else { Err(Error::conflict("stale-form")) }
    }

    /// Whether the last thing that happened is this very step by this very person: the same submission twice.
    pub fn has_just(&self, tx: &dyn Reads, step: &NewStep<'_>) -> bool {
        self.events.last().is_some_and(|last| {
            last.kind.0 == step.kind
                && last.happened_on == tx.moment().today
                && last.person_id == tx.actor().person
                && last.comment == step.comment
                && last.effective_on == step.effective_on
        })
    }

    /// Whether this very person began it today and nothing was done to it since.
    pub fn is_just_drafted(&self, tx: &dyn Reads) -> bool {
        self.events.len() == 1 && self.has_just(tx, &NewStep::new(VersionEventKind::Drafted, ""))
    }

    /// What the one who asks may do now, and why they may not adopt if only the separation of duties is in the way.
    pub fn steps(&self, tx: &dyn Reads) -> (Vec<VersionStep>, Option<Message>) {
        use VersionStep as Step;
        let state = self.state(tx.moment().today);
        let adopted = state == Some(VersionState::Adopted);
        let person = tx.actor().someone().ok();
        let refused = person.and_then(|person| may_adopt(&self.history(), person).err());
        let possible = |step: Step| {
            let right = if step.is_of_adopters() { V::ADOPT } else { V::WRITE };
            let fits = match step {
                Step::Discard => !adopted,
                Step::Withdraw => adopted && refused.is_none(),
                Step::Adopt => refused.is_none(),
                _ => true,
            };
            fits && person.is_some() && tx.actor().may(right) && allowed(state, step.event()).is_ok()
        };
        let steps = Step::ALL.iter().copied().filter(|step| possible(*step)).collect();
        let asked = state == Some(VersionState::Proposed) && tx.actor().may(V::ADOPT);
        (steps, refused.filter(|_| asked))
    }
}
