//! Tables of cases for the figures.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::due::DueStatus;
use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::period::Period;
use crate::domain::scoring::Exact;
use crate::domain::standing::{Condition, Decision, Entrusted, Facts};

const FIRST: &str = "2025-04-01";
const LAST: &str = "2026-03-31";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn until(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn period(from: &str, to: &str) -> Period {
    Period { from_on: day(from), until_on: until(to) }
}

fn work(id: i64, from: &str, to: &str) -> Entrusted {
    Entrusted {
        id,
        control_no: String::new(),
        work: String::new(),
        kind: EntrustmentKind::Entrustment,
        my_number: false,
        sub_entrustment: SubEntrustment::PriorApproval,
        countries: vec!["JP".into()],
        from_on: day(from),
        until_on: until(to),
    }
}

fn decision(id: i64, decided: &str, to: &str, covers: &[i64]) -> Decision {
    let outcome = DecisionOutcome::Conditional;
    Decision { id, evaluation_id: id, outcome, decided_on: day(decided), valid_until_on: until(to), covers: covers.to_vec() }
}

fn condition(decision_id: i64, due: &str, met: &str) -> Condition {
    Condition { decision_id, text: String::new(), due_on: day(due), met_on: until(met) }
}

#[test]
fn coming_and_going_add_up() {
    for (periods, start, joined, left, end) in [
        (vec![period("2024-01-01", "")], 1, 0, 0, 1),
        (vec![period("2025-04-01", "")], 0, 1, 0, 1),
        (vec![period("2024-01-01", "2025-03-31")], 1, 0, 1, 0),
        (vec![period("2024-01-01", "2026-03-31")], 1, 0, 0, 1),
        (vec![period("2024-01-01", "2026-03-30")], 1, 0, 1, 0),
        (vec![period("2025-05-01", "2025-06-30")], 0, 1, 1, 0),
        (vec![period("2024-01-01", "2025-06-30"), period("2025-07-01", "")], 1, 0, 0, 1),
        (vec![period("2026-04-01", "")], 0, 0, 0, 0),
        (vec![period("2020-01-01", "2025-03-30")], 0, 0, 0, 0),
    ] {
        let found = moves(periods.iter().map(|period| (1, *period)), day(FIRST), day(LAST)).count();
        assert_eq!(found, Movement { start, joined, left, end }, "{periods:?}");
    }
}

proptest! {
    #[test]
    fn the_end_is_the_start_and_who_joined_less_who_left(spans in prop::collection::vec((0..6_i64, 0..900_i64, 0..500_i64), 0..20)) {
        let base = day("2024-06-01");
        let periods = spans.iter().map(|(id, from, length)| {
            let from_on = base + chrono::Duration::days(*from);
            (*id, Period { from_on, until_on: Some(from_on + chrono::Duration::days(*length)) })
        });
        let found = moves(periods, day(FIRST), day(LAST)).count();
        prop_assert_eq!(found.start + found.joined - found.left, found.end);
    }

    #[test]
    fn every_score_stands_in_exactly_one_bin(scores in prop::collection::vec((0..=97_i64, 1..=97_i64), 0..40)) {
        let exact: Vec<Option<Exact>> = scores.iter().map(|(n, of)| Exact::of(*n.min(of), *of)).collect();
        let spread = distribution(exact.clone());
        prop_assert_eq!(spread.bins.iter().map(|bin| bin.count).sum::<i64>(), i64::try_from(exact.len()).unwrap());
    }
}

#[test]
fn a_score_is_not_rounded_into_the_next_bin() {
    for (numerator, denominator, from_percent) in [(0, 1, 0), (7_999, 10_000, 70), (4, 5, 80), (1, 1, 90), (9, 10, 90), (1, 10, 10)] {
        let spread = distribution([Exact::of(numerator, denominator)]);
        let filled: Vec<i64> = spread.bins.iter().filter(|bin| bin.count > 0).map(|bin| bin.from_percent).collect();
        assert_eq!(filled, [from_percent], "{numerator}/{denominator}");
    }
    assert_eq!(distribution([None]).without_score, 1);
}

#[test]
fn what_was_not_done_by_the_last_day_is_carried_into_the_next_year() {
    let base = |more: Vec<Decision>| Facts {
        entrustments: vec![work(1, "2023-04-01", "")],
        decisions: [vec![decision(10, "2023-04-01", "2025-03-31", &[])], more].concat(),
        conditions: vec![],
        ..Facts::default()
    };
    for (decisions, expected) in [
        (vec![], Some(DueStatus::Overdue)),
        (vec![decision(11, "2025-03-31", "2026-03-31", &[])], None),
        (vec![decision(11, "2025-04-01", "2026-03-31", &[])], Some(DueStatus::DoneLate)),
        (vec![decision(11, "2026-05-01", "2027-03-31", &[])], Some(DueStatus::Overdue)),
    ] {
        let facts = base(decisions);
        let found: Vec<DueStatus> = carried(&facts, day(FIRST), day(LAST)).iter().map(|due| due.status).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{:?}", facts.decisions);
    }
}

#[test]
fn what_was_missed_for_work_that_has_ended_is_not_carried() {
    let facts = Facts { entrustments: vec![work(1, "2023-04-01", "2025-03-31")], ..Facts::default() };
    assert_eq!(carried(&facts, day(FIRST), day(LAST)), []);
}

#[test]
fn a_condition_stands_where_its_dates_and_later_decisions_put_it() {
    use ConditionState::*;
    let later = decision(20, "2025-10-01", "2026-09-30", &[]);
    for (decided, due, met, more, expected) in [
        ("2025-05-01", "2025-07-31", "2025-07-31", None, Some(MetInTime)),
        ("2025-05-01", "2025-07-31", "2025-08-01", None, Some(MetLate)),
        ("2025-05-01", "2025-07-31", "", None, Some(Overdue)),
        ("2026-02-01", "2026-03-31", "", None, Some(Open)),
        ("2026-02-01", "2026-03-31", "2026-04-01", None, Some(Open)),
        ("2025-05-01", "2025-07-31", "", Some(&later), Some(Lapsed)),
        ("2025-01-10", "2025-03-31", "2025-03-30", None, None),
        ("2025-01-10", "2025-03-31", "2025-04-02", None, Some(MetLate)),
        ("2026-04-01", "2026-05-31", "", None, None),
    ] {
        let facts = Facts {
            entrustments: vec![work(1, "2023-04-01", "")],
            decisions: [Some(decision(10, decided, "2026-12-31", &[])), more.cloned()].into_iter().flatten().collect(),
            conditions: vec![condition(10, due, met)],
            ..Facts::default()
        };
        let found: Vec<ConditionState> = condition_states(&facts, day(FIRST), day(LAST)).into_iter().map(|(_, state)| state).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{decided} {due} {met}");
    }
}

#[test]
fn a_condition_that_lapsed_before_the_year_is_not_of_the_year() {
    let facts = Facts {
        entrustments: vec![work(1, "2023-04-01", "")],
        decisions: vec![decision(10, "2024-05-01", "2025-04-30", &[]), decision(11, "2025-03-01", "2026-04-30", &[])],
        conditions: vec![condition(10, "2024-06-30", "")],
        ..Facts::default()
    };
    assert_eq!(condition_states(&facts, day(FIRST), day(LAST)), []);
}

#[test]
fn a_decision_on_other_work_does_not_lift_a_condition() {
    let facts = Facts {
        entrustments: vec![work(1, "2023-04-01", ""), work(2, "2023-04-01", "")],
        decisions: vec![decision(10, "2025-05-01", "2026-04-30", &[1]), decision(11, "2025-09-01", "2026-08-31", &[2])],
        conditions: vec![condition(10, "2025-06-30", "")],
        ..Facts::default()
    };
    let count = condition_count(condition_states(&facts, day(FIRST), day(LAST)).into_iter().map(|(_, state)| state));
    assert_eq!(count, ConditionCount { conditions: 1, overdue: 1, ..ConditionCount::default() });
}

#[test]
fn a_share_of_nothing_has_no_percent() {
    for (count, of, expected) in [(0, 0, None), (1, 3, Some(333)), (2, 3, Some(667)), (5, 5, Some(1_000))] {
        assert_eq!(Share::of(count, of).percent_tenths(), expected);
    }
}
