//! The comprehension test: in an order of its own, saved as one goes, graded once, by whom it is for alone.

use kantoku::domain::access::{Actor, Door, Role};
use serde_json::{Value, json};

use super::{course, person, questions, rate};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-06-01";

fn tested(h: &Harness) -> i64 {
    let more = json!({ "needs": "test", "questions": questions(), "pass_mark": 100, "attempts": 2, "within_days": 90 });
    course(h, "T1", "2026-04-01", &more)
}

fn answer(h: &Harness, who: &Actor, attempt: &Value, question: i64, chosen: &[i64]) -> kantoku::error::Result<Value> {
    h.call(who, "training_test.answer", json!({ "attempt_id": attempt, "question": question, "chosen": chosen }))
}

#[test]
fn it_is_answered_bit_by_bit_and_graded_once() {
    on_each_database(TODAY, |h| {
        let (id, staff) = (tested(h), h.as_(Role::Staff));
        let attempt = h.call(&staff, "training_test.begin", json!({ "course_id": id })).unwrap();
        assert_eq!(h.call(&staff, "training_test.begin", json!({ "course_id": id })).unwrap(), attempt, "one that is under way goes on");
        answer(h, &staff, &attempt, 1, &[1]).unwrap();
        let finish = json!({ "attempt_id": attempt });
        assert_refused(h.call(&staff, "training_test.finish", finish.clone()), "", "training-unanswered");
        answer(h, &staff, &attempt, 2, &[1]).unwrap();
        let paper = h.call(&staff, "training_test.show", json!({ "course_id": id })).unwrap();
        assert_eq!(paper["put"], h.call(&staff, "training_test.show", json!({ "course_id": id })).unwrap()["put"], "in the same order");
        assert!(paper["put"].as_array().unwrap().iter().all(|put| put["answered"] == true), "what was answered is kept");
        assert!(!paper["put"].to_string().contains("right"), "which choice is right is not told");
        let marked = h.call(&staff, "training_test.finish", finish.clone()).unwrap();
        assert_eq!((&marked["points"], &marked["passed"], &marked["right"]), (&json!(1), &json!(false), &json!([true, false])));
        let head = h.head();
        assert_conflict(answer(h, &staff, &attempt, 2, &[1, 2]), "training-attempt-over");
        assert_eq!(h.call(&staff, "training_test.finish", finish).unwrap()["passed"], false, "nobody passes by handing in again");
        assert_eq!(h.head(), head);
        let last = h.call(&staff, "training_test.show", json!({ "course_id": id })).unwrap()["last"].clone();
        assert_eq!(
            (last["wrong"].as_array().unwrap().len(), &last["wrong"][0]["number"]),
            (1, &json!(2)),
            "each question tells how it went"
        );
        let second = h.call(&staff, "training_test.begin", json!({ "course_id": id })).unwrap();
        for (question, chosen) in [(1, &[1][..]), (2, &[2, 1])] {
            answer(h, &staff, &second, question, chosen).unwrap();
        }
        assert_eq!(h.call(&staff, "training_test.finish", json!({ "attempt_id": second })).unwrap()["passed"], true);
        assert_conflict(h.call(&staff, "training_test.begin", json!({ "course_id": id })), "training-passed-already");
        assert_eq!(h.call(&staff, "training.mine", json!({})).unwrap()["courses"][0]["state"], "valid");
    });
}

#[test]
fn attempts_run_out_and_an_attempt_is_its_owners() {
    on_each_database(TODAY, |h| {
        let (id, staff, other) = (tested(h), h.as_(Role::Staff), h.as_(Role::Auditor));
        for _ in 0..2 {
            let attempt = h.call(&staff, "training_test.begin", json!({ "course_id": id })).unwrap();
            let stranger = answer(h, &other, &attempt, 1, &[1]).unwrap_err();
            assert!(matches!(stranger, kantoku::error::Error::NotFound(_)), "{stranger}");
            for question in [1, 2] {
                answer(h, &staff, &attempt, question, &[3]).unwrap();
            }
            h.call(&staff, "training_test.finish", json!({ "attempt_id": attempt })).unwrap();
        }
        assert_conflict(h.call(&staff, "training_test.begin", json!({ "course_id": id })), "training-no-attempts-left");
        let keeper = h.as_(Role::PersonalDataManager);
        let allow = |person: Option<i64>| {
            h.call(&keeper, "training_test.allow", json!({ "course_id": id, "person_id": person, "reason": "個別に説明した" }))
        };
        assert_denied(allow(keeper.person), "training-own-attendance");
        assert_conflict(allow(other.person), "training-attempts-left");
        allow(staff.person).unwrap();
        assert_conflict(allow(staff.person), "training-attempts-left");
        let third = h.call(&staff, "training_test.begin", json!({ "course_id": id })).unwrap();
        for (question, chosen) in [(1, &[1][..]), (2, &[1, 2])] {
            answer(h, &staff, &third, question, chosen).unwrap();
        }
        assert_eq!(h.call(&staff, "training_test.finish", json!({ "attempt_id": third })).unwrap()["passed"], true);
        assert_conflict(allow(staff.person), "training-passed-already");
        let record = h.call(&h.as_(Role::Auditor), "training.record", json!({ "person_id": staff.person })).unwrap();
        assert_eq!((&record["allowances"][0]["attempts"], &record["allowances"][0]["reason"]), (&json!(1), &json!("個別に説明した")));
        let attempt = h.call(&other, "training_test.begin", json!({ "course_id": id })).unwrap();
        assert_refused(answer(h, &other, &attempt, 3, &[1]), "question", "course-no-such-question");
        assert_refused(answer(h, &other, &attempt, 1, &[4]), "chosen", "training-no-such-choice");
    });
}

#[test]
fn a_link_is_good_for_its_person_only() {
    on_each_database(TODAY, |h| {
        let (id, keeper, nobody) = (tested(h), h.as_(Role::PersonalDataManager), Actor::nobody(Door::Page));
        let member = person(h, "M1", "会員 花子", "カイイン ハナコ", "", ["2026-04-01", ""]);
        let make = |person: i64| h.call(&keeper, "training_test.make_link", json!({ "course_id": id, "person_id": person }));
        assert_denied(make(keeper.person.unwrap()), "training-own-attendance");
        let path = make(member).unwrap()["path"].as_str().unwrap().to_owned();
        let token = path.trim_start_matches("/learn/").to_owned();
        let paper = h.call(&nobody, "training_test.link", json!({ "token": token })).unwrap();
        assert_eq!((&paper["name"], &paper["questions"]), (&json!("会員 花子"), &json!(2)));
        assert_denied(h.call(&h.as_(Role::Staff), "training_test.link", json!({ "token": token })), "training-attempt-of-another");
        let attempt = h.call(&nobody, "training_test.begin_by_link", json!({ "token": token })).unwrap();
        for (question, chosen) in [(1, json!([1])), (2, json!([1, 2]))] {
            let input = json!({ "token": token, "attempt_id": attempt, "question": question, "chosen": chosen });
            h.call(&nobody, "training_test.answer_by_link", input).unwrap();
        }
        let before = rate(h, id, TODAY).0[0];
        let finish = json!({ "token": token, "attempt_id": attempt });
        assert_eq!(h.call(&nobody, "training_test.finish_by_link", finish.clone()).unwrap()["passed"], true);
        assert_eq!(rate(h, id, TODAY).0[0], before + 1);
        assert_conflict(h.call(&nobody, "training_test.finish_by_link", finish), "training-link-void");
        assert_conflict(h.call(&nobody, "training_test.link", json!({ "token": "0".repeat(64) })), "training-link-void");
    });
}

#[test]
fn a_test_that_was_held_elsewhere_is_recorded_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let (id, keeper, staff) = (tested(h), h.as_(Role::PersonalDataManager), h.as_(Role::Staff));
        let record = |person: i64, points: i64| {
            h.call(&keeper, "training_test.record", json!({ "course_id": id, "person_id": person, "points": points, "out_of": 20 }))
        };
        assert_denied(record(keeper.person.unwrap(), 20), "training-own-attendance");
        assert_refused(record(staff.person.unwrap(), 21), "points", "training-points-above");
        assert_eq!(record(staff.person.unwrap(), 19).unwrap(), json!(false));
        assert_eq!(record(staff.person.unwrap(), 20).unwrap(), json!(true), "corrected");
        let events = h.call(&staff, "training.mine", json!({})).unwrap()["events"].clone();
        assert_eq!((events.as_array().unwrap().len(), &events[0]["points"]), (1, &json!(20)));
    });
}

#[test]
fn what_cannot_be_taught_is_not_published() {
    on_each_database(TODAY, |h| {
        let keeper = h.as_(Role::PersonalDataManager);
        let input = json!({ "code": "X", "title_ja": "空", "audience": "everyone", "validity": "once", "needs": "test" });
        let id = h.call(&keeper, "course.open", input.clone()).unwrap()["id"].clone();
        assert_refused(h.call(&keeper, "course.open", input), "code", "course-code-used");
        let seen = || h.call(&keeper, "course.show", json!({ "id": id })).unwrap()["seen"].clone();
        let publish = || h.call(&keeper, "course.publish", json!({ "id": id, "seen": seen() }));
        assert!(publish().is_err());
        let wrong = json!({ "text_ja": "問い", "choices": [{ "text_ja": "あ", "right": true }, { "text_ja": "い", "right": true }] });
        let put = |question: Value| h.call(&keeper, "course.put_question", json!({ "id": id, "seen": seen(), "question": question }));
        assert_refused(put(wrong), "question.choices", "course-question-choices");
        put(questions()[0].clone()).unwrap();
        let write = json!({ "id": id, "seen": seen(), "title_ja": "教育", "body_ja": "本文", "audience": "everyone", "validity": "months", "needs": "test" });
        assert_refused(h.call(&keeper, "course.write", write.clone()), "months", "course-needs-months");
        let mut write = write;
        write["months"] = json!(12);
        h.call(&keeper, "course.write", write).unwrap();
        publish().unwrap();
        let shown = h.call(&keeper, "course.show", json!({ "id": id })).unwrap();
        assert_eq!((&shown["versions"][0]["in_force"], shown["versions"][0]["questions"].as_array().unwrap().len()), (&json!(true), 1));
        assert_conflict(put(questions()[1].clone()), "course-no-draft");
        let end = json!({ "id": id, "seen": seen(), "until_on": "2026-06-30", "reason": "統合" });
        h.call(&keeper, "course.end", end).unwrap();
        let given = |on: &str| h.call(&keeper, "course.list", json!({ "on": on })).unwrap()[0]["version"].clone();
        assert_eq!((given("2026-06-30"), given("2026-07-01")), (json!(1), json!(null)));
    });
}
