//! A version of a rule with all that decides what may be done to it, and the recording of what was done.

use chrono::NaiveDate;

use crate::domain::version::{Version, VersionEvent, VersionEventKind, VersionState, allowed, later_effective, state_in};
use crate::error::{Error, Result};
use crate::store::code::Coded;
use crate::store::rule::{self, EventRow, RuleRow, TextRow, VersionRow};
use crate::store::{Reads, WriteTx};

/// A version, the rule that it is of, what happened to it, and the versions beside it.
pub(super) struct Standing {
    pub row: VersionRow,
    pub rule: RuleRow,
    pub events: Vec<EventRow>,
    pub versions: Vec<Version>,
    pub text: TextRow,
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
        let missing = || Error::NotFound("rule-version");
        let row = rule::version(tx, version_id)?.filter(|row| row.seq <= known).ok_or_else(missing)?;
        let events = rule::events(tx, version_id)?.into_iter().filter(|event| event.seq <= known).collect();
        let versions = rule::lifecycles(tx, row.rule_id, known)?;
        let text = rule::text(tx, version_id, known)?.ok_or_else(missing)?;
        let rule = rule::rule(tx, row.rule_id)?.ok_or(Error::NotFound("rule"))?;
        Ok(Self { row, rule, events, versions, text })
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

    pub fn effective_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.lifecycle()?.effective_on(on)
    }

    pub fn superseded_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        later_effective(&self.versions, self.lifecycle()?, on)
    }

    /// The day of its approval, if it is approved and no later version is in force: what can be acknowledged.
    pub fn approved_on(&self, on: NaiveDate) -> Result<NaiveDate> {
        let approved = self.events.iter().rfind(|event| event.kind.0 == VersionEventKind::Adopted).map(|event| event.happened_on);
        match (self.state(on), approved) {
            (Some(VersionState::Adopted), Some(approved_on)) => Ok(approved_on),
            (Some(VersionState::Superseded), _) => Err(Error::conflict("rule-is-superseded")),
            _ => Err(Error::conflict("rule-not-approved")),
        }
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

    pub fn about(&self, tx: &mut WriteTx<'_>) {
        tx.about("rule", self.row.rule_id);
        tx.about("rule-version", self.row.id);
    }
}

/// Records a step of a version by the person who acts.
pub(super) fn record(tx: &mut WriteTx<'_>, version: &VersionRow, step: &NewStep<'_>) -> Result<()> {
    let person = tx.actor().someone().map_err(Error::Denied)?;
    tx.about("rule", version.rule_id);
    tx.about("rule-version", version.id);
    let row = EventRow {
        version_id: version.id,
        kind: Coded(step.kind),
        happened_on: tx.moment().today,
        person_id: Some(person),
        comment: step.comment.to_owned(),
        effective_on: step.effective_on,
        seq: tx.seq(),
    };
    rule::insert_event(tx, &row)
}

/// Loads a version that may be edited now.
pub(super) fn editable(tx: &mut WriteTx<'_>, version_id: i64) -> Result<Standing> {
    let standing = Standing::of(tx, version_id)?;
    standing.allows(tx, VersionEventKind::Edited)?;
    Ok(standing)
}

/// Puts another text in the place of a draft's.
pub(super) fn rewrite(tx: &mut WriteTx<'_>, version: &VersionRow, text: &TextRow) -> Result<()> {
    rule::supersede_text(tx, version.id)?;
    rule::insert_text(tx, text)?;
    record(tx, version, &NewStep { kind: VersionEventKind::Edited, comment: "", effective_on: None })
}
