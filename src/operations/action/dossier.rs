//! One corrective action with all that its next step depends on.

use crate::domain::action::{Action, ActionState, ActionStep, People, allowed};
use crate::error::{Error, Result};
use crate::store::action::{Row, StepRow};
use crate::store::{Reads, WriteTx, action};

pub(super) struct Dossier {
    pub row: Row,
    pub steps: Vec<StepRow>,
    pub action: Action,
    /// Those who do not settle it.
    pub people: People,
    /// The last entry that speaks of it.
    pub seen: i64,
    pub state: ActionState,
}

impl Dossier {
    /// # Errors
    /// `NotFound` if there is no such action.
    pub fn of(tx: &mut dyn Reads, id: i64) -> Result<Self> {
        let row = action::of_id(tx, id)?.ok_or(Error::NotFound("action"))?;
        let steps = action::steps(tx, id, i64::MAX)?;
        let held = super::held::action(&row, steps.iter().map(super::held::step).collect());
        let people = People::of(&held, action::writers(tx, id)?);
        let seen = action::last_seq(tx, id)?.unwrap_or(row.seq);
        // Steps are recorded on their day or later: today all of them have happened.
        let state = held.state(tx.moment().today);
        Ok(Self { row, steps, action: held, people, seen, state })
    }

    /// Says what an entry speaks of.
    pub fn about(&self, tx: &mut WriteTx<'_>) {
        tx.about("action", self.row.id);
        if let Some(consignee) = self.row.consignee_id {
            tx.about("consignee", consignee);
        }
    }

    /// Whether a step may follow now: before anything is said of its fields.
    ///
    /// # Errors
    /// `Conflict` with the state and the step.
    pub fn allows(&self, step: ActionStep) -> Result<()> {
        allowed(self.state, step).map_err(Error::Conflict)
    }

    /// Whether the last thing that happened is just this: a form that was sent twice.
    pub fn has_just(&self, step: &StepRow) -> bool {
        let said = |one: &StepRow| {
            let texts = (one.cause.clone(), one.measure.clone(), one.counterpart.clone(), one.contact.clone(), one.note.clone());
            (one.kind, one.happened_on, one.due_on, one.owner_id, one.person_id, texts)
        };
        self.steps.last().is_some_and(|last| last.seq == self.seen && said(last) == said(step))
    }

    /// A step of today by whoever acts, with nothing said yet.
    ///
    /// # Errors
    /// `Denied` for the console and the system: somebody has to answer for it.
    pub fn step(&self, tx: &WriteTx<'_>, kind: ActionStep) -> Result<StepRow> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        Ok(StepRow {
            action_id: self.row.id,
            kind: crate::store::code::Coded(kind),
            happened_on: tx.moment().today,
            due_on: None,
            cause: String::new(),
            measure: String::new(),
            owner_id: None,
            counterpart: String::new(),
            contact: String::new(),
            note: String::new(),
            person_id: Some(person),
            seq: tx.seq(),
        })
    }

    /// Records a step that was checked, unless it has just been recorded.
    pub fn take(&self, tx: &mut WriteTx<'_>, step: &StepRow, seen: i64) -> Result<()> {
        if self.has_just(step) {
            tx.unchanged();
            return Ok(());
        }
        self.allows(step.kind.0)?;
        if self.seen != seen {
            return Err(Error::conflict("stale-form"));
        }
        self.about(tx);
        action::insert_step(tx, step)
    }
}
