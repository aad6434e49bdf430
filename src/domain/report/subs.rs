//! Sub-consignees: those under way at the end of a year, and what became of those asked for in it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::Share;
use crate::domain::standing::Facts;
use crate::domain::sub_entrustment::{Sub, SubState};

/// A sub-consignee of supervised work as it stood on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own")]
pub struct SubCase {
    pub requested_on: NaiveDate,
    pub state: SubState,
    /// Its work and that of the consignee are under way.
    pub under_way: bool,
    /// It is under way without what it needs.
    pub lacking: bool,
    /// It was decided on only after it had begun.
    pub decided_late: bool,
    /// Nobody has decided on it, and it has not ended.
    pub waits: bool,
}

impl SubCase {
    /// None before it was asked for, and in work that is not supervised.
    #[must_use]
    pub fn of(facts: &Facts, sub: &Sub, requested_on: NaiveDate, on: NaiveDate) -> Option<Self> {
        let supervised = facts.entrustments.iter().any(|work| work.id == sub.entrustment_id && work.is_supervised());
        if requested_on > on || !supervised {
            return None;
        }
        let state = sub.state(on);
        let under_way = sub.is_live(on) && facts.is_supervised(sub.entrustment_id, on);
        Some(Self {
            requested_on,
            state,
            under_way,
            lacking: under_way && !facts.need(sub, on).is_met(state),
            decided_late: state != SubState::Undecided && sub.is_late(on),
            waits: state == SubState::Undecided && sub.until_on.is_none_or(|until| on <= until),
        })
    }
}

/// The sub-consignees of a year, each figure with what it is counted out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SubYear {
    /// Under way at the end, in work that is under way.
    pub under_way: i64,
    /// Of those under way, how many are so without what they need.
    pub lacking: Share,
    /// Of those asked for in the year, how many are approved at the end.
    pub approved: Share,
    /// Of those asked for, of how many the report was noted.
    pub noted: Share,
    /// Of those asked for, how many are refused.
    pub refused: Share,
    /// Of those asked for, on how many nobody has decided.
    pub undecided: Share,
    /// Of those asked for and decided on, how many were decided on only after they had begun.
    pub late: Share,
    /// On so many nobody has decided at the end, whenever they were asked for; those that have ended apart.
    pub waiting: i64,
}

/// What became of them since `first`, as they stand at the end.
#[must_use]
pub fn sub_year(cases: impl IntoIterator<Item = SubCase>, first: NaiveDate) -> SubYear {
    cases.into_iter().fold(SubYear::default(), |mut year, case| {
        let asked = first <= case.requested_on;
        year.under_way += i64::from(case.under_way);
        year.lacking.add(case.under_way, case.lacking);
        year.approved.add(asked, case.state == SubState::Approved);
        year.noted.add(asked, case.state == SubState::Noted);
        year.refused.add(asked, case.state == SubState::Refused);
        year.undecided.add(asked, case.state == SubState::Undecided);
        year.late.add(asked && case.state != SubState::Undecided, case.decided_late);
        year.waiting += i64::from(case.waits);
        year
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
    use crate::domain::standing::Entrusted;
    use crate::domain::sub_entrustment::{SubDecision, SubOutcome};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn work(id: i64, kind: EntrustmentKind, until: Option<&str>) -> Entrusted {
        Entrusted {
            id,
            control_no: format!("W-{id}"),
            work: "mailing".into(),
            kind,
            my_number: false,
            sub_entrustment: SubEntrustment::PriorApproval,
            countries: vec![],
            from_on: day("2025-04-01"),
            until_on: until.map(day),
        }
    }

    fn sub(entrustment_id: i64, from: &str, until: Option<&str>, decided: Option<(SubOutcome, &str)>) -> Sub {
        let decisions = decided.map(|(outcome, on)| SubDecision { outcome, decided_on: day(on) }).into_iter().collect();
        let (name, countries, until_on) = ("倉庫".to_owned(), vec![], until.map(day));
        Sub { id: 1, entrustment_id, name, countries, from_on: day(from), until_on, decisions }
    }

    #[test]
    fn the_year_adds_up() {
        use SubOutcome::{Approved, Refused};
        let kind = EntrustmentKind::Entrustment;
        let facts = Facts {
            entrustments: vec![work(1, kind, None), work(2, kind, Some("2026-12-31")), work(3, EntrustmentKind::JointUse, None)],
            ..Facts::default()
        };
        let subs = [
            // Asked for before the year, in order.
            ("2025-05-01", sub(1, "2025-06-01", None, Some((Approved, "2025-05-20")))),
            // Approved on the day on which it began: too late.
            ("2026-05-01", sub(1, "2026-06-01", None, Some((Approved, "2026-06-01")))),
            // Refused, and never begun.
            ("2026-05-01", sub(1, "2026-06-01", Some("2026-05-31"), Some((Refused, "2026-05-20")))),
            // Under way though nobody has decided.
            ("2026-10-01", sub(1, "2026-11-01", None, None)),
            // To begin after the year; nobody has decided yet.
            ("2027-03-01", sub(1, "2027-05-01", None, None)),
            // The work of the consignee has ended.
            ("2026-04-10", sub(2, "2026-05-01", None, Some((Approved, "2026-04-20")))),
            // Not supervised, and asked for after the end.
            ("2026-04-10", sub(3, "2026-05-01", None, None)),
            ("2027-04-01", sub(1, "2027-05-01", None, None)),
        ];
        let cases = subs.iter().filter_map(|(asked, sub)| SubCase::of(&facts, sub, day(asked), day("2027-03-31")));
        let year = sub_year(cases, day("2026-04-01"));
        assert_eq!((year.under_way, year.lacking, year.waiting), (3, Share::of(1, 3), 2));
        assert_eq!((year.approved, year.noted, year.refused), (Share::of(2, 5), Share::of(0, 5), Share::of(1, 5)));
        assert_eq!((year.undecided, year.late), (Share::of(2, 5), Share::of(1, 3)));
    }
}
