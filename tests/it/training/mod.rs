//! Training: who has had what on which day, sessions and their sheets, tests, and the plan of a year.

mod attending;
mod learning;
mod pages;
mod plans;
mod rates;
mod report;
mod sheets;

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use crate::harness::Harness;

/// A department, by its code.
fn department(h: &Harness, code: &str) -> i64 {
    let input = json!({ "code": code, "name_ja": format!("{code}課"), "name_en": format!("Section {code}"), "from_on": "2020-04-01" });
    h.call(&h.as_(Role::PersonalDataManager), "department.enter", input).unwrap()["id"].as_i64().unwrap()
}

fn person(h: &Harness, code: &str, name: &str, kana: &str, department: &str, days: [&str; 2]) -> i64 {
    let mut input = json!({ "code": code, "name": name, "kana": kana, "kind": "staff", "department": department, "from_on": days[0] });
    if !days[1].is_empty() {
        input["until_on"] = json!(days[1]);
    }
    h.call(&h.as_(Role::PersonalDataManager), "person.enter", input).unwrap()["id"].as_i64().unwrap()
}

/// A course that needs attendance each fiscal year, with whatever else is said of it, published from a day on.
fn course(h: &Harness, code: &str, from_on: &str, more: &Value) -> i64 {
    let mut input = json!({
        "code": code, "title_ja": format!("講座{code}"), "title_en": format!("Course {code}"), "body_ja": "守ること", "audience": "everyone",
        "validity": "fiscal_year", "needs": "attendance",
    });
    for (field, value) in more.as_object().unwrap() {
        input[field] = value.clone();
    }
    let id = h.call(&h.as_(Role::PersonalDataManager), "course.open", input).unwrap()["id"].as_i64().unwrap();
    publish(h, id, from_on, false);
    id
}

fn publish(h: &Harness, id: i64, from_on: &str, again: bool) {
    let keeper = h.as_(Role::PersonalDataManager);
    let seen = h.call(&keeper, "course.show", json!({ "id": id })).unwrap()["seen"].clone();
    h.call(&keeper, "course.publish", json!({ "id": id, "seen": seen, "from_on": from_on, "again": again })).unwrap();
}

/// A session on one day.
fn session(h: &Harness, course: i64, on: &str) -> i64 {
    let input = json!({ "course_id": course, "method": "classroom", "from_on": on, "trainer": "講師", "minutes": 60 });
    h.call(&h.as_(Role::PersonalDataManager), "training_session.hold", input).unwrap().as_i64().unwrap()
}

fn attend(h: &Harness, session: i64, people: &[i64]) {
    h.call(&h.as_(Role::PersonalDataManager), "training_session.record", json!({ "session_id": session, "person_ids": people })).unwrap();
}

/// Two questions, of which the second has two right choices.
fn questions() -> Value {
    let choice = |text: &str, right: bool| json!({ "text_ja": text, "text_en": text, "right": right });
    json!([
        { "text_ja": "漏えいに気付いたら", "text_en": "After a leak", "choices": [choice("すぐ報告する", true), choice("様子を見る", false), choice("隠す", false)] },
        { "text_ja": "個人情報はどれか", "text_en": "Which is personal", "choices": [choice("氏名", true), choice("会員番号", true), choice("天気", false)] },
    ])
}

/// The rate of a course on a day: valid, due, overdue, on leave, exempt, and percent.
fn rate(h: &Harness, course: i64, on: &str) -> (Vec<i64>, String) {
    let rates = h.call(&h.as_(Role::Auditor), "training.rates", json!({ "on": on })).unwrap();
    let found = rates["courses"].as_array().unwrap().iter().find(|one| one["course_id"] == course).cloned().unwrap();
    let counts = ["valid", "due", "overdue", "on_leave", "exempt"].map(|name| found[name].as_i64().unwrap());
    (counts.to_vec(), found["percent"].as_str().unwrap_or_default().to_owned())
}
