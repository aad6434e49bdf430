//! What is due in the fiscal year 2025, on many dates.

use super::DueKind::{Initial, Periodic};
use super::DueStatus::{Done, DoneLate, Open, Overdue};
use super::*;
use crate::domain::entrustment::EntrustmentKind;
use crate::domain::evaluation::DecisionOutcome::{Conditional, Exceptional, Fail, Pass};
use crate::domain::scoring::Exact;
use crate::domain::standing::tests::{day, decision, work};

fn facts(entrustments: Vec<Entrusted>, decisions: Vec<Decision>) -> Facts {
    Facts { entrustments, decisions, conditions: vec![], ..Facts::default() }
}

fn found(facts: &Facts, on: &str) -> Vec<(DueKind, String, DueStatus, Option<i64>)> {
    let dues = due(facts, day("2025-04-01"), day("2026-03-31"), day(on));
    dues.into_iter().map(|due| (due.kind, due.due_on.to_string(), due.status, due.decision_id)).collect()
}

fn on_each_date(facts: &Facts, kind: DueKind, due_on: &str, expected: &[(&str, DueStatus, Option<i64>)]) {
    for (on, status, decision_id) in expected {
        assert_eq!(found(facts, on), [(kind, due_on.to_owned(), *status, *decision_id)], "on {on}");
    }
}

#[test]
fn first_work_is_evaluated_before_it_starts() {
    let start = || vec![work(1, "2025-07-01", "")];
    let in_time = facts(start(), vec![decision(1, Pass, "2025-07-01", "2026-06-30")]);
    on_each_date(
        &in_time,
        Initial,
        "2025-07-01",
        &[("2025-06-30", Open, None), ("2025-07-01", Done, Some(1)), ("2026-03-31", Done, Some(1))],
    );
    let late = facts(start(), vec![decision(1, Pass, "2025-08-01", "2026-07-31")]);
    on_each_date(
        &late,
        Initial,
        "2025-07-01",
        &[("2025-07-01", Open, None), ("2025-07-02", Overdue, None), ("2025-08-01", DoneLate, Some(1))],
    );
    let never = facts(start(), vec![]);
    on_each_date(&never, Initial, "2025-07-01", &[("2025-07-02", Overdue, None), ("2027-01-01", Overdue, None)]);
    let failed = facts(start(), vec![decision(1, Fail, "2025-06-01", "")]);
    on_each_date(&failed, Initial, "2025-07-01", &[("2025-07-01", Done, Some(1))]);
    let expired = facts(start(), vec![decision(1, Pass, "2023-06-01", "2024-05-31")]);
    on_each_date(&expired, Initial, "2025-07-01", &[("2025-07-02", Overdue, None)]);
}

#[test]
fn further_work_is_due_only_where_no_earlier_evaluation_covers_it() {
    let works = || vec![work(1, "2024-04-01", ""), work(2, "2025-07-01", "")];
    let whole = decision(1, Pass, "2025-03-01", "2026-05-31");
    assert_eq!(found(&facts(works(), vec![whole.clone()]), "2025-12-31"), []);
    let first_only = facts(works(), vec![Decision { covers: vec![1], ..whole.clone() }]);
    on_each_date(&first_only, Initial, "2025-07-01", &[("2025-12-31", Overdue, None)]);
    let own = Decision { covers: vec![2], ..decision(2, Pass, "2025-06-20", "2026-06-19") };
    let both = facts(works(), vec![Decision { covers: vec![1], ..whole }, own]);
    on_each_date(&both, Initial, "2025-07-01", &[("2025-12-31", Done, Some(2))]);
}

#[test]
fn work_that_starts_together_is_one_evaluation_done_when_all_is() {
    let works = vec![work(1, "2025-07-01", ""), work(2, "2025-07-01", "")];
    let first = Decision { covers: vec![1], ..decision(1, Pass, "2025-06-01", "2026-05-31") };
    let second = Decision { covers: vec![2], ..decision(2, Pass, "2025-07-05", "2026-07-04") };
    let facts = facts(works, vec![first, second]);
    on_each_date(&facts, Initial, "2025-07-01", &[("2025-07-02", Overdue, None), ("2025-07-05", DoneLate, Some(2))]);
}

#[test]
fn a_decision_that_ends_while_work_goes_on_is_renewed() {
    for outcome in [Pass, Conditional, Exceptional] {
        let first = || decision(1, outcome, "2024-10-01", "2025-09-30");
        let works = || vec![work(1, "2024-10-01", "")];
        let in_time = facts(works(), vec![first(), decision(2, Pass, "2025-09-30", "2026-09-29")]);
        on_each_date(&in_time, Periodic, "2025-09-30", &[("2025-09-29", Open, None), ("2025-09-30", Done, Some(2))]);
        let late = facts(works(), vec![first(), decision(2, Fail, "2025-10-01", "")]);
        on_each_date(&late, Periodic, "2025-09-30", &[("2025-09-30", Open, None), ("2025-10-01", DoneLate, Some(2))]);
        let never = facts(works(), vec![first()]);
        on_each_date(&never, Periodic, "2025-09-30", &[("2025-10-01", Overdue, None), ("2026-11-23", Overdue, None)]);
    }
}

#[test]
fn nothing_is_due_where_the_work_ends_with_the_decision() {
    for (until, due) in [("2025-09-29", 0), ("2025-09-30", 0), ("2025-10-01", 1)] {
        let facts = facts(vec![work(1, "2024-10-01", until)], vec![decision(1, Pass, "2024-10-01", "2025-09-30")]);
        assert_eq!(found(&facts, "2026-03-31").len(), due, "until {until}");
    }
}

#[test]
fn what_lies_outside_the_period_is_not_its_concern() {
    let decisions = vec![decision(1, Pass, "2024-03-01", "2025-03-31"), decision(2, Pass, "2025-03-31", "2026-04-01")];
    let facts = facts(vec![work(1, "2024-04-01", ""), work(2, "2026-04-01", "")], decisions);
    assert_eq!(found(&facts, "2026-11-23"), []);
}

#[test]
fn only_entrustments_are_due() {
    let cloud = Entrusted { kind: EntrustmentKind::CloudNoHandling, ..work(1, "2025-07-01", "") };
    assert_eq!(found(&facts(vec![cloud], vec![decision(1, Pass, "2024-10-01", "2025-09-30")]), "2026-03-31"), []);
}

#[test]
fn work_whose_details_change_goes_on() {
    for change in ["2025-07-01", "2025-09-30", "2025-10-01", "2025-10-02"] {
        let until = day(change).pred_opt().unwrap().to_string();
        let works = vec![work(1, "2024-10-01", &until), work(1, change, "")];
        let decisions = vec![Decision { covers: vec![1], ..decision(1, Pass, "2024-10-01", "2025-09-30") }];
        on_each_date(&facts(works, decisions), Periodic, "2025-09-30", &[("2025-09-30", Open, None), ("2025-10-01", Overdue, None)]);
    }
}

#[test]
fn work_that_becomes_an_entrustment_is_evaluated_before_it_does() {
    let before = Entrusted { kind: EntrustmentKind::CloudNoHandling, ..work(1, "2024-10-01", "2025-06-30") };
    let facts = facts(vec![before, work(1, "2025-07-01", "")], vec![]);
    on_each_date(&facts, Initial, "2025-07-01", &[("2025-06-30", Open, None), ("2025-07-02", Overdue, None)]);
}

#[test]
fn the_counts_add_up() {
    let works = vec![work(1, "2025-04-01", ""), work(2, "2025-05-01", ""), work(3, "2025-06-01", "")];
    let covering = |id, work, decided, until| Decision { covers: vec![work], ..decision(id, Pass, decided, until) };
    let decisions = vec![covering(1, 1, "2025-03-20", "2026-03-19"), covering(2, 2, "2025-05-20", "2026-05-19")];
    let dues = due(&facts(works, decisions), day("2025-04-01"), day("2026-03-31"), day("2026-03-01"));
    let counted = count(&dues);
    assert_eq!(counted, DueCount { due: 4, done: 1, done_late: 1, open: 1, overdue: 1 });
    assert_eq!(counted.share_done(), Exact::of(1, 2));
    assert_eq!(DueCount::default().share_done(), None);
}
