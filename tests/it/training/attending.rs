//! Sessions: who was there, as somebody else records it or as the code on the wall shows, and who made up for it.

use kantoku::domain::access::Role;
use kantoku::operations::secret::Secret;
use kantoku::operations::training::session::CheckIn;
use serde_json::json;

use super::{attend, course, department, person, session};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::on_each_database;

const TODAY: &str = "2026-06-01";

#[test]
fn absentees_are_followed_until_they_made_up_for_it() {
    on_each_database(TODAY, |h| {
        let section = department(h, "A");
        let [one, two, three] = [("P1", "一郎", "イチロウ"), ("P2", "二郎", "ジロウ"), ("P3", "三郎", "サブロウ")]
            .map(|(code, name, kana)| person(h, code, name, kana, "A", ["2024-04-01", ""]));
        let id = course(h, "C1", "2026-04-01", &json!({ "audience": "department", "department_id": section }));
        let first = session(h, id, "2026-05-10");
        let keeper = h.as_(Role::PersonalDataManager);
        attend(h, first, &[one]);
        let absent = json!({ "session_id": first, "person_ids": [two], "mark": "absent", "note": "出張" });
        h.call(&keeper, "training_session.record", absent).unwrap();
        let input = json!({ "course_id": id, "method": "hand_out", "from_on": "2026-05-20", "makes_up_id": first });
        let second = h.call(&keeper, "training_session.hold", input).unwrap().as_i64().unwrap();
        attend(h, second, &[two]);
        let whole = h.call(&h.as_(Role::Auditor), "training_session.show", json!({ "id": first })).unwrap();
        let line = |person: i64| whole["people"].as_array().unwrap().iter().find(|one| one["person_id"] == person).unwrap().clone();
        assert_eq!(
            (&line(two)["mark"], &line(two)["made_up_on"], &line(two)["note"]),
            (&json!("absent"), &json!("2026-05-20"), &json!("出張"))
        );
        assert_eq!(
            (&line(three)["mark"], &line(three)["made_up_on"]),
            (&json!(null), &json!(null)),
            "nothing is invented of whom nothing is recorded"
        );
        assert_eq!((&whole["attended"], &whole["absent"], &whole["made_up"]), (&json!(1), &json!(1), &json!(1)));
        let head = h.head();
        attend(h, first, &[one]);
        assert_eq!(h.head(), head, "the same once more is no entry");
        h.call(&keeper, "training_session.take_back", json!({ "session_id": first, "person_id": one })).unwrap();
        let whole = h.call(&h.as_(Role::Auditor), "training_session.show", json!({ "id": first })).unwrap();
        assert_eq!(whole["attended"], 0);
    });
}

#[test]
fn the_same_session_sent_twice_is_one() {
    on_each_database(TODAY, |h| {
        let id = course(h, "C1", "2026-04-01", &json!({}));
        let first = session(h, id, "2026-07-01");
        let head = h.head();
        assert_eq!((session(h, id, "2026-07-01"), h.head()), (first, head));
        assert_ne!(session(h, id, "2026-07-02"), first, "another day is another session");
        assert_eq!(session(h, id, "2026-07-01"), first, "whatever was set down since");
        let listed = h.call(&h.as_(Role::Auditor), "training_session.list", json!({})).unwrap();
        assert_eq!(listed["lines"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn nobody_marks_themselves_and_nobody_is_marked_who_was_not_there() {
    on_each_database(TODAY, |h| {
        department(h, "A");
        let id = course(h, "C1", "2026-04-01", &json!({}));
        let (held, keeper) = (session(h, id, "2026-05-10"), h.as_(Role::PersonalDataManager));
        let gone = person(h, "P9", "九郎", "クロウ", "A", ["2024-04-01", "2026-03-31"]);
        let record = |people: &[i64], more: &str| {
            let mut input = json!({ "session_id": held, "person_ids": people });
            if !more.is_empty() {
                input["on"] = json!(more);
            }
            h.call(&keeper, "training_session.record", input)
        };
        assert_denied(record(&[keeper.person.unwrap()], ""), "training-own-attendance");
        assert_refused(record(&[gone], ""), "person_ids", "training-not-there");
        assert_refused(record(&[gone], "2026-05-11"), "on", "training-day-outside");
        let later = session(h, id, "2026-07-01");
        let ahead = json!({ "session_id": later, "person_ids": [gone] });
        assert_refused(h.call(&keeper, "training_session.record", ahead), "on", "training-day-ahead");
        let before = json!({ "course_id": id, "method": "classroom", "from_on": "2026-03-31" });
        assert_refused(h.call(&keeper, "training_session.hold", before), "from_on", "training-session-no-version");
    });
}

#[test]
fn the_code_on_the_wall_lets_those_in_who_are_there_on_the_day() {
    on_each_database(TODAY, |h| {
        let id = course(h, "C1", "2026-04-01", &json!({}));
        let (keeper, staff) = (h.as_(Role::PersonalDataManager), h.as_(Role::Staff));
        let past = session(h, id, "2026-05-10");
        assert_conflict(h.call(&keeper, "training_session.open_code", json!({ "session_id": past })), "training-code-not-today");
        let today = session(h, id, TODAY);
        let made = h.call(&keeper, "training_session.open_code", json!({ "session_id": today })).unwrap();
        let code = made["code"].as_str().unwrap().to_owned();
        assert_refused(h.call(&staff, "training_session.check_in", json!({ "code": "AAAAAAAA" })), "code", "training-code-void");
        assert_denied(h.call(&keeper, "training_session.check_in", json!({ "code": code })), "training-own-attendance");
        // As a telephone types it.
        let typed = format!("{} {}", &code[..4], &code[4..]).to_lowercase();
        h.call(&staff, "training_session.check_in", json!({ "code": typed })).unwrap();
        let head = h.head();
        h.call(&staff, "training_session.check_in", json!({ "code": code })).unwrap();
        assert_eq!(h.head(), head, "whoever is in is in");
        let mine = h.call(&staff, "training.mine", json!({})).unwrap();
        assert_eq!((&mine["courses"][0]["state"], &mine["events"][0]["session_id"]), (&json!("valid"), &json!(today)));
        let late = h.minutes_later(12 * 60 + 1).run(&h.as_(Role::Procurement), &CheckIn { code: Secret(code.clone()) });
        assert_refused(late, "code", "training-code-void");
        h.call(&keeper, "training_session.close_code", json!({ "session_id": today })).unwrap();
        assert_refused(h.call(&h.as_(Role::Auditor), "training_session.check_in", json!({ "code": code })), "code", "training-code-void");
    });
}
