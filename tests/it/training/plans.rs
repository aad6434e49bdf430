//! The plan of a fiscal year: approved by the representative who did not make it, its progress, and the review at its end.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{attend, course, department, person, session};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-06-01";

fn plan(h: &Harness) -> Value {
    h.call(&h.as_(Role::Auditor), "training_plan.show", json!({ "year": 2026 })).unwrap()
}

fn step(h: &Harness, role: Role, verb: &str, comment: &str) -> kantoku::error::Result<Value> {
    h.call(&h.as_(role), &format!("training_plan.{verb}"), json!({ "year": 2026, "seen": plan(h)["seen"], "comment": comment }))
}

#[test]
fn it_is_proposed_approved_and_reviewed_and_shows_what_was_done() {
    on_each_database(TODAY, |h| {
        department(h, "A");
        let (one, two) = (course(h, "C1", "2026-04-01", &json!({})), course(h, "C2", "2026-04-01", &json!({})));
        let keeper = h.as_(Role::PersonalDataManager);
        let line = |course: i64, on: &str| json!({ "year": 2026, "course_id": course, "planned_on": on, "method": "classroom" });
        assert_refused(h.call(&keeper, "training_plan.put_line", line(one, "2027-04-01")), "planned_on", "training-plan-day-outside");
        h.call(&keeper, "training_plan.put_line", line(one, "2026-05-31")).unwrap();
        let second = h.call(&keeper, "training_plan.put_line", line(two, "2026-05-20")).unwrap();
        let mut moved = line(two, "2026-05-25");
        moved["number"] = second;
        h.call(&keeper, "training_plan.put_line", moved).unwrap();
        step(h, Role::PersonalDataManager, "propose", "").unwrap();
        assert_conflict(h.call(&keeper, "training_plan.put_line", line(one, "2026-12-01")), "plan-not-open");
        assert_denied(step(h, Role::Manager, "approve", ""), "access-denied");
        step(h, Role::Representative, "return", "時期を分ける").unwrap();
        step(h, Role::PersonalDataManager, "propose", "").unwrap();
        step(h, Role::Representative, "approve", "").unwrap();
        let held = session(h, one, "2026-05-10");
        attend(h, held, &[person(h, "P1", "一郎", "イチロウ", "A", ["2024-04-01", ""])]);
        let made_up = json!({ "course_id": one, "method": "hand_out", "from_on": "2026-05-15" });
        h.call(&keeper, "training_session.hold", made_up).unwrap();
        let shown = plan(h);
        let lines: Vec<_> = shown["lines"].as_array().unwrap().iter().map(|one| (one["held_on"].clone(), one["late"].clone())).collect();
        assert_eq!(lines, [(json!(null), json!(true)), (json!("2026-05-10"), json!(false))], "by the day planned");
        assert_eq!((&shown["state"], &shown["done"]), (&json!("approved"), &json!(1)));
        step(h, Role::PersonalDataManager, "review", "誤送信の事例を次年度に加える").unwrap();
        assert_eq!(plan(h)["state"], "reviewed");
    });
}

#[test]
fn whoever_wrote_or_proposed_it_does_not_approve_it_whatever_their_office() {
    on_each_database(TODAY, |h| {
        let id = course(h, "C1", "2026-04-01", &json!({}));
        let both = h.someone(&[Role::PersonalDataManager, Role::Representative]);
        let line = json!({ "year": 2026, "course_id": id, "planned_on": "2026-09-01", "method": "e_learning" });
        h.call(&both, "training_plan.put_line", line).unwrap();
        step(h, Role::PersonalDataManager, "propose", "").unwrap();
        let approve = json!({ "year": 2026, "seen": plan(h)["seen"] });
        assert_denied(h.call(&both, "training_plan.approve", approve), "plan-made-it");
        step(h, Role::Representative, "approve", "").unwrap();
    });
}
