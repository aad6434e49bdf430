//! The four failures of supervision that the guidelines name (PPC General Guidelines 3-4-4): which of them the facts of a consignee show on a date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::{ReviewState, WatchedWork};
use crate::domain::codes::codes;
use crate::domain::contract::{Contract, ContractKind};
use crate::domain::entrustment::SubEntrustment;
use crate::domain::message::{Arg, Message};
use crate::domain::standing::Facts;

codes! {
    /// What the guidelines call a failure of supervision.
    pub enum Failure as "supervision-failure" {
        /// The state was not grasped when the contract was made, or afterwards.
        NotGrasped = "not_grasped",
        /// The consignee was not instructed to take the measures that are needed.
        NotInstructed = "not_instructed",
        /// No conditions were set for sub-entrustment, and nobody looked at it.
        SubNotInstructed = "sub_not_instructed",
        /// The contract provides for it, and yet no report on sub-entrustment was demanded.
        SubNotDemanded = "sub_not_demanded",
    }
}

/// A failure, with what shows it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Alarm {
    pub failure: Failure,
    pub reason: Message,
}

/// The clauses on sub-entrustment: that it needs permission or keeps to conditions.
const SUB_ENTRUSTMENT: &str = "C10";

/// What the facts of a consignee show on a date, in the order of the guidelines.
#[must_use]
pub fn alarms(facts: &Facts, on: NaiveDate) -> Vec<Alarm> {
    let mut all = Vec::new();
    for work in facts.watched.live(on) {
        all.extend(not_grasped(facts, work, on));
    }
    all.extend(facts.uncontracted(on).map(|work| {
        let message = Message::new("alarm-no-contract").with("control_no", &work.control_no).with("work", &work.work);
        Alarm { failure: Failure::NotInstructed, reason: message }
    }));
    all.extend(facts.lacking(on).map(|(contract, missing)| {
        let (ja, en) = missing.iter().map(|clause| (clause.label_ja.as_str(), clause.label_en.as_str())).unzip::<_, _, Vec<_>, Vec<_>>();
        let clauses = Arg::Either { ja: ja.join("、"), en: en.join("; ") };
        let message = Message::new("alarm-clause-missing").with("control_no", &contract.control_no).with("clauses", clauses);
        Alarm { failure: Failure::NotInstructed, reason: message }
    }));
    for work in facts.watched.live(on).filter(|work| work.sub_entrustment != SubEntrustment::Prohibited) {
        all.extend(sub_entrusted(facts, work, on));
    }
    all.sort_by_key(|alarm| alarm.failure);
    all
}

/// Nobody looked before it began, or nobody has looked since for longer than the cadence.
fn not_grasped(facts: &Facts, work: &WatchedWork, on: NaiveDate) -> Option<Alarm> {
    let about = |id: &'static str| Message::new(id).with("control_no", &work.control_no).with("work", &work.work);
    let reason = if facts.decision_on(work.id, on).is_none() {
        about("alarm-never-evaluated")
    } else if facts.decision_on(work.id, work.from_on).is_none() && !looked(facts, work, on) {
        about("alarm-not-before-start").with("from", work.from_on)
    } else if !evaluated_lately(facts, work, on) && !looked(facts, work, on) {
        about("alarm-not-afterwards").with("due", facts.watched.next_due(work, on))
    } else {
        return None;
    };
    Some(Alarm { failure: Failure::NotGrasped, reason })
}

/// A contract on the work that says nothing on sub-entrustment, or says something that nobody acted upon.
fn sub_entrusted(facts: &Facts, work: &WatchedWork, on: NaiveDate) -> Option<Alarm> {
    if looked(facts, work, on) {
        return None;
    }
    let on_work = |contract: &&Contract| contract.kind != ContractKind::Nda && contract.is_live(on) && contract.covers(work.id);
    let agreed = facts.contracts.iter().filter(on_work).any(|contract| contract.agreed.iter().any(|code| code == SUB_ENTRUSTMENT));
    let about = |id: &'static str| Message::new(id).with("control_no", &work.control_no).with("work", &work.work);
    // In the first months of the work no report is missing yet.
    if agreed && on <= facts.watched.next_due(work, on) {
        return None;
    }
    Some(if agreed {
        Alarm { failure: Failure::SubNotDemanded, reason: about("alarm-sub-not-demanded") }
    } else {
        Alarm { failure: Failure::SubNotInstructed, reason: about("alarm-sub-not-instructed") }
    })
}

/// Whether a review of any kind was done within the months of the cadence.
fn looked(facts: &Facts, work: &WatchedWork, on: NaiveDate) -> bool {
    let months = facts.watched.months(work, on);
    let recent = |day: NaiveDate| on <= super::cadence::after(day, months);
    let done = facts.watched.reviews.iter().filter(|review| review.covers.contains(&work.id) && review.state(on) == ReviewState::Done);
    done.filter_map(|review| review.done_on).any(recent)
}

/// An evaluation is a look, too.
fn evaluated_lately(facts: &Facts, work: &WatchedWork, on: NaiveDate) -> bool {
    let months = facts.watched.months(work, on);
    facts.decision_on(work.id, on).is_some_and(|decision| on <= super::cadence::after(decision.decided_on, months))
}

#[cfg(test)]
mod tests {
    use super::super::Watched;
    use super::super::watched::tests::{day, done, work};
    use super::*;
    use crate::domain::contract::Term;
    use crate::domain::evaluation::DecisionOutcome;
    use crate::domain::standing::{Decision, Entrusted};

    fn facts(sub_entrustment: SubEntrustment, agreed: &[&str]) -> Facts {
        let piece = WatchedWork { sub_entrustment, ..work(1, "2024-04-01", "JP", true) };
        let entrusted = Entrusted {
            id: 1,
            control_no: piece.control_no.clone(),
            work: piece.work.clone(),
            kind: piece.handling.kind,
            my_number: false,
            sub_entrustment,
            countries: vec!["JP".into()],
            from_on: piece.from_on,
            until_on: None,
        };
        let term = Term {
            from_on: day("2024-04-01"),
            until_on: None,
            term_ends_on: None,
            renewal_months: None,
            notice_days: None,
            my_number: false,
        };
        let contract = Contract {
            id: 5,
            control_no: "K-5".into(),
            title: "basic".into(),
            kind: ContractKind::Basic,
            covers: vec![],
            agreed: agreed.iter().map(|code| (*code).to_owned()).collect(),
            terms: vec![term],
        };
        let decision = Decision {
            id: 1,
            evaluation_id: 10,
            outcome: DecisionOutcome::Pass,
            decided_on: day("2024-03-20"),
            valid_until_on: Some(day("2030-03-31")),
            covers: vec![],
        };
        Facts {
            entrustments: vec![entrusted],
            decisions: vec![decision],
            contracts: vec![contract],
            watched: Watched { work: vec![piece], ..Watched::default() },
            ..Facts::default()
        }
    }

    fn found(facts: &Facts, on: &str) -> Vec<(Failure, &'static str)> {
        alarms(facts, day(on)).iter().map(|alarm| (alarm.failure, alarm.reason.id)).collect()
    }

    #[test]
    fn nobody_looked_before_or_since() {
        let mut one = facts(SubEntrustment::Prohibited, &["C04"]);
        assert_eq!(found(&one, "2025-03-20"), []);
        assert_eq!(found(&one, "2025-03-21"), [(Failure::NotGrasped, "alarm-not-afterwards")]);
        one.watched.reviews.push(done(1, 1, "2025-03-21", "2025-03-25"));
        assert_eq!(found(&one, "2025-03-25"), []);
        assert_eq!(found(&one, "2026-03-26"), [(Failure::NotGrasped, "alarm-not-afterwards")]);
        one.decisions.clear();
        assert_eq!(found(&one, "2025-03-25"), [(Failure::NotGrasped, "alarm-never-evaluated")]);
    }

    #[test]
    fn nothing_was_agreed() {
        let mut one = facts(SubEntrustment::Prohibited, &[]);
        assert_eq!(found(&one, "2024-05-01"), [(Failure::NotInstructed, "alarm-clause-missing")]);
        one.contracts.clear();
        assert_eq!(found(&one, "2024-05-01"), [(Failure::NotInstructed, "alarm-no-contract")]);
    }

    #[test]
    fn sub_entrustment_without_conditions_or_without_a_report() {
        let free = facts(SubEntrustment::AfterReport, &["C04"]);
        assert_eq!(found(&free, "2024-05-01"), [(Failure::SubNotInstructed, "alarm-sub-not-instructed")]);
        let mut agreed = facts(SubEntrustment::PriorApproval, &["C04", "C10"]);
        assert_eq!(found(&agreed, "2024-05-01"), []);
        let late = [(Failure::NotGrasped, "alarm-not-afterwards"), (Failure::SubNotDemanded, "alarm-sub-not-demanded")];
        assert_eq!(found(&agreed, "2025-05-01"), late);
        agreed.watched.reviews.push(done(1, 1, "2025-04-01", "2025-04-15"));
        assert_eq!(found(&agreed, "2025-05-01"), []);
    }
}
