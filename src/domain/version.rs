//! How a version of a rule, of criteria or of an agreement comes into force: drafted, proposed, adopted by someone who did not write it, superseded on a date.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::separate;
use crate::domain::codes::codes;
use crate::domain::message::Message;

codes! {
    /// What happened to a version.
    pub enum VersionEventKind as "version-event" {
        Drafted = "drafted",
        Edited = "edited",
        Proposed = "proposed",
        Returned = "returned",
        Adopted = "adopted",
        Withdrawn = "withdrawn",
    }

    /// Where a version stands on a date.
    pub enum VersionState as "version-state" {
        Draft = "draft",
        Proposed = "proposed",
        /// Adopted; in force from its effective date on.
        Adopted = "adopted",
        Superseded = "superseded",
        Withdrawn = "withdrawn",
    }

    /// What can be done with a version.
    pub enum VersionStep as "version-step" {
        Edit = "edit",
        Propose = "propose",
        Return = "return",
        Adopt = "adopt",
        Discard = "discard",
        Withdraw = "withdraw",
    }
}

impl VersionState {
    /// Whether it is worked on.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Proposed)
    }
}

impl VersionStep {
    /// What is recorded when it is taken.
    #[must_use]
    pub fn event(self) -> VersionEventKind {
        match self {
            Self::Edit => VersionEventKind::Edited,
            Self::Propose => VersionEventKind::Proposed,
            Self::Return => VersionEventKind::Returned,
            Self::Adopt => VersionEventKind::Adopted,
            Self::Discard | Self::Withdraw => VersionEventKind::Withdrawn,
        }
    }

    /// Whether it belongs to those who adopt; the others to those who write.
    #[must_use]
    pub fn is_of_adopters(self) -> bool {
        matches!(self, Self::Return | Self::Adopt | Self::Withdraw)
    }
}

/// One event of a version, in the order in which they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VersionEvent {
    pub kind: VersionEventKind,
    pub happened_on: NaiveDate,
    pub person: Option<i64>,
    /// From when an adopted version is in force; only on [`VersionEventKind::Adopted`].
    pub effective_on: Option<NaiveDate>,
}

/// A version among those of its set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: i64,
    pub number: i64,
    pub events: Vec<VersionEvent>,
}

impl Version {
    /// From when it is in force, if on that date it stands adopted.
    #[must_use]
    pub fn effective_on(&self, on: NaiveDate) -> Option<NaiveDate> {
        let last = turning_points(&self.events, on).last()?;
        if last.kind == VersionEventKind::Adopted { last.effective_on.or(Some(last.happened_on)) } else { None }
    }
}

/// Where a version stands on a date; none before it was drafted. `later_effective` is the day from which a later version
/// of the set is in force, if one is adopted.
#[must_use]
pub fn state(events: &[VersionEvent], later_effective: Option<NaiveDate>, on: NaiveDate) -> Option<VersionState> {
    let last = turning_points(events, on).last()?;
    Some(match last.kind {
        VersionEventKind::Drafted | VersionEventKind::Edited | VersionEventKind::Returned => VersionState::Draft,
        VersionEventKind::Proposed => VersionState::Proposed,
        VersionEventKind::Adopted if later_effective.is_some_and(|later| later <= on) => VersionState::Superseded,
        VersionEventKind::Adopted => VersionState::Adopted,
        VersionEventKind::Withdrawn => VersionState::Withdrawn,
    })
}

/// The same, with the other versions of its set at hand.
#[must_use]
pub fn state_in(versions: &[Version], version: &Version, on: NaiveDate) -> Option<VersionState> {
    state(&version.events, later_effective(versions, version, on), on)
}

/// The first day from which a later version of the set is in force, by what stands adopted on the date.
#[must_use]
pub fn later_effective(versions: &[Version], version: &Version, on: NaiveDate) -> Option<NaiveDate> {
    let own = (version.effective_on(on)?, version.number);
    versions
        .iter()
        .filter_map(|other| Some((other.effective_on(on)?, other.number)))
        .filter(|other| *other > own)
        .map(|(effective_on, _)| effective_on)
        .min()
}

/// The version that counts on the date: an evaluation that begins then is made by it, an NDA is issued on it. A withdrawn version gives way to the one before it.
#[must_use]
pub fn in_force(versions: &[Version], on: NaiveDate) -> Option<&Version> {
    versions
        .iter()
        .filter_map(|version| Some((version.effective_on(on)?, version)))
        .filter(|(effective_on, _)| *effective_on <= on)
        .max_by_key(|(effective_on, version)| (*effective_on, version.number))
        .map(|(_, version)| version)
}

/// The version that is worked on: at the most one of a set.
#[must_use]
pub fn open(versions: &[Version], on: NaiveDate) -> Option<&Version> {
    versions.iter().find(|version| state_in(versions, version, on).is_some_and(VersionState::is_open))
}

/// Whether an event may follow in this state.
///
/// # Errors
/// The message names the state and the event.
pub fn allowed(state: Option<VersionState>, kind: VersionEventKind) -> Result<(), Message> {
    use VersionEventKind as Event;
    use VersionState as State;
    let fits = match kind {
        Event::Drafted => state.is_none(),
        Event::Edited | Event::Proposed => state == Some(State::Draft),
        Event::Returned | Event::Adopted => state == Some(State::Proposed),
        Event::Withdrawn => matches!(state, Some(State::Draft | State::Proposed | State::Adopted)),
    };
    if fits {
        return Ok(());
    }
    let label = state.map_or_else(|| "version-state-none".to_owned(), VersionState::label_id);
    Err(Message::new("version-step-out-of-order").label("state", label).label("event", kind.label_id()))
}

/// Everyone who wrote or proposed a version.
#[must_use]
pub fn authors(events: &[VersionEvent]) -> BTreeSet<i64> {
    use VersionEventKind as Event;
    let wrote = |event: &&VersionEvent| matches!(event.kind, Event::Drafted | Event::Edited | Event::Proposed);
    events.iter().filter(wrote).filter_map(|event| event.person).collect()
}

/// Separation of duties: whoever wrote or proposed a version does not adopt it.
///
/// # Errors
/// The person is among the [`authors`].
pub fn may_adopt(events: &[VersionEvent], person: i64) -> Result<(), Message> {
    separate(person, &authors(events), "version-own")
}

/// Nor withdraws it: to take the rule away that stood in one's way is as much a decision as to set it.
///
/// # Errors
/// The person is among the [`authors`].
pub fn may_withdraw(events: &[VersionEvent], person: i64) -> Result<(), Message> {
    separate(person, &authors(events), "version-own-stays")
}

/// A version comes into force on the day of its adoption or later: what was already made by another keeps the version of its day.
///
/// # Errors
/// The effective date lies before the adoption.
pub fn check_effective(adopted_on: NaiveDate, effective_on: NaiveDate) -> Result<(), Message> {
    if effective_on >= adopted_on {
        return Ok(());
    }
    Err(Message::new("version-effective-before-adoption").with("read", effective_on).with("expected", adopted_on))
}

/// A version with a higher number does not come into force before one with a lower number: it would be superseded by its predecessor.
///
/// # Errors
/// The effective date lies before that of another version.
pub fn check_after_others(versions: &[Version], today: NaiveDate, effective_on: NaiveDate) -> Result<(), Message> {
    let last = versions.iter().filter_map(|version| Some((version.effective_on(today)?, version.number))).max();
    match last.filter(|(other_on, _)| effective_on < *other_on) {
        Some((other_on, number)) => {
            Err(Message::new("version-effective-before-other").with("read", effective_on).with("expected", other_on).with("number", number))
        }
        None => Ok(()),
    }
}

fn turning_points(events: &[VersionEvent], on: NaiveDate) -> impl Iterator<Item = &VersionEvent> {
    events.iter().filter(move |event| event.happened_on <= on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use VersionEventKind::{Adopted, Drafted, Edited, Proposed, Returned, Withdrawn};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn event(kind: VersionEventKind, on: &str, person: i64) -> VersionEvent {
        VersionEvent { kind, happened_on: day(on), person: Some(person), effective_on: None }
    }

    fn adopted(on: &str, effective: &str) -> VersionEvent {
        VersionEvent { effective_on: Some(day(effective)), ..event(Adopted, on, 9) }
    }

    fn two_versions() -> Vec<Version> {
        let first = vec![event(Drafted, "2024-03-01", 1), event(Proposed, "2024-03-10", 1), adopted("2024-03-20", "2024-04-01")];
        let second = vec![event(Drafted, "2026-02-01", 1), event(Proposed, "2026-02-10", 2), adopted("2026-03-01", "2026-04-01")];
        vec![Version { id: 10, number: 1, events: first }, Version { id: 20, number: 2, events: second }]
    }

    #[test]
    fn the_state_follows_the_dates() {
        let versions = two_versions();
        for (on, first, second, force) in [
            ("2024-02-29", None, None, None),
            ("2024-03-01", Some(VersionState::Draft), None, None),
            ("2024-03-10", Some(VersionState::Proposed), None, None),
            ("2024-03-20", Some(VersionState::Adopted), None, None),
            ("2024-04-01", Some(VersionState::Adopted), None, Some(10)),
            ("2026-03-01", Some(VersionState::Adopted), Some(VersionState::Adopted), Some(10)),
            ("2026-03-31", Some(VersionState::Adopted), Some(VersionState::Adopted), Some(10)),
            ("2026-04-01", Some(VersionState::Superseded), Some(VersionState::Adopted), Some(20)),
        ] {
            let on_date = day(on);
            let states: Vec<_> = versions.iter().map(|version| state_in(&versions, version, on_date)).collect();
            assert_eq!(states, [first, second], "{on}");
            assert_eq!(in_force(&versions, on_date).map(|version| version.id), force, "{on}");
        }
    }

    #[test]
    fn a_withdrawn_version_gives_way_to_the_one_before() {
        let mut versions = two_versions();
        if let Some(second) = versions.last_mut() {
            second.events.push(event(Withdrawn, "2026-06-01", 9));
        }
        assert_eq!(in_force(&versions, day("2026-05-31")).map(|version| version.id), Some(20));
        assert_eq!(in_force(&versions, day("2026-06-01")).map(|version| version.id), Some(10));
        assert_eq!(state_in(&versions, &versions[0], day("2026-06-01")), Some(VersionState::Adopted));
    }

    #[test]
    fn a_returned_version_is_a_draft_again() {
        let events = [event(Drafted, "2026-01-01", 1), event(Proposed, "2026-01-02", 1), event(Returned, "2026-01-03", 2)];
        assert_eq!(state(&events, None, day("2026-01-03")), Some(VersionState::Draft));
    }

    #[test]
    fn what_is_drafted_or_proposed_is_worked_on() {
        let versions = two_versions();
        for (on, expected) in [
            ("2024-02-29", None),
            ("2024-03-10", Some(10)),
            ("2024-03-20", None),
            ("2026-02-01", Some(20)),
            ("2026-02-10", Some(20)),
            ("2026-03-01", None),
        ] {
            assert_eq!(open(&versions, day(on)).map(|version| version.id), expected, "{on}");
        }
    }

    #[test]
    fn who_wrote_does_not_adopt() {
        let events = [event(Drafted, "2026-01-01", 1), event(Edited, "2026-01-02", 2), event(Proposed, "2026-01-03", 3)];
        for author in [1, 2, 3] {
            assert_eq!(may_adopt(&events, author).unwrap_err().id, "version-own");
        }
        assert_eq!(may_adopt(&events, 4), Ok(()));
        let returned = [event(Drafted, "2026-01-01", 1), event(Returned, "2026-01-02", 5)];
        assert_eq!(may_adopt(&returned, 5), Ok(()), "returning is not writing");
        assert_eq!(may_withdraw(&events, 1).unwrap_err().id, "version-own-stays");
        assert_eq!(may_withdraw(&events, 4), Ok(()));
    }

    #[test]
    fn events_follow_only_where_they_may() {
        use VersionState as State;
        for (kind, states) in [
            (Drafted, vec![None]),
            (Edited, vec![Some(State::Draft)]),
            (Proposed, vec![Some(State::Draft)]),
            (Returned, vec![Some(State::Proposed)]),
            (Adopted, vec![Some(State::Proposed)]),
            (Withdrawn, vec![Some(State::Draft), Some(State::Proposed), Some(State::Adopted)]),
        ] {
            for state in State::ALL.iter().copied().map(Some).chain([None]) {
                assert_eq!(allowed(state, kind).is_ok(), states.contains(&state), "{kind} in {state:?}");
            }
        }
    }

    #[test]
    fn nothing_comes_into_force_before_it_is_adopted() {
        assert!(check_effective(day("2026-03-01"), day("2026-03-01")).is_ok());
        assert!(check_effective(day("2026-03-01"), day("2026-02-28")).is_err());
    }
}
