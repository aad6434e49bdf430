//! Training in the annual report: every figure as a count by hand has it.

use kantoku::domain::access::Role;
use serde_json::json;

use super::rates::{TODAY, two_years};
use super::{attend, session};
use crate::harness::on_each_database;

#[test]
fn the_section_agrees_with_a_count_by_hand() {
    on_each_database(TODAY, |h| {
        // A report tells of a register that keeps watch over somebody.
        let watched = json!({ "name": "試験商事", "from_on": "2025-04-01" });
        h.call(&h.as_(Role::Procurement), "consignee.enter", watched).unwrap();
        let (id, people) = two_years(h);
        let keeper = h.as_(Role::PersonalDataManager);
        let missed = session(h, id, "2027-04-02");
        let absent = |person: i64, note: &str| {
            let input = json!({ "session_id": missed, "person_ids": [person], "mark": "absent", "note": note });
            h.call(&keeper, "training_session.record", input).unwrap();
        };
        absent(people[1], "出張");
        absent(people[4], "");
        attend(h, session(h, id, "2027-04-08"), &[people[1]]);
        for (person, points) in [(people[0], 90), (people[2], 70)] {
            let input = json!({ "course_id": id, "person_id": person, "on": "2027-04-05", "points": points });
            h.call(&keeper, "training_test.record", input).unwrap();
        }
        let line = json!({ "year": 2027, "course_id": id, "planned_on": "2027-04-05", "method": "classroom" });
        h.call(&keeper, "training_plan.put_line", line).unwrap();
        let report = h.call(&h.as_(Role::Auditor), "report.annual", json!({ "year": 2027 })).unwrap();
        let told = &report["training"];
        assert_eq!(told["courses"][0]["rate"], json!({ "count": 1, "of": 5 }), "who made up for it, in a year that has just begun");
        assert_eq!((&told["courses"][0]["rate_before"], &told["courses"][0]["overdue"]), (&json!(null), &json!(2)));
        assert_eq!(told["made_up"], json!({ "count": 1, "of": 2 }));
        let names: Vec<_> =
            told["absentees"].as_array().unwrap().iter().map(|one| (one["name"].clone(), one["made_up_on"].clone())).collect();
        assert_eq!(names, [(json!("二郎"), json!("2027-04-08")), (json!("五郎"), json!(null))]);
        assert_eq!((&told["tests"][0]["passed"], &told["tests"][0]["mean_tenths"]), (&json!({ "count": 1, "of": 2 }), &json!(800)));
        assert_eq!((&told["done"], &told["late"], &told["plan"]), (&json!({ "count": 1, "of": 1 }), &json!(0), &json!("draft")));
        let browser = h.browser_of(&h.as_(Role::Auditor));
        for language in ["ja", "en"] {
            browser.speak(language);
            browser.get("/reports/annual/2027").expect(200).expect_words("二郎");
        }
    });
}
