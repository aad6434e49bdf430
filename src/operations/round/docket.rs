//! One round with all that its rules depend on.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::round::{Decided, Round, RoundEvent, RoundEventKind, preparers};
use crate::error::{Error, Result};
use crate::operations::evaluation::Dossier;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, evaluation, round};

/// A round, what happened in it, and the evaluation of each candidate.
pub(super) struct Docket {
    pub row: round::Row,
    pub events: Vec<round::EventRow>,
    /// Where it stands now.
    pub round: Round,
    /// The latest evaluation in this round of every consignee that was ever a candidate.
    pub evaluations: BTreeMap<i64, Dossier>,
    /// The last entry of the ledger that speaks of it.
    pub seen: i64,
}

impl Docket {
    /// # Errors
    /// `NotFound` if there is no such round.
    pub fn of(tx: &mut dyn Reads, id: i64) -> Result<Self> {
        let today = tx.moment().today;
        let row = round::of_id(tx, id)?.ok_or(Error::NotFound("round"))?;
        let events = round::events(tx, &[id])?;
        let happened: Vec<RoundEvent> = events.iter().map(round::EventRow::event).collect();
        let mut evaluations = BTreeMap::new();
        for row in evaluation::of_round(tx, id)? {
            evaluations.insert(row.consignee_id, Dossier::of_row(tx, row)?);
        }
        let seen = round::last_seq(tx, id)?;
        Ok(Self { round: Round::of(&happened, today), row, events, evaluations, seen })
    }

    /// # Errors
    /// `Conflict` if somebody has recorded anything since entry `seen`.
    pub fn unless_stale(self, seen: i64) -> Result<Self> {
        if self.seen == seen { Ok(self) } else { Err(Error::conflict("stale-form")) }
    }

    /// Whether a step may follow now.
    ///
    /// # Errors
    /// `Conflict` with the state and the step.
    pub fn allows(&self, kind: RoundEventKind) -> Result<()> {
        self.round.allows(kind).map_err(Error::Conflict)
    }

    /// Whether the last thing that happened is this step: a form that was sent twice.
    pub fn has_just(&self, kind: RoundEventKind, consignee: Option<i64>, person: i64, reason: &str) -> bool {
        self.events.last().is_some_and(|last| {
            last.seq == self.seen
                && last.kind.0 == kind
                && last.consignee_id == consignee
                && last.person_id == Some(person)
                && last.reason == reason
        })
    }

    /// Everyone who made the round, recommended, or had a hand in the evaluation of a candidate.
    pub fn prepared(&self) -> BTreeSet<i64> {
        let happened: Vec<RoundEvent> = self.events.iter().map(round::EventRow::event).collect();
        let mut all = preparers(&happened);
        all.extend(self.row.person_id);
        for dossier in self.candidates() {
            all.extend(dossier.people.prepared.iter().chain(&dossier.people.submitted));
        }
        all
    }

    /// What stands decided on each candidate's evaluation.
    pub fn decided(&self) -> BTreeMap<i64, Decided> {
        let last = |dossier: &Dossier| {
            let row = dossier.decisions.last()?;
            Some((dossier.row.consignee_id, Decided { outcome: row.outcome.0, valid_until_on: row.valid_until_on }))
        };
        self.candidates().filter_map(last).collect()
    }

    pub fn candidates(&self) -> impl Iterator<Item = &Dossier> {
        self.evaluations.values().filter(|dossier| self.round.candidates.contains(&dossier.row.consignee_id))
    }

    /// Records a step that was checked.
    pub fn record(&self, tx: &mut WriteTx<'_>, kind: RoundEventKind, consignee: Option<i64>, reason: &str) -> Result<()> {
        tx.about("round", self.row.id);
        if let Some(consignee) = consignee {
            tx.about("consignee", consignee);
        }
        let row = round::EventRow {
            round_id: self.row.id,
            kind: Coded(kind),
            consignee_id: consignee,
            happened_on: tx.moment().today,
            person_id: tx.actor().person,
            reason: reason.to_owned(),
            seq: tx.seq(),
        };
        round::insert_event(tx, &row)
    }
}
