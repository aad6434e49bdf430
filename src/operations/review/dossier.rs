//! One review as it stands, with all that its steps depend on.

use super::watch::Reviews;
use crate::domain::message::Message;
use crate::domain::review::{Review, ReviewState};
use crate::error::{Error, Result};
use crate::store::review::{self, Of};
use crate::store::{Reads, WriteTx, entry};

pub(super) struct Dossier {
    pub row: review::Row,
    pub review: Review,
    pub dates: Vec<review::DateRow>,
    pub events: Vec<review::EventRow>,
    /// The last entry of the ledger that speaks of it.
    pub seen: i64,
}

impl Dossier {
    /// # Errors
    /// `NotFound` if there is no such review.
    pub fn of(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Self> {
        let mut all = Reviews::of(tx, Of::One(id), known)?;
        let row = all.rows.first().cloned().ok_or(Error::NotFound("review"))?;
        let review = all.review(&row);
        let (dates, events) = (all.dates.remove(&id).unwrap_or_default(), all.events.remove(&id).unwrap_or_default());
        Ok(Self { row, review, dates, events, seen: entry::last_about(tx, "review", id)? })
    }

    /// The same for a change: if nobody has recorded anything since entry `seen`, and it is in one of the states.
    pub fn for_change(tx: &mut WriteTx<'_>, id: i64, seen: i64, states: &[ReviewState]) -> Result<Self> {
        let dossier = Self::of(tx, id, i64::MAX)?;
        dossier.is_in(tx, states)?;
        if dossier.seen == seen { Ok(dossier) } else { Err(Error::conflict("stale-form")) }
    }

    /// # Errors
    /// `Conflict` with its state, if it is in none of those.
    pub fn is_in(&self, tx: &dyn Reads, states: &[ReviewState]) -> Result<()> {
        let state = self.review.state(tx.moment().today);
        if states.contains(&state) {
            return Ok(());
        }
        Err(Error::Conflict(Message::new("review-step-out-of-order").label("state", state.label_id())))
    }

    pub fn about(&self, tx: &mut WriteTx<'_>) {
        tx.about("review", self.row.id);
        tx.about("consignee", self.row.consignee_id);
    }

    /// The version of the criteria that it looks at; none before it is begun.
    pub fn version_id(&self) -> Option<i64> {
        self.events.iter().find_map(|event| event.version_id)
    }
}
