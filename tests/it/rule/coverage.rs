//! Who has acknowledged, with denominators of those who then belonged, and the deadlines that follow.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, department, in_force, person, shown, writer};
use crate::harness::{Harness, on_each_database};
use crate::nda::{as_person, leave};

/// A rule for one department with three people, of whom one acknowledged and one left at the end of April.
fn prepared(h: &Harness) -> (i64, [i64; 3]) {
    let kept = department(h, "KOHO");
    let people = ["S-1", "S-2", "S-3"].map(|code| person(h, code, code, "2025-04-01", "KOHO"));
    let id = in_force(h, "handling", &json!({ "audience": "departments", "departments": [kept] }));
    h.call(&as_person(people[0]), "rule.acknowledge", json!({ "version_id": id, "consent": true })).unwrap();
    leave(&h.register, h, &json!(people[2]), "2026-04-30");
    (id, people)
}

fn coverage(h: &Harness, more: &Value) -> Value {
    h.call(&h.as_(Role::Auditor), "rule.coverage", more.clone()).unwrap()
}

#[test]
fn the_rate_is_of_those_who_then_belonged() {
    on_each_database(TODAY, |h| {
        let (id, people) = prepared(h);
        for (on, asked, acknowledged, overdue, percent) in
            [(TODAY, 3, 1, 0, "33.3"), ("2026-04-30", 3, 1, 0, "33.3"), ("2026-05-01", 2, 1, 0, "50.0"), ("2026-05-02", 2, 1, 1, "50.0")]
        {
            let found = &coverage(h, &json!({ "on": on }))["rules"][0];
            let counts = [&found["asked"], &found["acknowledged"], &found["overdue"]].map(|count| count.as_i64().unwrap());
            assert_eq!((counts, found["percent"].as_str()), ([asked, acknowledged, overdue], Some(percent)), "{on}");
        }
        assert!(coverage(h, &json!({ "on": "2026-03-31" }))["rules"].as_array().unwrap().is_empty(), "nothing was in force");
        let answer = coverage(h, &json!({ "on": "2026-05-02" }));
        assert_eq!(answer["people_total"], 1);
        let line = &answer["people"][0];
        assert_eq!((&line["person_id"], &line["state"], &line["due_on"]), (&json!(people[1]), &json!("overdue"), &json!("2026-05-01")));
        assert_eq!((&answer["groups"][0]["department_ja"], &answer["groups"][0]["percent"]), (&json!("KOHO"), &json!("50.0")));
        let done = coverage(h, &json!({ "on": "2026-05-02", "state": "acknowledged", "rule_id": shown(h, id)["rule_id"] }));
        assert_eq!(done["people"][0]["person_id"], people[0]);
        let exported = h.call(&h.as_(Role::Auditor), "rule.export", json!({ "on": "2026-05-02" })).unwrap();
        assert_eq!(exported["lines"].as_array().unwrap().len(), 2, "the export has those who acknowledged too");
        assert!(h.call(&h.as_(Role::Staff), "rule.coverage", json!({})).is_err(), "who is late is not for everybody");
    });
}

#[test]
fn who_joins_later_has_the_same_time_and_who_has_access_is_asked_from_then_on() {
    on_each_database(TODAY, |h| {
        let id = in_force(h, "handling", &json!({ "audience": "with_access" }));
        let hanako = person(h, "S-1", "山田 花子", "2025-04-01", "");
        assert_eq!(coverage(h, &json!({}))["rules"][0]["asked"], 0, "nobody has access");
        let system = json!({ "code": "R-1", "kind": "system", "name": "名簿", "from_on": TODAY });
        h.call(&writer(h), "resource.enter", system).unwrap();
        let give = json!({ "person_ids": [hanako], "resource": "R-1", "from_on": "2026-04-20" });
        h.call(&writer(h), "person.give_access", give).unwrap();
        assert_eq!(coverage(h, &json!({ "on": "2026-04-19" }))["rules"][0]["asked"], 0);
        let line = coverage(h, &json!({ "on": "2026-04-20" }))["people"][0].clone();
        assert_eq!((&line["version_id"], &line["due_on"], &line["state"]), (&json!(id), &json!("2026-05-20"), &json!("due")));
    });
}

#[test]
fn each_person_has_a_deadline_for_what_is_open_and_it_ends_with_the_acknowledgement() {
    on_each_database(TODAY, |h| {
        let (id, people) = prepared(h);
        let of = |more: &Value| {
            let mut input = json!({ "kind": "acknowledgement", "until": "2026-12-31" });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            h.call(&h.as_(Role::Auditor), "deadline.list", input).unwrap()["lines"].as_array().unwrap().clone()
        };
        assert_eq!(of(&json!({})).len(), 2);
        assert_eq!(of(&json!({ "on": "2026-05-02", "overdue": true })).len(), 1, "who left is not reminded");
        let line = of(&json!({ "person_id": people[1] }))[0].clone();
        assert_eq!((&line["subject"], &line["id"], &line["number"]), (&json!("rule-version"), &json!(id), &json!(people[1])));
        assert_eq!((&line["due_on"], &line["basis"]), (&json!("2026-05-01"), &json!("rule")));
        let own = as_person(people[1]);
        let mine =
            || h.call(&own, "deadline.list", json!({ "mine": true, "until": "2026-12-31" })).unwrap()["lines"].as_array().unwrap().len();
        assert_eq!(mine(), 1, "it is theirs to do");
        h.call(&own, "rule.acknowledge", json!({ "version_id": id, "consent": true })).unwrap();
        assert_eq!((mine(), of(&json!({})).len()), (0, 1));
    });
}

#[test]
fn the_annual_report_counts_and_names_them() {
    on_each_database(TODAY, |h| {
        let (id, people) = prepared(h);
        let procurement = h.as_(Role::Procurement);
        let consignee = h.call(&procurement, "consignee.enter", json!({ "name": "株式会社架空", "distinct": true })).unwrap()["id"].clone();
        let work = json!({ "consignee_id": consignee, "work": "会報の発送", "principals": 100, "from_on": TODAY });
        h.call(&procurement, "entrustment.enter", work).unwrap();
        let register = h.on("2026-06-01");
        let annual = kantoku::operations::list::find("report.annual").unwrap();
        let report = annual.call_and_wait(&register, &h.as_(Role::Auditor), json!({ "year": 2026 })).unwrap();
        let rules = &report["rules"];
        assert_eq!((&rules["acknowledged"], &rules["overdue"]), (&json!({ "count": 1, "of": 2 }), &json!({ "count": 1, "of": 2 })));
        assert_eq!((&rules["late"][0]["person_id"], &rules["late"][0]["due_on"]), (&json!(people[1]), &json!("2026-05-01")));
        assert_eq!((&rules["changed"][0]["version_id"], &rules["changed"][0]["on"]), (&json!(id), &json!(TODAY)));
        assert_eq!(rules["uncovered"], json!(["storage", "transfer", "deletion"]));
    });
}
