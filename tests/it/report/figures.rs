//! Every figure of a small register agrees with a count by hand, and with plain SQL where SQL can count.

use std::collections::BTreeMap;

use kantoku::domain::due::{DueCount, DueStatus};
use kantoku::domain::report::{Between, ConditionCount, ConditionState, Measure, Movement, Share};
use kantoku::domain::standing::Status;
use kantoku::operations::report::{AnnualReport, Breakdown, Changed, Consignee, ExceptionState};

use super::story::{BEGINS, Story};
use crate::harness::{Harness, on_each_database};

fn with_story(test: impl Fn(&Story<'_>)) {
    on_each_database(BEGINS, |h| test(&Story::tell(h)));
}

fn names<'a>(consignees: impl IntoIterator<Item = &'a Consignee>) -> Vec<&'a str> {
    consignees.into_iter().map(|consignee| consignee.name.as_str()).collect()
}

fn counted(lines: &[Breakdown]) -> BTreeMap<&'static str, (i64, i64)> {
    lines.iter().filter(|line| line.count.start + line.count.end > 0).map(|line| (line.code, (line.count.start, line.count.end))).collect()
}

fn main_figures(report: &AnnualReport) -> BTreeMap<&'static str, (Measure, Option<Measure>)> {
    report.figures.iter().map(|figure| (figure.name.code(), (figure.now, figure.before))).collect()
}

#[test]
fn the_main_figures_of_a_year_stand_beside_those_of_the_year_before() {
    with_story(|story| {
        let report = story.report(2025, Some(story.in_april));
        let out_of = |count, of| Measure { count, of: Some(of) };
        let plain = |count| Measure { count, of: None };
        let expected = BTreeMap::from([
            ("consignees", (plain(5), Some(plain(3)))),
            ("entrustments", (plain(5), Some(plain(3)))),
            ("tier_a", (out_of(3, 5), Some(out_of(2, 3)))),
            ("done", (out_of(3, 6), Some(out_of(3, 3)))),
            ("overdue", (out_of(2, 6), Some(out_of(0, 3)))),
            ("passed", (out_of(2, 3), Some(out_of(1, 3)))),
            ("conditional", (out_of(1, 3), Some(out_of(1, 3)))),
            ("failed", (out_of(0, 3), Some(out_of(1, 3)))),
            ("exceptional", (plain(0), Some(plain(1)))),
            ("conditions_overdue", (out_of(1, 2), Some(out_of(0, 1)))),
            ("in_order", (out_of(1, 5), Some(out_of(0, 3)))),
            ("needs_attention", (out_of(1, 5), Some(out_of(3, 3)))),
            ("may_not_be_used", (out_of(3, 5), Some(out_of(0, 3)))),
            // Nobody has access to anything; all work has a contract, and the work of 風工房 has not begun.
            ("bound", (out_of(0, 0), Some(out_of(0, 0)))),
            ("confidential", (out_of(5, 5), Some(out_of(3, 3)))),
            ("contracted", (out_of(5, 5), Some(out_of(3, 3)))),
        ]);
        assert_eq!(main_figures(&report), expected);
    });
}

#[test]
fn who_joined_and_who_left_adds_up_and_is_named() {
    with_story(|story| {
        let report = story.report(2025, Some(story.in_april));
        assert_eq!(report.consignees.movement, Movement { start: 3, joined: 3, left: 1, end: 5 });
        assert_eq!(names(report.consignees.joined.iter().map(|moved| &moved.consignee)), ["恵比寿倉庫", "大空企画", "風工房"]);
        assert_eq!(names(report.consignees.left.iter().map(|moved| &moved.consignee)), ["大空企画"]);
        assert_eq!(counted(&report.consignees.by_kind), BTreeMap::from([("company", (2, 4)), ("foreign", (1, 1))]));
        assert_eq!(report.consignees.abroad, Between { start: 1, end: 1 });
        assert_eq!(report.entrustments.movement, Movement { start: 3, joined: 3, left: 1, end: 5 });
        assert_eq!(counted(&report.entrustments.by_kind), BTreeMap::from([("entrustment", (3, 5))]));
        assert_eq!(report.entrustments.abroad, Between { start: 1, end: 1 });
        assert_eq!(report.entrustments.my_number, Between { start: 0, end: 1 });
        assert_eq!(names(report.entrustments.ended.iter().map(|moved| &moved.consignee)), ["大空企画"]);
        let tiers: i64 = report.consignees.by_tier.iter().map(|tier| tier.count.end).sum();
        assert_eq!(tiers, report.consignees.movement.end);
    });
}

#[test]
fn evaluations_due_are_done_late_open_or_overdue_and_the_overdue_are_named() {
    with_story(|story| {
        let report = story.report(2025, Some(story.in_april));
        let evaluations = &report.evaluations;
        assert_eq!(evaluations.initial, DueCount { due: 2, done: 1, overdue: 1, ..DueCount::default() });
        assert_eq!(evaluations.periodic, DueCount { due: 4, done: 1, done_late: 1, open: 1, overdue: 1 });
        assert_eq!(evaluations.all, DueCount { due: 6, done: 2, done_late: 1, open: 1, overdue: 2 });
        assert_eq!(evaluations.carried, DueCount::default());
        let of = |status| names(evaluations.lines.iter().filter(|line| line.status == status).map(|line| &line.consignee));
        assert_eq!(of(DueStatus::Overdue), ["Umi Cloud Inc.", "大空企画"]);
        assert_eq!(of(DueStatus::DoneLate), ["いろは商事"]);
        assert_eq!(of(DueStatus::Open), ["朝日印刷"]);
    });
}

#[test]
fn what_was_left_undone_is_carried_into_the_next_year() {
    with_story(|story| {
        let carried = story.report(2026, None).evaluations.carried;
        // K1 was made late in April; K3 is still overdue; the work of K5 has ended.
        assert_eq!(carried, DueCount { due: 2, done_late: 1, overdue: 1, ..DueCount::default() });
    });
}

#[test]
fn outcomes_scores_and_knock_outs_have_their_denominators() {
    with_story(|story| {
        let report = story.report(2025, Some(story.in_april)).decisions;
        let outcomes: Vec<(Share, Share)> = report.outcomes.iter().map(|outcome| (outcome.all, outcome.initial)).collect();
        assert_eq!(outcomes, [(Share::of(2, 3), Share::of(0, 1)), (Share::of(1, 3), Share::of(1, 1)), (Share::of(0, 3), Share::of(0, 1))]);
        let bins: Vec<i64> = report.distribution.bins.iter().map(|bin| bin.count).collect();
        assert_eq!((bins, report.distribution.scored), (vec![0, 0, 0, 0, 0, 0, 1, 0, 0, 2], 3));
        assert!(report.knock_outs.is_empty() && report.failed.is_empty());

        let before = story.report(2024, None).decisions;
        let knock_outs: Vec<_> = before.knock_outs.iter().map(|line| (line.code.as_str(), line.failed, line.partial, line.of)).collect();
        assert_eq!(knock_outs, [("A", 1, 1, 3)]);
        assert_eq!((before.decided, before.exceptional), (3, 1));
        let failed: Vec<_> = before.failed.iter().map(|line| (line.consignee.name.as_str(), line.score_tenths, line.excepted)).collect();
        assert_eq!(failed, [("Umi Cloud Inc.", Some(700), true)]);
    });
}

#[test]
fn an_exceptional_approval_is_told_in_full_as_long_as_it_stands() {
    with_story(|story| {
        for (year, of_year, state) in [(2024, true, ExceptionState::InForce), (2025, false, ExceptionState::Expired)] {
            let exceptions = story.report(year, None).exceptions;
            let [exception] = exceptions.as_slice() else { panic!("{year}: {exceptions:?}") };
            assert_eq!((exception.of_year, exception.state), (of_year, state), "{year}");
            assert_eq!((exception.reason.as_str(), exception.measure.as_str()), ("代わりがない", "毎月確認する"));
            assert_eq!(exception.until_on, Some("2025-05-24".parse().unwrap()));
            assert!(exception.by.contains("試験"), "{exception:?}");
        }
        assert!(story.report(2026, None).exceptions.is_empty());
    });
}

#[test]
fn conditions_are_met_open_or_overdue() {
    with_story(|story| {
        let conditions = story.report(2025, Some(story.in_april)).conditions;
        assert_eq!(conditions.count, ConditionCount { conditions: 2, met_in_time: 1, overdue: 1, ..ConditionCount::default() });
        assert_eq!(conditions.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["規程を改める"]);
        let before = story.report(2024, None).conditions;
        assert_eq!(before.lines.iter().map(|line| line.state).collect::<Vec<_>>(), [ConditionState::MetLate]);
    });
}

#[test]
fn those_that_may_not_be_used_are_named_with_reasons() {
    with_story(|story| {
        let standing = story.report(2025, Some(story.in_april)).standing;
        let of = |status| -> Vec<(&str, usize)> {
            let lines = standing.lines.iter().filter(|line| line.status == status);
            lines.map(|line| (line.consignee.name.as_str(), line.reasons.len())).collect()
        };
        // In the order of their reading; Umi Cloud also has no route abroad; 風工房 was never decided on, and its work starts so.
        assert_eq!(of(Status::MayNotBeUsed), [("Umi Cloud Inc.", 2), ("恵比寿倉庫", 1), ("風工房", 2)]);
        assert_eq!(of(Status::NeedsAttention), [("朝日印刷", 1)]);
        let shares: Vec<Share> = standing.counts.iter().map(|count| count.all).collect();
        assert_eq!(shares, [Share::of(1, 5), Share::of(1, 5), Share::of(3, 5)]);
    });
}

#[test]
fn the_criteria_in_force_say_what_they_changed() {
    with_story(|story| {
        let criteria = story.report(2025, None).criteria;
        let told: Vec<_> = criteria.iter().map(|line| (line.number, line.in_force, line.evaluations, line.items, line.changed)).collect();
        let changed = Changed { from: 1, added: 1, removed: 0, changed: 1 };
        assert_eq!(told, [(1, true, 3, 4, None), (2, true, 0, 5, Some(changed))]);
        assert_eq!(criteria[0].until_on, Some("2025-12-31".parse().unwrap()));
        assert_eq!(criteria[1].effective_on, Some("2026-01-01".parse().unwrap()));
        assert_eq!(story.report(2024, None).criteria.len(), 1);
    });
}

#[derive(diesel::QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

fn count(h: &Harness, question: &str) -> i64 {
    let question = format!("SELECT count(*) AS n FROM {question}");
    diesel::RunQueryDsl::get_result::<Counted>(diesel::sql_query(question), &mut h.conn()).expect("a count").n
}

#[test]
fn the_figures_agree_with_plain_sql() {
    with_story(|story| {
        let (h, report) = (story.h, story.report(2025, None));
        let standing = "superseded_seq IS NULL";
        let on = |date: &str| format!("{standing} AND from_on <= '{date}' AND (until_on IS NULL OR until_on >= '{date}')");
        let year = "BETWEEN '2025-04-01' AND '2026-03-31'";
        for (counted, question) in [
            (report.consignees.movement.start, format!("consignee WHERE {}", on("2025-03-31"))),
            (report.consignees.movement.end, format!("consignee WHERE {}", on("2026-03-31"))),
            (report.consignees.movement.joined, format!("consignee WHERE {standing} AND from_on {year}")),
            (report.consignees.movement.left, format!("consignee WHERE {standing} AND until_on BETWEEN '2025-03-31' AND '2026-03-30'")),
            (report.entrustments.movement.end, format!("entrustment WHERE {}", on("2026-03-31"))),
            (report.entrustments.movement.joined, format!("entrustment WHERE {standing} AND from_on {year}")),
            (report.decisions.decided, format!("decision WHERE outcome <> 'exceptional' AND decided_on {year}")),
            (report.decisions.outcomes[0].all.count, format!("decision WHERE outcome = 'pass' AND decided_on {year}")),
            (report.conditions.count.conditions, format!("condition JOIN decision ON decision.id = decision_id WHERE decided_on {year}")),
            (report.evaluations.periodic.due, format!("decision WHERE outcome <> 'fail' AND valid_until_on {year}")),
            (report.ledger.count, "ledger".to_owned()),
        ] {
            assert_eq!(counted, count(h, &question), "{question}");
        }
    });
}
