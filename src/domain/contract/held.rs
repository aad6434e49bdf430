//! A contract as it is held: what it covers, what is agreed in it, and what is missing on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CONFIDENTIALITY, Checklist, Clause, ContractKind, ContractState, Regime, Term};

/// A contract with a consignee. It stands once, with the periods of its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contract {
    pub id: i64,
    pub control_no: String,
    pub title: String,
    pub kind: ContractKind,
    /// The entrustments it covers; empty: all of the consignee.
    pub covers: Vec<i64>,
    /// The codes of the clauses that are agreed: found in it, or by the terms of the service.
    pub agreed: Vec<String>,
    /// Oldest first.
    pub terms: Vec<Term>,
}

impl Contract {
    #[must_use]
    pub fn covers(&self, entrustment: i64) -> bool {
        self.covers.is_empty() || self.covers.contains(&entrustment)
    }

    /// Whether the consignee is bound to confidentiality by it.
    #[must_use]
    pub fn has_confidentiality(&self) -> bool {
        self.has(CONFIDENTIALITY)
    }

    fn has(&self, code: &str) -> bool {
        self.agreed.iter().any(|agreed| agreed == code)
    }

    #[must_use]
    pub fn is_live(&self, on: NaiveDate) -> bool {
        self.terms.iter().any(|term| term.is_live(on))
    }

    /// The first day.
    #[must_use]
    pub fn from_on(&self) -> Option<NaiveDate> {
        self.terms.first().map(|term| term.from_on)
    }

    /// The last day, if it has one.
    #[must_use]
    pub fn last_on(&self) -> Option<NaiveDate> {
        self.terms.last().and_then(Term::last_on)
    }

    /// What is agreed on its duration on the date; before and after its time, the nearest that is known.
    #[must_use]
    pub fn term(&self, on: NaiveDate) -> Option<&Term> {
        self.terms.iter().rfind(|term| term.from_on <= on).or(self.terms.first())
    }

    #[must_use]
    pub fn state(&self, on: NaiveDate) -> ContractState {
        match self.term(on) {
            Some(term) if term.is_live(on) => term.state_while_live(self.last_on(), on),
            Some(term) if on < term.from_on => ContractState::Ahead,
            _ => ContractState::Ended,
        }
    }

    /// Whether this one holds for all that the other is about.
    fn stands_behind(&self, other: &Self) -> bool {
        self.covers.is_empty() || (!other.covers.is_empty() && other.covers.iter().all(|id| self.covers.contains(id)))
    }
}

/// The must-clauses that are agreed neither in the contract nor in another one that is in force on the date and holds for the same work: an individual
/// contract stands on its basic contract, and a memorandum adds to it.
#[must_use]
pub fn missing(contract: &Contract, all: &[Contract], regimes: &[Regime], on: NaiveDate) -> Vec<&'static Clause> {
    let behind: Vec<&Contract> = all.iter().filter(|other| other.is_live(on) && other.stands_behind(contract)).collect();
    let agreed = |clause: &&Clause| contract.has(&clause.code) || behind.iter().any(|other| other.has(&clause.code));
    Checklist::on(on).clauses.iter().filter(|clause| clause.is_must(regimes)).filter(|clause| !agreed(clause)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::regimes;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn contract(id: i64, agreed: &[&str], covers: &[i64]) -> Contract {
        let term = Term {
            from_on: day("2025-04-01"),
            until_on: None,
            term_ends_on: Some(day("2026-03-31")),
            renewal_months: Some(12),
            notice_days: Some(30),
            my_number: false,
        };
        Contract {
            id,
            control_no: format!("C-{id}"),
            title: "basic".into(),
            kind: ContractKind::Basic,
            covers: covers.to_vec(),
            agreed: agreed.iter().map(|code| (*code).to_owned()).collect(),
            terms: vec![term],
        }
    }

    fn codes(contract: &Contract, others: &[Contract], my_number: bool) -> Vec<&'static str> {
        missing(contract, others, &regimes(my_number, false), day("2025-06-01")).iter().map(|clause| clause.code.as_str()).collect()
    }

    #[test]
    fn what_is_a_must_depends_on_who_asks() {
        assert_eq!(codes(&contract(1, &[], &[]), &[], false), ["C04"]);
        assert_eq!(codes(&contract(1, &["C04"], &[]), &[], false), Vec::<&str>::new());
        let most = ["C03", "C04", "C05", "C09", "C10", "C11", "C13", "C14"];
        assert_eq!(codes(&contract(1, &most, &[]), &[], true), ["C07", "C15"]);
    }

    #[test]
    fn a_contract_stands_on_another_that_holds_for_the_same_work() {
        let individual = contract(1, &[], &[7]);
        for (other, missing) in
            [(contract(2, &["C04"], &[]), vec![]), (contract(2, &["C04"], &[7, 8]), vec![]), (contract(2, &["C04"], &[8]), vec!["C04"])]
        {
            assert_eq!(codes(&individual, std::slice::from_ref(&other), false), missing, "{:?}", other.covers);
        }
        let of_all = contract(1, &[], &[]);
        assert_eq!(codes(&of_all, &[contract(2, &["C04"], &[7])], false), ["C04"], "what holds for one work does not hold for all");
        let mut over = contract(2, &["C04"], &[]);
        over.terms[0].until_on = Some(day("2025-05-31"));
        assert_eq!(codes(&individual, &[over], false), ["C04"], "it is not in force any more");
    }

    #[test]
    fn where_it_stands_follows_from_its_dates() {
        use ContractState::*;
        let renewing = contract(1, &[], &[]);
        for (on, state) in [
            ("2025-03-31", Ahead),
            ("2025-04-01", Live),
            ("2025-12-31", NoticeDue),
            ("2026-03-01", NoticeDue),
            ("2026-03-02", Live),
            ("2026-04-01", Live),
        ] {
            assert_eq!(renewing.state(day(on)), state, "{on}");
        }
        let mut ending = renewing.clone();
        ending.terms[0].until_on = Some(day("2026-03-31"));
        for (on, state) in [("2026-01-29", Live), ("2026-01-30", EndingSoon), ("2026-03-31", EndingSoon), ("2026-04-01", Ended)] {
            assert_eq!(ending.state(day(on)), state, "{on}");
        }
    }

    #[test]
    fn a_later_period_of_the_record_goes_on_where_the_first_ends() {
        let mut changed = contract(1, &["C04"], &[]);
        changed.terms[0].until_on = Some(day("2025-09-30"));
        let later = Term { from_on: day("2025-10-01"), until_on: None, renewal_months: None, ..changed.terms[0].clone() };
        changed.terms.push(later);
        for (on, live) in [("2025-09-30", true), ("2025-10-01", true), ("2026-03-31", true), ("2026-04-01", false)] {
            assert_eq!(changed.is_live(day(on)), live, "{on}");
        }
        assert_eq!(changed.last_on(), Some(day("2026-03-31")));
        assert_eq!(changed.state(day("2025-09-01")), ContractState::Live);
    }
}
