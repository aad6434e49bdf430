//! Reviews in the report: every figure as a count by hand has it, and whoever failed by name.

use kantoku::domain::access::Role;
use kantoku::domain::plan::PlanState;
use kantoku::domain::report::Share;
use kantoku::domain::review::Failure;
use kantoku::locale::Language;
use kantoku::operations::report::{Annual, ReviewLine};
use kantoku::web::report::Format;
use serde_json::{Value, json};

use super::bytes;
use super::corrected::{AFTER, TODAY, on, report};
use crate::evaluation::{consignee, criteria, entrust, extend, four};
use crate::harness::{Harness, day, on_each_database};

fn entrusted(h: &Harness, name: &str, more: Value) -> i64 {
    let id = consignee(h, name);
    let mut input = json!({ "media_carried": true, "countries": ["JP"] });
    extend(&mut input, more);
    entrust(h, id, input);
    id
}

fn plan(h: &Harness, role: Role, operation: &str) {
    let seen = h.call(&h.as_(Role::Auditor), "review_plan.show", json!({ "year": 2026 })).unwrap()["seen"].clone();
    on(h, TODAY, role, operation, json!({ "year": 2026, "seen": seen }));
}

fn step(h: &Harness, day: &str, operation: &str, id: i64, more: Value) {
    let seen = h.call(&h.as_(Role::Auditor), "review.show", json!({ "id": id })).unwrap()["seen"].clone();
    let mut input = json!({ "id": id, "seen": seen });
    extend(&mut input, more);
    on(h, day, Role::Procurement, operation, input);
}

fn finish(h: &Harness, (begun, done): (&str, &str), id: i64, conclusion: &str, found: &[(&str, &str)]) {
    step(h, begun, "review.begin", id, json!({}));
    for (grade, text) in found {
        on(h, begun, Role::Procurement, "review.find", json!({ "id": id, "grade": grade, "text": text }));
    }
    step(h, done, "review.finish", id, json!({ "conclusion": conclusion, "reason": "書面で確認" }));
}

/// Three reviews are planned: one is moved and done late, one done in time, one never done. A fourth, beside the plan, is cancelled; a fifth is
/// for the year after. Work that came later has no date.
fn tell(h: &Harness) {
    criteria(h, four());
    let moved = entrusted(h, "変更商事", json!({ "from_on": "2025-06-15" }));
    let done = entrusted(h, "完了商事", json!({ "from_on": "2025-09-01" }));
    entrusted(h, "遅延商事", json!({ "from_on": "2025-12-01" }));
    on(h, TODAY, Role::Procurement, "review_plan.draw_up", json!({ "year": 2026 }));
    plan(h, Role::Procurement, "review_plan.propose");
    plan(h, Role::Manager, "review_plan.approve");
    entrusted(h, "追加商事", json!({ "from_on": "2025-08-01" }));
    step(h, "2026-05-20", "review.move", 1, json!({ "planned_on": "2026-07-10", "reason": "先方の都合" }));
    finish(h, ("2026-07-01", "2026-07-10"), 1, "improve", &[("minor", "台帳の記載漏れ"), ("observation", "施錠の習慣")]);
    finish(h, ("2026-08-20", "2026-08-25"), 2, "go_on", &[]);
    let beside = json!({ "consignee_id": moved, "kind": "extraordinary", "cause": "incident", "reason": "誤送付", "method": "interview",
        "planned_on": "2026-10-20" });
    let beside = on(h, "2026-10-01", Role::Procurement, "review.schedule", beside).as_i64().unwrap();
    step(h, "2026-10-10", "review.cancel", beside, json!({ "reason": "誤報と判明" }));
    let next = json!({ "consignee_id": done, "kind": "supplement", "reason": "早めに", "method": "document", "planned_on": "2027-05-30" });
    on(h, "2027-02-01", Role::Procurement, "review.schedule", next);
}

#[test]
fn reviews_agree_with_a_hand_count() {
    on_each_database(TODAY, |h| {
        tell(h);
        let told = report(h, 2026).reviews;
        let year = told.year;
        assert_eq!((year.done, year.moved, year.cancelled), (Share::of(2, 4), Share::of(1, 4), Share::of(1, 4)));
        assert_eq!((year.in_time, year.overdue), (Share::of(1, 2), Share::of(1, 2)));
        assert_eq!((year.by_date, year.by_rule, year.undated), (Share::of(1, 1), Share::of(0, 1), Share::of(1, 4)));
        assert_eq!(told.grades.iter().map(|line| line.count).collect::<Vec<_>>(), [0, 1, 1]);
        assert_eq!(told.conclusions.iter().map(|line| line.count).collect::<Vec<_>>(), [1, 1, 0]);
        assert_eq!((told.plan.state, told.plan.approved_on), (Some(PlanState::Approved), Some(day(TODAY))));
        assert!(!told.plan.approved_by.is_empty());
        let names = |lines: &[ReviewLine]| lines.iter().map(|line| line.consignee.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&told.done), ["変更商事", "完了商事"]);
        assert_eq!((names(&told.moved), names(&told.overdue)), (vec!["変更商事".to_owned()], vec!["遅延商事".to_owned()]));
        let moved = &told.moved[0];
        assert_eq!((moved.intended_on, moved.planned_on, moved.reason.as_str()), (day("2026-06-15"), day("2026-07-10"), "先方の都合"));
        assert_eq!((moved.findings.len(), told.done[0].findings[0].text.as_str()), (2, "台帳の記載漏れ"));
        assert_eq!(told.cancelled[0].reason, "誤報と判明");
        let undated = &told.undated[0];
        assert_eq!((undated.consignee.name.as_str(), undated.due_on), ("追加商事", day("2026-08-01")));
        let after = report(h, 2027).reviews;
        assert_eq!((after.before, after.plan.state, after.grades[1].before), (Some(year), None, Some(1)));
        assert_eq!((after.year.done, after.year.overdue), (Share::of(0, 1), Share::of(1, 2)));
    });
}

#[test]
fn failures_of_supervision_stand_by_name_with_what_shows_them() {
    on_each_database(TODAY, |h| {
        tell(h);
        let told = report(h, 2026);
        let of = |failure: Failure| told.reviews.failure_counts.iter().find(|line| line.failure == failure).unwrap().consignees;
        assert_eq!((of(Failure::NotGrasped), of(Failure::NotInstructed)), (Share::of(4, 4), Share::of(0, 4)), "nobody was evaluated");
        assert_eq!(told.reviews.failures.len(), 4);
        let value: Value = serde_json::from_slice(&bytes(&told, Format::Json, Language::Ja).unwrap()).unwrap();
        let said = value["reviews"]["failures"][0]["alarms"][0]["reason"]["text"].as_str().unwrap();
        assert!(said.contains("会員名簿の発送"), "{said}");
    });
}

#[test]
fn the_section_stands_in_every_file_in_both_languages_and_as_it_was_known() {
    on_each_database(TODAY, |h| {
        consignee(h, "先の社");
        let before = h.head();
        let ask = || h.on(AFTER).ask(&h.as_(Role::Auditor), Annual { year: 2026, on: None, known: Some(before), known_on: None }).unwrap();
        let known = bytes(&ask(), Format::Json, Language::Ja).unwrap();
        tell(h);
        assert_eq!(bytes(&ask(), Format::Json, Language::Ja).unwrap(), known, "what came later changes nothing of what was known");
        let told = report(h, 2026);
        for (language, words) in [
            (Language::Ja, ["点検計画は、2026年4月1日に", "軽微な不適合：台帳の記載漏れ", "点検の期限を過ぎ、予定日のない委託"]),
            (
                Language::En,
                ["The plan of reviews of this year was approved on", "台帳の記載漏れ", "Entrustments due for review without a date"],
            ),
        ] {
            let text = String::from_utf8(bytes(&told, Format::Html, language).unwrap()).unwrap();
            for word in words {
                assert!(text.contains(word), "{language}: {word}");
            }
            let csv = String::from_utf8(bytes(&told, Format::Csv, language).unwrap()).unwrap();
            assert!(["reviews_moved", "reviews_undated", "failures", "先方の都合"].iter().all(|word| csv.contains(word)), "{language}");
            assert!(!bytes(&told, Format::Xlsx, language).unwrap().is_empty());
        }
    });
}
