//! What an evaluation rests on, beside itself: criteria that may be in force no longer, and later evaluations of the same work.

use super::dossier::Dossier;
use crate::domain::criteria::{VersionState, in_force, state_in};
use crate::domain::evaluation::{EvaluationState, outdated};
use crate::domain::message::Message;
use crate::domain::standing::{Facts, Successor};
use crate::error::Result;
use crate::operations::facts;
use crate::store::criteria::{self, VersionRow};
use crate::store::{Reads, decision};

/// Where the version of the criteria stands today, and which of its set is in force.
pub(super) struct Basis {
    pub state: Option<VersionState>,
    /// Id and number.
    pub in_force: Option<(i64, i64)>,
}

impl Basis {
    pub fn of(tx: &mut dyn Reads, version: &VersionRow) -> Result<Self> {
        let (today, known) = (tx.moment().today, tx.known());
        let versions = criteria::lifecycles(tx, version.set_id, known)?;
        let own = versions.iter().find(|one| one.id == version.id);
        Ok(Self {
            state: own.and_then(|own| state_in(&versions, own, today)),
            in_force: in_force(&versions, today).map(|found| (found.id, found.number)),
        })
    }

    pub fn is_withdrawn(&self) -> bool {
        self.state == Some(VersionState::Withdrawn)
    }

    /// What speaks against the criteria of an evaluation that is not decided yet.
    pub fn warning(&self, state: EvaluationState) -> Option<Message> {
        let undecided = !matches!(state, EvaluationState::Decided | EvaluationState::Withdrawn);
        self.state.filter(|_| undecided).and_then(|version| outdated(version, self.in_force.map(|(_, number)| number)))
    }
}

/// What later evaluations of the same work depend on; nothing while the evaluation is not decided.
pub(super) fn decided(tx: &mut dyn Reads, dossier: &Dossier) -> Result<Facts> {
    if dossier.decisions.is_empty() {
        return Ok(Facts::default());
    }
    let (consignee, known) = (dossier.row.consignee_id, tx.known());
    Ok(facts::decided(tx, &[consignee], known)?.remove(&consignee).unwrap_or_default())
}

/// The evaluation that counts in the place of a decision.
pub(super) fn successor(tx: &dyn Reads, facts: &Facts, row: &decision::Row) -> Option<Successor> {
    let decision = facts.decisions.iter().find(|one| one.id == row.id)?;
    facts.successor(decision, tx.moment().today)
}
