//! Where an NDA stands on a date, computed from what happened to it.

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::message::Message;

/// How many days before its end an NDA calls for its renewal.
pub const EXPIRING_DAYS: u64 = 60;

/// Within how many days of its signature an NDA is to be signed off: a house rule, no law sets one.
pub const SIGN_OFF_DAYS: u64 = 14;

codes! {
    /// What happened to an NDA after it was issued.
    pub enum NdaEventKind as "nda-event" {
        Signed = "signed",
        SignedOff = "signed_off",
        /// The manager did not sign it off: it has to be signed again.
        Returned = "returned",
        Declined = "declined",
        /// It was issued by mistake.
        Voided = "voided",
        /// It came to an end before its term did.
        Ended = "ended",
    }

    /// Where an NDA stands on a date.
    pub enum NdaState as "nda-state" {
        /// It waits for its signature.
        Issued = "issued",
        /// It waits for its signature again.
        Returned = "returned",
        /// It waits for the sign-off.
        Signed = "signed",
        /// It was signed off, and its first day is still to come.
        Scheduled = "scheduled",
        InForce = "in_force",
        /// In force, and its last day is near.
        Expiring = "expiring",
        Expired = "expired",
        Ended = "ended",
        Declined = "declined",
        Void = "void",
    }
}

/// Something that happened to an NDA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NdaEvent {
    pub kind: NdaEventKind,
    /// Of an end: the last day in force.
    pub happened_on: NaiveDate,
}

/// The dated facts of one NDA.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life<'a> {
    pub issued_on: NaiveDate,
    /// Not in force before this day, even if it was signed off.
    pub valid_from_on: Option<NaiveDate>,
    /// The last day; none: without end.
    pub valid_until_on: Option<NaiveDate>,
    /// In the order in which they were recorded.
    pub events: &'a [NdaEvent],
}

impl NdaState {
    /// Whether its obligations bind on that date.
    #[must_use]
    pub fn binds(self) -> bool {
        matches!(self, Self::InForce | Self::Expiring)
    }

    /// Whether somebody still has to do something before it binds.
    #[must_use]
    pub fn is_pending(self) -> bool {
        matches!(self, Self::Issued | Self::Returned | Self::Signed | Self::Scheduled)
    }

    /// Whether it waits for its signature.
    #[must_use]
    pub fn awaits_signature(self) -> bool {
        matches!(self, Self::Issued | Self::Returned)
    }
}

impl Life<'_> {
    /// None before it was issued.
    #[must_use]
    pub fn state(&self, on: NaiveDate) -> Option<NdaState> {
        if on < self.issued_on {
            return None;
        }
        let ended = self.events.iter().rfind(|event| event.kind == NdaEventKind::Ended);
        // On its last day it is still in force. Of several ends, the one recorded last counts.
        if ended.is_some_and(|event| event.happened_on < on) {
            return Some(NdaState::Ended);
        }
        let happened = |event: &&NdaEvent| event.kind != NdaEventKind::Ended && event.happened_on <= on;
        Some(match self.events.iter().rfind(happened).map(|event| event.kind) {
            None => NdaState::Issued,
            Some(NdaEventKind::Returned) => NdaState::Returned,
            Some(NdaEventKind::Signed) => NdaState::Signed,
            Some(NdaEventKind::Declined) => NdaState::Declined,
            Some(NdaEventKind::Voided) => NdaState::Void,
            Some(NdaEventKind::SignedOff | NdaEventKind::Ended) => self.by_term(on),
        })
    }

    fn by_term(&self, on: NaiveDate) -> NdaState {
        let near = on.checked_add_days(Days::new(EXPIRING_DAYS)).unwrap_or(NaiveDate::MAX);
        match (self.valid_from_on, self.valid_until_on) {
            (Some(from), _) if on < from => NdaState::Scheduled,
            (_, Some(until)) if until < on => NdaState::Expired,
            (_, Some(until)) if until <= near => NdaState::Expiring,
            _ => NdaState::InForce,
        }
    }

    /// The last day in force, if there is one: of its term, or an earlier end.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        let ended = self.events.iter().rfind(|event| event.kind == NdaEventKind::Ended).map(|event| event.happened_on);
        match (ended, self.valid_until_on) {
            (Some(ended), Some(until)) => Some(ended.min(until)),
            (ended, until) => ended.or(until),
        }
    }

    /// Until when its obligations go on after its last day. None while no end is known, or where they have none.
    #[must_use]
    pub fn survives_until(&self, months: Option<u32>) -> Option<NaiveDate> {
        self.last_day()?.checked_add_months(Months::new(months?))
    }
}

/// Whether an event may follow in this state.
///
/// # Errors
/// The message names the state and the event.
pub fn allowed(state: NdaState, kind: NdaEventKind) -> Result<(), Message> {
    use NdaEventKind as Event;
    use NdaState as State;
    let fits = match kind {
        Event::Signed | Event::Declined => state.awaits_signature(),
        Event::SignedOff | Event::Returned => state == State::Signed,
        Event::Voided => state.is_pending(),
        Event::Ended => state.binds(),
    };
    if fits {
        return Ok(());
    }
    Err(Message::new("nda-step-out-of-order").label("state", state.label_id()).label("event", kind.label_id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use NdaEventKind::{Declined, Ended, Returned, Signed, SignedOff, Voided};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn events(all: &[(NdaEventKind, &str)]) -> Vec<NdaEvent> {
        all.iter().map(|(kind, on)| NdaEvent { kind: *kind, happened_on: day(on) }).collect()
    }

    fn year(events: &[NdaEvent]) -> Life<'_> {
        Life { issued_on: day("2026-04-01"), valid_from_on: Some(day("2026-04-05")), valid_until_on: Some(day("2027-03-31")), events }
    }

    #[test]
    fn the_state_follows_the_dates() {
        let happened = events(&[(Signed, "2026-04-02"), (Returned, "2026-04-02"), (Signed, "2026-04-03"), (SignedOff, "2026-04-04")]);
        for (on, state) in [
            ("2026-03-31", None),
            ("2026-04-01", Some(NdaState::Issued)),
            ("2026-04-02", Some(NdaState::Returned)),
            ("2026-04-03", Some(NdaState::Signed)),
            ("2026-04-04", Some(NdaState::Scheduled)),
            ("2026-04-05", Some(NdaState::InForce)),
            ("2027-01-29", Some(NdaState::InForce)),
            ("2027-01-30", Some(NdaState::Expiring)),
            ("2027-03-31", Some(NdaState::Expiring)),
            ("2027-04-01", Some(NdaState::Expired)),
        ] {
            assert_eq!(year(&happened).state(day(on)), state, "{on}");
        }
    }

    #[test]
    fn on_the_day_of_its_end_it_still_binds() {
        let happened = events(&[(Signed, "2026-04-02"), (SignedOff, "2026-04-02"), (Ended, "2026-09-30")]);
        let life = Life { valid_until_on: None, valid_from_on: None, ..year(&happened) };
        assert_eq!(life.state(day("2026-09-30")), Some(NdaState::InForce));
        assert_eq!(life.state(day("2026-10-01")), Some(NdaState::Ended));
        assert_eq!(life.last_day(), Some(day("2026-09-30")));
        assert_eq!(life.survives_until(Some(60)), Some(day("2031-09-30")));
        assert_eq!(life.survives_until(None), None);
    }

    #[test]
    fn an_end_that_was_corrected_counts_as_it_was_recorded_last() {
        let happened = events(&[(Signed, "2026-04-02"), (SignedOff, "2026-04-02"), (Ended, "2026-09-30"), (Ended, "2026-12-31")]);
        let life = Life { valid_until_on: None, valid_from_on: None, ..year(&happened) };
        assert_eq!(life.state(day("2026-10-01")), Some(NdaState::InForce));
        assert_eq!((life.state(day("2027-01-01")), life.last_day()), (Some(NdaState::Ended), Some(day("2026-12-31"))));
    }

    #[test]
    fn what_was_declined_or_voided_does_not_bind() {
        for (kind, state) in [(Declined, NdaState::Declined), (Voided, NdaState::Void)] {
            let happened = events(&[(kind, "2026-04-02")]);
            assert_eq!(year(&happened).state(day("2026-05-01")), Some(state));
            assert!(!state.binds());
        }
    }

    #[test]
    fn events_follow_only_where_they_may() {
        use NdaState as State;
        for (kind, states) in [
            (Signed, vec![State::Issued, State::Returned]),
            (Declined, vec![State::Issued, State::Returned]),
            (SignedOff, vec![State::Signed]),
            (Returned, vec![State::Signed]),
            (Voided, vec![State::Issued, State::Returned, State::Signed, State::Scheduled]),
            (Ended, vec![State::InForce, State::Expiring]),
        ] {
            for state in State::ALL {
                assert_eq!(allowed(*state, kind).is_ok(), states.contains(state), "{kind} in {state}");
            }
        }
    }
}
