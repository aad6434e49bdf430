//! Standings on many dates.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::ReasonCode::{
    ClauseMissing, ConditionOpen, ConditionOverdue, Evaluated, ExceptionExpired, ExceptionInForce, Expired, Failed, NoConfidentiality,
    NoEvaluation, NotSupervised, RunningOut, StartsWithoutEvaluation,
};
use super::Status::{InOrder, MayNotBeUsed, NeedsAttention};
use super::*;
use crate::domain::contract::{Contract, ContractKind, Term};
use crate::domain::ending::{Confirmed, Statement};
use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
use crate::domain::evaluation::DecisionOutcome;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Supervised work from one day until another; an empty text is no end.
pub fn work(id: i64, from: &str, until: &str) -> Entrusted {
    Entrusted {
        id,
        control_no: format!("C-{id:03}"),
        work: "mailing".into(),
        kind: EntrustmentKind::Entrustment,
        my_number: false,
        sub_entrustment: SubEntrustment::PriorApproval,
        countries: vec!["JP".into()],
        from_on: day(from),
        until_on: (!until.is_empty()).then(|| day(until)),
    }
}

/// A decision that covers everything; an empty text is no end.
pub fn decision(id: i64, outcome: DecisionOutcome, decided: &str, until: &str) -> Decision {
    Decision {
        id,
        evaluation_id: id * 10,
        outcome,
        decided_on: day(decided),
        valid_until_on: (!until.is_empty()).then(|| day(until)),
        covers: vec![],
    }
}

/// Nothing but a duty of confidentiality in all work, without end.
pub fn bound() -> Facts {
    Facts { obligations: vec![Obligation { covers: vec![], from_on: day("2000-01-01"), until_on: None }], ..Facts::default() }
}

fn condition(decision_id: i64, due: &str, met: &str) -> Condition {
    Condition { decision_id, text: "encrypt".into(), due_on: day(due), met_on: (!met.is_empty()).then(|| day(met)) }
}

type Expected<'a> = &'a [(&'a str, Status, &'a [ReasonCode])];

fn on_each_date(facts: &Facts, expected: Expected<'_>) {
    for (on, status, codes) in expected {
        let standing = standing(facts, day(on));
        let found: Vec<_> = standing.reasons.iter().map(|reason| reason.code).collect();
        assert_eq!((standing.status, found.as_slice()), (*status, *codes), "on {on}");
    }
}

#[test]
fn a_pass_holds_until_its_last_day() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-03-15", "2026-03-31")],
        conditions: vec![],
        ..bound()
    };
    on_each_date(
        &facts,
        &[
            ("2024-12-31", MayNotBeUsed, &[NoEvaluation]),
            ("2025-03-14", MayNotBeUsed, &[NoEvaluation, StartsWithoutEvaluation]),
            ("2025-03-15", InOrder, &[Evaluated]),
            ("2025-04-01", InOrder, &[Evaluated]),
            ("2026-01-29", InOrder, &[Evaluated]),
            ("2026-01-30", NeedsAttention, &[RunningOut]),
            ("2026-03-31", NeedsAttention, &[RunningOut]),
            ("2026-04-01", MayNotBeUsed, &[Expired]),
        ],
    );
    assert_eq!(standing(&facts, day("2025-06-01")).valid_until, Some(day("2026-03-31")));
}

#[test]
fn a_later_fail_undoes_a_pass_and_a_later_pass_a_fail() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![
            decision(3, DecisionOutcome::Pass, "2025-12-01", "2026-11-30"),
            decision(1, DecisionOutcome::Pass, "2025-03-15", "2026-03-31"),
            decision(2, DecisionOutcome::Fail, "2025-10-01", ""),
        ],
        conditions: vec![],
        ..bound()
    };
    on_each_date(
        &facts,
        &[
            ("2025-09-30", InOrder, &[Evaluated]),
            ("2025-10-01", MayNotBeUsed, &[Failed]),
            ("2025-11-30", MayNotBeUsed, &[Failed]),
            ("2025-12-01", InOrder, &[Evaluated]),
        ],
    );
}

#[test]
fn of_two_decisions_on_one_day_the_later_number_counts() {
    let mut facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![
            decision(1, DecisionOutcome::Fail, "2025-04-01", ""),
            decision(2, DecisionOutcome::Exceptional, "2025-04-01", "2026-03-31"),
        ],
        conditions: vec![],
        ..bound()
    };
    on_each_date(
        &facts,
        &[
            ("2025-04-01", NeedsAttention, &[ExceptionInForce]),
            ("2026-03-31", NeedsAttention, &[ExceptionInForce]),
            ("2026-04-01", MayNotBeUsed, &[ExceptionExpired]),
        ],
    );
    facts.decisions.reverse();
    on_each_date(&facts, &[("2025-04-01", NeedsAttention, &[ExceptionInForce])]);
}

#[test]
fn conditions_call_for_attention_until_due_and_block_after() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Conditional, "2025-04-01", "2026-03-31")],
        conditions: vec![
            condition(1, "2025-05-31", "2025-05-20"),
            condition(1, "2025-06-30", "2025-07-10"),
            condition(9, "2025-04-02", ""),
        ],
        ..bound()
    };
    on_each_date(
        &facts,
        &[
            ("2025-04-01", NeedsAttention, &[ConditionOpen, ConditionOpen]),
            ("2025-05-20", NeedsAttention, &[ConditionOpen]),
            ("2025-06-30", NeedsAttention, &[ConditionOpen]),
            ("2025-07-01", MayNotBeUsed, &[ConditionOverdue]),
            ("2025-07-09", MayNotBeUsed, &[ConditionOverdue]),
            ("2025-07-10", InOrder, &[Evaluated]),
        ],
    );
}

#[test]
fn conditions_of_a_decision_that_no_longer_counts_are_left_behind() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![
            decision(1, DecisionOutcome::Conditional, "2025-04-01", "2026-03-31"),
            decision(2, DecisionOutcome::Pass, "2025-09-01", "2026-08-31"),
        ],
        conditions: vec![condition(1, "2025-06-30", "")],
        ..bound()
    };
    on_each_date(&facts, &[("2025-08-31", MayNotBeUsed, &[ConditionOverdue]), ("2025-09-01", InOrder, &[Evaluated])]);
}

#[test]
fn a_decision_speaks_only_of_the_work_it_covers() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", ""), work(2, "2025-10-01", "2025-12-31")],
        decisions: vec![Decision { covers: vec![1], ..decision(1, DecisionOutcome::Pass, "2025-03-01", "2026-02-28") }],
        conditions: vec![],
        ..bound()
    };
    on_each_date(
        &facts,
        &[
            ("2025-04-01", InOrder, &[Evaluated]),
            ("2025-08-01", InOrder, &[Evaluated]),
            ("2025-08-02", NeedsAttention, &[StartsWithoutEvaluation]),
            ("2025-10-01", MayNotBeUsed, &[NoEvaluation]),
            ("2025-12-31", MayNotBeUsed, &[NoEvaluation, RunningOut]),
            ("2026-01-01", NeedsAttention, &[RunningOut]),
        ],
    );
}

#[test]
fn one_decision_is_one_reason_however_much_it_covers() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", ""), work(2, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Fail, "2025-04-01", "")],
        conditions: vec![],
        ..bound()
    };
    on_each_date(&facts, &[("2025-04-01", MayNotBeUsed, &[Failed])]);
}

#[test]
fn work_whose_details_change_does_not_start_again() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "2026-03-31"), work(1, "2026-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-04-01", "2026-03-31")],
        conditions: vec![],
        ..bound()
    };
    on_each_date(&facts, &[("2026-03-31", NeedsAttention, &[RunningOut]), ("2026-04-01", MayNotBeUsed, &[Expired])]);
}

#[test]
fn only_entrustments_are_supervised() {
    for kind in [EntrustmentKind::CloudNoHandling, EntrustmentKind::JointUse, EntrustmentKind::ThirdParty, EntrustmentKind::NotApplicable] {
        let other = Entrusted { kind, ..work(1, "2025-04-01", "2025-12-31") };
        let facts = Facts { entrustments: vec![other], ..Facts::default() };
        on_each_date(
            &facts,
            &[
                ("2025-03-31", MayNotBeUsed, &[NoEvaluation]),
                ("2025-04-01", InOrder, &[NotSupervised]),
                ("2026-01-01", MayNotBeUsed, &[NoEvaluation]),
            ],
        );
    }
}

#[test]
fn without_work_the_latest_decision_has_to_permit_it() {
    let facts = Facts {
        entrustments: vec![work(1, "2024-04-01", "2025-03-31")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-03-01", "2026-02-28")],
        conditions: vec![],
        confirmed: vec![Confirmed {
            entrustment_id: 1,
            statement: Statement::Returned,
            confirmed_on: day("2025-04-20"),
            kept_until_on: None,
        }],
        ..bound()
    };
    on_each_date(&facts, &[("2025-04-01", InOrder, &[Evaluated]), ("2026-03-01", MayNotBeUsed, &[Expired])]);
    on_each_date(&Facts::default(), &[("2025-04-01", MayNotBeUsed, &[NoEvaluation])]);
}

#[test]
fn a_decision_without_an_end_permits_nothing() {
    let facts = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-03-01", "")],
        conditions: vec![],
        ..bound()
    };
    on_each_date(&facts, &[("2025-04-01", MayNotBeUsed, &[Expired])]);
}

#[test]
fn without_a_duty_of_confidentiality_a_consignee_may_not_be_used() {
    let mut facts = Facts {
        entrustments: vec![work(1, "2025-04-01", ""), work(2, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-03-15", "2027-03-31")],
        ..Facts::default()
    };
    on_each_date(&facts, &[("2025-04-01", MayNotBeUsed, &[NoConfidentiality, NoConfidentiality])]);
    facts.obligations.push(Obligation { covers: vec![1], from_on: day("2025-05-01"), until_on: None });
    facts.obligations.push(Obligation { covers: vec![], from_on: day("2025-06-01"), until_on: Some(day("2026-05-31")) });
    on_each_date(
        &facts,
        &[
            ("2025-03-31", InOrder, &[Evaluated]),
            ("2025-04-30", MayNotBeUsed, &[NoConfidentiality, NoConfidentiality]),
            ("2025-05-01", MayNotBeUsed, &[NoConfidentiality]),
            ("2025-06-01", InOrder, &[Evaluated]),
            ("2026-05-31", InOrder, &[Evaluated]),
            ("2026-06-01", MayNotBeUsed, &[NoConfidentiality]),
        ],
    );
    let named = &standing(&facts, day("2026-06-01")).reasons[0].message;
    assert_eq!((&named.args["control_no"], &named.args["work"]), (&"C-002".into(), &"mailing".into()));
}

#[test]
fn a_contract_in_force_that_lacks_a_must_calls_for_attention() {
    let agreed = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let from_on = day("2025-04-01");
    let term = Term { from_on, until_on: None, term_ends_on: None, renewal_months: None, notice_days: None, my_number: false };
    let (control_no, title) = ("K-1".to_owned(), "basic".to_owned());
    let all = ["C03", "C04", "C05", "C07", "C09", "C10", "C11", "C13", "C14"];
    let contract =
        Contract { id: 1, control_no, title, kind: ContractKind::Basic, covers: vec![], agreed: agreed(&all), terms: vec![term.clone()] };
    let added = Contract { id: 2, agreed: agreed(&["C15"]), terms: vec![Term { from_on: day("2025-09-01"), ..term }], ..contract.clone() };
    let plain = Facts {
        entrustments: vec![work(1, "2025-04-01", "")],
        decisions: vec![decision(1, DecisionOutcome::Pass, "2025-03-15", "2027-03-31")],
        contracts: vec![contract, added],
        ..bound()
    };
    on_each_date(&plain, &[("2025-04-01", InOrder, &[Evaluated])]);
    let with_mark = Facts { privacy_mark: true, ..plain.clone() };
    on_each_date(&with_mark, &[("2025-04-01", NeedsAttention, &[ClauseMissing])]);
    let entrustments = vec![Entrusted { my_number: true, ..work(1, "2025-04-01", "") }];
    let my_number = Facts { entrustments, ..plain };
    on_each_date(
        &my_number,
        &[
            ("2025-03-31", InOrder, &[Evaluated]),
            ("2025-04-01", NeedsAttention, &[ClauseMissing]),
            ("2025-08-31", NeedsAttention, &[ClauseMissing]),
            ("2025-09-01", InOrder, &[Evaluated]),
        ],
    );
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let on = (0..1_000_u64).prop_map(|days| day("2024-01-01") + chrono::Days::new(days));
    let dates = (on.clone(), proptest::option::of(on));
    let works = proptest::collection::vec((dates.clone(), proptest::sample::select(EntrustmentKind::ALL)), 0..4).prop_map(|works| {
        let numbered = (1..).zip(works);
        let made = |(id, ((from_on, until_on), kind))| Entrusted { kind, from_on, until_on, ..work(id, "2024-01-01", "") };
        numbered.map(made).collect()
    });
    let covers = proptest::collection::vec(1..4_i64, 0..2);
    let decisions = proptest::collection::vec((dates.clone(), proptest::sample::select(DecisionOutcome::ALL), covers), 0..4);
    let decisions = decisions.prop_map(|decisions| {
        let made = |(id, ((decided_on, valid_until_on), outcome, covers))| Decision {
            id,
            evaluation_id: id,
            outcome,
            decided_on,
            valid_until_on,
            covers,
        };
        (1..).zip(decisions).map(made).collect()
    });
    let conditions = proptest::collection::vec((1..4_i64, dates), 0..3).prop_map(|conditions| {
        let made = |(decision_id, (due_on, met_on))| Condition { decision_id, text: String::new(), due_on, met_on };
        conditions.into_iter().map(made).collect()
    });
    let facts = |(entrustments, decisions, conditions)| Facts { entrustments, decisions, conditions, ..bound() };
    (works, decisions, conditions).prop_map(facts)
}

proptest! {
    #[test]
    fn what_happens_later_does_not_change_what_was(facts in any_facts(), days in 0..1_000_u64) {
        let on = day("2024-01-01") + chrono::Days::new(days);
        let mut known = facts.clone();
        known.decisions.retain(|decision| decision.decided_on <= on);
        for condition in &mut known.conditions {
            condition.met_on = condition.met_on.filter(|met_on| *met_on <= on);
        }
        prop_assert_eq!(standing(&facts, on), standing(&known, on));
    }

    #[test]
    fn supervised_work_without_a_valid_decision_is_never_in_order(facts in any_facts(), days in 0..1_000_u64) {
        let on = day("2024-01-01") + chrono::Days::new(days);
        let covered = |work: &Entrusted| facts.decision_on(work.id, on).is_some_and(|decision| decision.is_valid(on));
        let all_covered = facts.entrustments.iter().filter(|work| work.is_supervised() && work.is_live(on)).all(covered);
        let standing = standing(&facts, on);
        prop_assert!(all_covered || standing.status == MayNotBeUsed);
        prop_assert!(!standing.reasons.is_empty());
    }

    #[test]
    fn the_order_of_facts_does_not_matter(facts in any_facts(), days in 0..1_000_u64) {
        let on = day("2024-01-01") + chrono::Days::new(days);
        let mut reversed = facts.clone();
        reversed.decisions.reverse();
        reversed.entrustments.reverse();
        let sorted = |standing: Standing| {
            let mut said: Vec<String> = standing.reasons.iter().map(|reason| format!("{reason:?}")).collect();
            said.sort();
            (standing.status, said, standing.valid_until)
        };
        prop_assert_eq!(sorted(standing(&facts, on)), sorted(standing(&reversed, on)));
    }
}
