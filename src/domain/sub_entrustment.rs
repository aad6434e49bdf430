//! Sub-consignees: what has to be decided before one begins, what is under way without it, and who stands behind how much.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::entrustment::{SubEntrustment, is_live};
use super::message::Message;

codes! {
    /// What was decided on a sub-consignee.
    pub enum SubOutcome as "sub-outcome" {
        Approved = "approved",
        /// The report was taken note of.
        Noted = "noted",
        Refused = "refused",
    }

    /// What the terms of the entrustment ask for before a sub-consignee begins.
    pub enum SubNeed as "sub-need" {
        /// The contract forbids it: a request can only be refused.
        Prohibited = "prohibited",
        Approval = "approval",
        Report = "report",
        Nothing = "nothing",
    }

    /// Where a request stands on a date.
    pub enum SubState as "sub-state" {
        Undecided = "undecided",
        Approved = "approved",
        Noted = "noted",
        Refused = "refused",
    }
}

/// A sub-consignee of a piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sub {
    pub id: i64,
    pub entrustment_id: i64,
    pub name: String,
    /// Where it handles the data, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    pub from_on: NaiveDate,
    /// The last day.
    pub until_on: Option<NaiveDate>,
    /// In the order in which they were made.
    pub decisions: Vec<SubDecision>,
}

/// A decision on a sub-consignee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubDecision {
    pub outcome: SubOutcome,
    pub decided_on: NaiveDate,
}

/// What is needed: the permission of the first consignor wherever My Number is handled, at every level and whatever the
/// contract says (My Number Act Art. 10), else what the contract says (PPC General Guidelines 3-4-4).
#[must_use]
pub fn need(terms: SubEntrustment, my_number: bool) -> SubNeed {
    match terms {
        SubEntrustment::Prohibited => SubNeed::Prohibited,
        SubEntrustment::PriorApproval | SubEntrustment::NamedOnly => SubNeed::Approval,
        _ if my_number => SubNeed::Approval,
        SubEntrustment::AfterReport => SubNeed::Report,
        SubEntrustment::Free => SubNeed::Nothing,
    }
}

impl SubNeed {
    /// Whether a request may be decided so.
    #[must_use]
    pub fn allows(self, outcome: SubOutcome) -> bool {
        match self {
            Self::Prohibited => outcome == SubOutcome::Refused,
            Self::Approval => outcome != SubOutcome::Noted,
            Self::Report | Self::Nothing => true,
        }
    }

    /// Whether work may be under way in that state.
    #[must_use]
    pub fn is_met(self, state: SubState) -> bool {
        match state {
            SubState::Approved => true,
            SubState::Refused => false,
            SubState::Noted | SubState::Undecided => matches!(self, Self::Report | Self::Nothing),
        }
    }
}

impl Sub {
    #[must_use]
    pub fn is_live(&self, on: NaiveDate) -> bool {
        is_live(self.from_on, self.until_on, on)
    }

    #[must_use]
    pub fn state(&self, on: NaiveDate) -> SubState {
        match self.decisions.iter().rfind(|one| one.decided_on <= on).map(|one| one.outcome) {
            None => SubState::Undecided,
            Some(SubOutcome::Approved) => SubState::Approved,
            Some(SubOutcome::Noted) => SubState::Noted,
            Some(SubOutcome::Refused) => SubState::Refused,
        }
    }

    /// The last day on which it is decided in time: the day before the work begins.
    #[must_use]
    pub fn due_on(&self) -> NaiveDate {
        self.from_on.pred_opt().unwrap_or(self.from_on)
    }

    /// Whether the first decision came when the work had begun, or has not come though it has.
    #[must_use]
    pub fn is_late(&self, on: NaiveDate) -> bool {
        let first = self.decisions.first().map(|one| one.decided_on).filter(|day| *day <= on);
        first.unwrap_or(on) > self.due_on() && (first.is_some() || self.is_live(on))
    }
}

/// Who recorded a request does not decide on it.
///
/// # Errors
/// The reason, for the one who may not.
pub fn may_decide(recorders: &[i64], person: i64) -> Result<(), Message> {
    if recorders.contains(&person) { Err(Message::new("sub-entrustment-own-request")) } else { Ok(()) }
}

/// Somebody behind a piece of work that is under way.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The same for the same company.
    pub company: String,
    pub name: String,
    pub consignee_id: Option<i64>,
    pub entrustment_id: i64,
    /// It is the consignee itself.
    pub direct: bool,
}

/// A company with the pieces of work behind which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentrated {
    pub name: String,
    pub consignee_id: Option<i64>,
    pub direct: BTreeSet<i64>,
    pub sub: BTreeSet<i64>,
}

impl Concentrated {
    /// Every piece of work once.
    #[must_use]
    pub fn all(&self) -> BTreeSet<i64> {
        self.direct.union(&self.sub).copied().collect()
    }
}

/// Who stands behind how many pieces of work, those behind most first.
#[must_use]
pub fn concentration(behind: Vec<Behind>) -> Vec<Concentrated> {
    let mut companies: BTreeMap<String, Concentrated> = BTreeMap::new();
    for one in behind {
        let (direct, sub) = (BTreeSet::new(), BTreeSet::new());
        let new = || Concentrated { name: one.name.clone(), consignee_id: one.consignee_id, direct, sub };
        let company = companies.entry(one.company).or_insert_with(new);
        if one.direct { &mut company.direct } else { &mut company.sub }.insert(one.entrustment_id);
    }
    let mut all: Vec<Concentrated> = companies.into_values().collect();
    all.sort_by(|one, other| other.all().len().cmp(&one.all().len()).then_with(|| one.name.cmp(&other.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sub(decisions: &[(SubOutcome, &str)]) -> Sub {
        let decisions = decisions.iter().map(|(outcome, on)| SubDecision { outcome: *outcome, decided_on: day(on) }).collect();
        let (name, countries) = ("倉庫".to_owned(), vec![]);
        Sub { id: 1, entrustment_id: 2, name, countries, from_on: day("2026-04-01"), until_on: Some(day("2027-03-31")), decisions }
    }

    #[test]
    fn my_number_needs_permission_whatever_the_contract_says() {
        for (terms, without, with) in [
            (SubEntrustment::Prohibited, SubNeed::Prohibited, SubNeed::Prohibited),
            (SubEntrustment::PriorApproval, SubNeed::Approval, SubNeed::Approval),
            (SubEntrustment::NamedOnly, SubNeed::Approval, SubNeed::Approval),
            (SubEntrustment::AfterReport, SubNeed::Report, SubNeed::Approval),
            (SubEntrustment::Free, SubNeed::Nothing, SubNeed::Approval),
        ] {
            assert_eq!((need(terms, false), need(terms, true)), (without, with), "{terms}");
        }
        assert!(!SubNeed::Prohibited.allows(SubOutcome::Approved) && SubNeed::Prohibited.allows(SubOutcome::Refused));
        assert!(!SubNeed::Approval.allows(SubOutcome::Noted) && SubNeed::Report.allows(SubOutcome::Noted));
        assert!(!SubNeed::Approval.is_met(SubState::Noted) && !SubNeed::Nothing.is_met(SubState::Refused));
    }

    #[test]
    fn only_what_had_been_decided_by_a_date_counts_and_the_start_is_too_late() {
        let in_time = sub(&[(SubOutcome::Approved, "2026-03-31"), (SubOutcome::Refused, "2026-08-01")]);
        for (on, state) in [("2026-03-30", SubState::Undecided), ("2026-03-31", SubState::Approved), ("2026-08-01", SubState::Refused)] {
            assert_eq!(in_time.state(day(on)), state, "{on}");
            assert!(!in_time.is_late(day(on)), "{on}");
        }
        assert!(sub(&[(SubOutcome::Approved, "2026-04-01")]).is_late(day("2026-05-01")));
        assert!(!sub(&[]).is_late(day("2026-03-31")) && sub(&[]).is_late(day("2026-04-01")));
    }

    #[test]
    fn who_recorded_does_not_decide() {
        assert!(may_decide(&[1, 2], 2).is_err() && may_decide(&[1, 2], 3).is_ok());
    }

    #[test]
    fn a_company_counts_once_for_each_piece_of_work() {
        let one = |company: &str, entrustment_id, direct| Behind {
            company: company.into(),
            name: company.into(),
            consignee_id: None,
            entrustment_id,
            direct,
        };
        let found = concentration(vec![one("a", 1, true), one("b", 1, false), one("b", 1, false), one("b", 2, true), one("b", 3, false)]);
        let figures: Vec<_> = found.iter().map(|c| (c.name.as_str(), c.direct.len(), c.sub.len(), c.all().len())).collect();
        assert_eq!(figures, [("b", 1, 2, 3), ("a", 1, 0, 1)]);
    }
}
