//! The life of a closed report: approved by somebody who did not make it, published, and replaced by a later edition.

use chrono::NaiveDate;

use crate::domain::codes::codes;
use crate::domain::message::Message;

codes! {
    /// What happened to an edition after it was closed.
    pub enum EditionEventKind as "edition-event" {
        Returned = "returned",
        Approved = "approved",
        Published = "published",
    }

    /// Where an edition stands.
    pub enum EditionState as "edition-state" {
        /// Waits for approval.
        Closed = "closed",
        /// Was not approved: what is wrong is corrected by another edition.
        Returned = "returned",
        Approved = "approved",
        Published = "published",
        /// A later edition of the year was approved.
        Superseded = "superseded",
    }
}

impl EditionState {
    /// Whether an event may follow.
    ///
    /// # Errors
    /// The message names the state and the event.
    pub fn allows(self, kind: EditionEventKind) -> Result<(), Message> {
        let fits = match kind {
            EditionEventKind::Returned | EditionEventKind::Approved => self == Self::Closed,
            EditionEventKind::Published => self == Self::Approved,
        };
        let message = || Message::new("edition-out-of-order").label("state", self.label_id()).label("event", kind.label_id());
        if fits { Ok(()) } else { Err(message()) }
    }
}

/// Where it stands on a date, by what happened to it and when the first later edition of its year was approved.
#[must_use]
pub fn edition_state(
    events: impl IntoIterator<Item = (EditionEventKind, NaiveDate)>,
    replaced_on: Option<NaiveDate>,
    on: NaiveDate,
) -> EditionState {
    if replaced_on.is_some_and(|replaced_on| replaced_on <= on) {
        return EditionState::Superseded;
    }
    let last = events.into_iter().filter(|(_, happened_on)| *happened_on <= on).last();
    match last.map(|(kind, _)| kind) {
        None => EditionState::Closed,
        Some(EditionEventKind::Returned) => EditionState::Returned,
        Some(EditionEventKind::Approved) => EditionState::Approved,
        Some(EditionEventKind::Published) => EditionState::Published,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_approved_or_returned_once_and_published_only_when_approved() {
        use EditionEventKind::{Approved, Published, Returned};
        for (state, kinds) in [
            (EditionState::Closed, vec![Returned, Approved]),
            (EditionState::Returned, vec![]),
            (EditionState::Approved, vec![Published]),
            (EditionState::Published, vec![]),
            (EditionState::Superseded, vec![]),
        ] {
            for &kind in EditionEventKind::ALL {
                assert_eq!(state.allows(kind).is_ok(), kinds.contains(&kind), "{kind} of {state}");
            }
        }
    }

    #[test]
    fn a_later_edition_takes_its_place_from_the_day_of_its_approval() {
        let events = [(EditionEventKind::Approved, day("2026-05-10")), (EditionEventKind::Published, day("2026-05-20"))];
        for (on, state) in [
            ("2026-05-09", EditionState::Closed),
            ("2026-05-10", EditionState::Approved),
            ("2026-05-20", EditionState::Published),
            ("2026-06-30", EditionState::Published),
            ("2026-07-01", EditionState::Superseded),
        ] {
            assert_eq!(edition_state(events, Some(day("2026-07-01")), day(on)), state, "{on}");
        }
    }
}
