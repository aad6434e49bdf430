//! What the plans of a fiscal year have in common, whatever they plan: who made one, and whether a step may be taken.

use std::collections::BTreeSet;

use crate::domain::access::separate;
use crate::domain::plan::{PlanEventKind, PlanState};
use crate::error::{Error, Result};
use crate::store::{Reads, WriteTx, entry};

/// A plan, as the ledger names it.
pub(crate) struct Planned {
    pub subject: &'static str,
    pub id: i64,
    /// The operations by which it is returned or approved: whoever uses them does not make it.
    pub decisions: [&'static str; 2],
}

impl Planned {
    /// Everyone who drew it up, changed one of its lines or proposed it.
    pub fn makers(&self, tx: &mut dyn Reads) -> Result<BTreeSet<i64>> {
        let entries = entry::about(tx, self.subject, self.id, i64::MAX)?;
        let made = entries.into_iter().filter(|entry| !self.decisions.contains(&entry.operation.as_str()));
        Ok(made.filter_map(|entry| entry.person_id).collect())
    }

    /// Who takes the step, if they may, and on what they have seen.
    ///
    /// # Errors
    /// `Conflict` if it does not follow or somebody else was quicker, `Denied` to whoever made what is decided on.
    pub fn may_step(&self, tx: &mut WriteTx<'_>, state: PlanState, kind: PlanEventKind, seen: i64) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        state.allows(kind).map_err(Error::Conflict)?;
        if kind.is_decision() {
            separate(person, &self.makers(tx)?, "plan-made-it").map_err(Error::Denied)?;
        }
        if entry::last_about(tx, self.subject, self.id)? != seen {
            return Err(Error::conflict("stale-form"));
        }
        tx.about(self.subject, self.id);
        Ok(person)
    }
}
