//! Who has had a course, on any day: counted by hand, and by the rule.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{attend, course, department, person, publish, rate, session};
use crate::evaluation::assert_denied;
use crate::harness::{Harness, on_each_database};

pub(super) const TODAY: &str = "2027-04-10";

/// Two fiscal years of a section: joiners, a leaver, a move, a leave, and a new version in between.
pub(super) fn two_years(h: &Harness) -> (i64, [i64; 7]) {
    let section = department(h, "A");
    department(h, "B");
    let keeper = h.as_(Role::PersonalDataManager);
    let people = [
        person(h, "P1", "一郎", "イチロウ", "A", ["2024-04-01", ""]),
        person(h, "P2", "二郎", "ジロウ", "A", ["2024-04-01", ""]),
        person(h, "P3", "三郎", "サブロウ", "A", ["2025-09-01", ""]),
        person(h, "P4", "四郎", "シロウ", "A", ["2024-04-01", "2025-12-31"]),
        person(h, "P5", "五郎", "ゴロウ", "B", ["2024-04-01", ""]),
        person(h, "P6", "六郎", "ロクロウ", "A", ["2024-04-01", ""]),
        person(h, "P7", "七郎", "シチロウ", "B", ["2024-04-01", ""]),
    ];
    let [p1, p2, p3, _, p5, p6, _] = people;
    let seen = h.call(&keeper, "person.show", json!({ "id": p5 })).unwrap()["seen"].clone();
    let moved = json!({ "id": p5, "seen": seen, "from_on": "2026-01-15", "code": "P5", "name": "五郎", "kana": "ゴロウ", "kind": "staff", "department": "A" });
    h.call(&keeper, "person.change", moved).unwrap();
    let leave = json!({ "person_id": p6, "kind": "parental", "from_on": "2025-06-01", "until_on": "2026-05-31" });
    h.call(&keeper, "person_leave.begin", leave).unwrap();
    let id = course(h, "C1", "2025-04-01", &json!({ "audience": "department", "department_id": section }));
    attend(h, session(h, id, "2025-05-10"), &[p1, p2, p6]);
    attend(h, session(h, id, "2025-09-15"), &[p3]);
    attend(h, session(h, id, "2026-02-01"), &[p5]);
    attend(h, session(h, id, "2026-05-12"), &[p1, p3]);
    attend(h, session(h, id, "2026-06-20"), &[p6]);
    let seen = h.call(&keeper, "course.show", json!({ "id": id })).unwrap()["seen"].clone();
    h.call(&keeper, "course.draft", json!({ "id": id, "seen": seen })).unwrap();
    publish(h, id, "2026-10-01", true);
    attend(h, session(h, id, "2026-10-20"), &[p1, p3]);
    (id, people)
}

#[test]
fn rates_on_five_days_agree_with_a_count_by_hand() {
    on_each_database(TODAY, |h| {
        let (id, _) = two_years(h);
        for (on, counts, percent) in [
            ("2025-05-31", [3, 0, 1, 0, 0], "75.0"),
            ("2025-09-10", [2, 1, 1, 1, 0], "50.0"),
            ("2026-03-31", [4, 0, 0, 1, 0], "100.0"),
            ("2026-06-10", [2, 3, 0, 0, 0], "40.0"),
            ("2026-11-15", [2, 0, 3, 0, 0], "40.0"),
        ] {
            assert_eq!(rate(h, id, on), (counts.to_vec(), percent.to_owned()), "{on}");
        }
    });
}

#[test]
fn the_matrix_names_who_stands_how_and_as_it_was_known() {
    on_each_database(TODAY, |h| {
        let (id, people) = two_years(h);
        let auditor = h.as_(Role::Auditor);
        let overdue = json!({ "on": "2026-11-15", "course_id": id, "state": "overdue" });
        let page = h.call(&auditor, "training.matrix", overdue.clone()).unwrap();
        let names = |page: &serde_json::Value| -> Vec<String> {
            page["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names(&page), ["五郎", "二郎", "六郎"], "in the order of their reading");
        assert_eq!(page["people"][0]["cells"][0]["due_on"], "2026-10-31");
        let known = h.head();
        let later = session(h, id, "2026-11-10");
        attend(h, later, &[people[1]]);
        assert_eq!(names(&h.call(&auditor, "training.matrix", overdue.clone()).unwrap()), ["五郎", "六郎"]);
        let mut then = overdue;
        then["known"] = json!(known);
        assert_eq!(names(&h.call(&auditor, "training.matrix", then).unwrap()).len(), 3, "what was entered later was not known then");
        let export = h.call(&auditor, "training.export", json!({ "on": "2026-11-15", "course_id": id })).unwrap();
        assert_eq!(export["people"].as_array().unwrap().len(), 5, "who was never asked does not stand in it");
    });
}

#[test]
fn whoever_is_exempt_is_told_with_the_reason_and_nobody_exempts_themselves() {
    on_each_database(TODAY, |h| {
        let (id, people) = two_years(h);
        let keeper = h.as_(Role::PersonalDataManager);
        let exempt = |person: i64| json!({ "course_id": id, "person_id": person, "reason": "講師として実施", "from_on": "2026-11-01" });
        assert_denied(h.call(&keeper, "training.exempt", exempt(keeper.person.unwrap())), "training-own-exemption");
        let exemption = h.call(&keeper, "training.exempt", exempt(people[1])).unwrap();
        assert_eq!(rate(h, id, "2026-11-15").0, [2, 0, 2, 0, 1]);
        assert_eq!(rate(h, id, "2026-10-31").0, [2, 3, 0, 0, 0], "not before");
        let record = h.call(&h.as_(Role::Auditor), "training.record", json!({ "person_id": people[1], "on": "2026-11-15" })).unwrap();
        assert_eq!((&record["courses"][0]["state"], &record["exemptions"][0]["note"]), (&json!("exempt"), &json!("講師として実施")));
        let end = json!({ "id": exemption, "seen": exemption, "until_on": "2026-11-10" });
        h.call(&keeper, "training.end_exemption", end).unwrap();
        assert_eq!(rate(h, id, "2026-11-15").0, [2, 0, 3, 0, 0]);
    });
}

#[test]
fn what_is_due_is_a_deadline_of_the_person() {
    on_each_database("2026-10-20", |h| {
        let section = department(h, "A");
        let id = course(h, "C1", "2026-10-01", &json!({ "audience": "department", "department_id": section, "within_days": 30 }));
        let (late, done) =
            (person(h, "P1", "一郎", "イチロウ", "A", ["2024-04-01", ""]), person(h, "P2", "二郎", "ジロウ", "A", ["2024-04-01", ""]));
        attend(h, session(h, id, "2026-10-05"), &[done]);
        let all = h.call(&h.as_(Role::Auditor), "deadline.list", json!({ "until": "2026-11-30", "kind": "training" })).unwrap();
        let lines: Vec<_> = all["lines"].as_array().unwrap().iter().map(|one| (one["due_on"].clone(), one["number"].clone())).collect();
        assert_eq!(lines, [(json!("2026-10-31"), json!(late))], "{all:#}");
    });
}
