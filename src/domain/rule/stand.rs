//! Where a person stands with a rule on a date: acknowledged, due, overdue, or not asked.

use chrono::NaiveDate;

use super::{AcknowledgementRule, AcknowledgementState};

/// The version of a rule that is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applying {
    pub version: i64,
    pub effective_on: NaiveDate,
}

/// That a version was acknowledged, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub version: i64,
    pub on: NaiveDate,
}

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    pub state: AcknowledgementState,
    /// The last day on which the version in force is acknowledged in time; none where nobody asks for it.
    pub due_on: Option<NaiveDate>,
    /// The acknowledgement of the version in force; else the latest of another version.
    pub acknowledged: Option<Acknowledged>,
}

/// Where somebody stands with a rule. `since` says since when they have been of its audience, none if they are not.
/// What was acknowledged after the date does not count; a new version asks again.
#[must_use]
pub fn stand(applying: Option<Applying>, since: Option<NaiveDate>, acknowledged: &[Acknowledged], on: NaiveDate) -> Stand {
    let past = || acknowledged.iter().copied().filter(|one| one.on <= on);
    let latest = past().max_by_key(|one| (one.on, one.version));
    let (Some(applying), Some(since)) = (applying, since) else {
        return Stand { state: AcknowledgementState::NotAsked, due_on: None, acknowledged: latest };
    };
    let due_on = AcknowledgementRule::by(applying.effective_on.max(since));
    let own = past().filter(|one| one.version == applying.version).min_by_key(|one| one.on);
    let state = match own {
        Some(_) => AcknowledgementState::Acknowledged,
        None if due_on < on => AcknowledgementState::Overdue,
        None => AcknowledgementState::Due,
    };
    Stand { state, due_on: Some(due_on), acknowledged: own.or(latest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AcknowledgementState::{Due, NotAsked, Overdue};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_state_follows_from_version_audience_and_date() {
        let first = Applying { version: 10, effective_on: day("2026-04-01") };
        let second = Applying { version: 20, effective_on: day("2026-10-01") };
        let done = [Acknowledged { version: 10, on: day("2026-04-10") }];
        let since = Some(day("2020-04-01"));
        for (applying, since, acknowledged, on, state, due) in [
            (None, since, &done[..], "2026-05-01", NotAsked, None),
            (Some(first), None, &done[..], "2026-05-01", NotAsked, None),
            (Some(first), since, &done[..], "2026-04-09", Due, Some("2026-05-01")),
            (Some(first), since, &done[..], "2026-04-10", AcknowledgementState::Acknowledged, Some("2026-05-01")),
            (Some(first), since, &[][..], "2026-05-01", Due, Some("2026-05-01")),
            (Some(first), since, &[][..], "2026-05-02", Overdue, Some("2026-05-01")),
            // Who joins later has the same time from then on.
            (Some(first), Some(day("2026-06-15")), &[][..], "2026-07-15", Due, Some("2026-07-15")),
            (Some(first), Some(day("2026-06-15")), &[][..], "2026-07-16", Overdue, Some("2026-07-15")),
            // A new version asks again.
            (Some(second), since, &done[..], "2026-10-31", Due, Some("2026-10-31")),
            (Some(second), since, &done[..], "2026-11-01", Overdue, Some("2026-10-31")),
        ] {
            let found = stand(applying, since, acknowledged, day(on));
            assert_eq!((found.state, found.due_on), (state, due.map(day)), "{applying:?} {since:?} on {on}");
        }
    }

    #[test]
    fn the_earlier_acknowledgement_stays_known() {
        let second = Applying { version: 20, effective_on: day("2026-10-01") };
        let done = [Acknowledged { version: 10, on: day("2026-04-10") }, Acknowledged { version: 20, on: day("2026-10-05") }];
        let before = stand(Some(second), Some(day("2020-04-01")), &done, day("2026-10-04"));
        assert_eq!(before.acknowledged.map(|one| one.version), Some(10));
        let after = stand(Some(second), Some(day("2020-04-01")), &done, day("2026-10-05"));
        assert_eq!(after.acknowledged.map(|one| one.version), Some(20));
    }
}
