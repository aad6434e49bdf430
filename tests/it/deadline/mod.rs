//! What has to be done by when: told by each subject, for any date, and to whom.

use kantoku::domain::access::{Actor, Role};
use serde_json::{Value, json};

use crate::contract::bind;
use crate::evaluation::{consignee, criteria_from, decide, extend, four, marks, start, submit};
use crate::harness::{Harness, on_each_database};
use crate::nda::{issuer, person, prepared};

fn listed(h: &Harness, actor: &Actor, input: Value) -> Vec<Value> {
    h.call(actor, "deadline.list", input).unwrap()["lines"].as_array().unwrap().clone()
}

/// Kind, day and whether it is overdue.
fn told(h: &Harness, on: &str, until: &str) -> Vec<(String, String, bool)> {
    let lines = listed(h, &h.as_(Role::Auditor), json!({ "on": on, "until": until }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    lines.iter().map(|line| (text(&line["kind"]), text(&line["due_on"]), line["overdue"].as_bool().unwrap())).collect()
}

#[track_caller]
fn assert_told(h: &Harness, on: &str, until: &str, expected: &[(&str, &str, bool)]) {
    let expected: Vec<_> = expected.iter().map(|(kind, due, late)| ((*kind).to_owned(), (*due).to_owned(), *late)).collect();
    assert_eq!(told(h, on, until), expected, "on {on}");
}

fn entrust(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    let mut input = json!({ "consignee_id": consignee_id, "work": "会報の発送", "principals": 100, "from_on": "2026-05-01" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap()
}

#[test]
fn an_evaluation_is_due_before_the_work_and_again_before_it_ends() {
    on_each_database("2026-04-01", |h| {
        let set = criteria_from(h, four(), "2026-04-01");
        let id = consignee(h, "期日商事");
        entrust(h, id, json!({}));
        bind(h, id, json!({}));
        assert_told(h, "2026-04-01", "2026-04-30", &[]);
        assert_told(h, "2026-04-01", "2026-05-01", &[("evaluation", "2026-05-01", false)]);
        assert_told(h, "2026-05-02", "2026-05-02", &[("evaluation", "2026-05-01", true)]);
        let evaluation = start(h, id, set);
        marks(h, evaluation, "○○○△");
        submit(h, evaluation);
        let condition = json!([{ "text": "教育記録の提出", "due_on": "2026-06-10" }]);
        decide(
            h,
            evaluation,
            "conditional",
            json!({ "valid_until_on": "2027-03-31", "conditions": condition, "reason": "教育記録を待つ" }),
        )
        .unwrap();
        assert_told(h, "2026-04-01", "2026-06-30", &[("condition", "2026-06-10", false)]);
        assert_told(h, "2026-06-11", "2026-06-30", &[("condition", "2026-06-10", true)]);
        let both = [("condition", "2026-06-10", true), ("evaluation", "2027-03-31", false)];
        assert_told(h, "2027-03-01", "2027-03-31", &both);
        let later = h.on("2026-06-20");
        let met = json!({ "id": evaluation, "number": 1, "met_on": "2026-06-18", "note": "写し受領" });
        crate::nda::call(&later, &h.as_(Role::Procurement), "evaluation.meet_condition", met).unwrap();
        assert_told(h, "2026-06-17", "2026-06-30", &[("condition", "2026-06-10", true)]);
        assert_told(h, "2026-06-18", "2026-06-30", &[]);
    });
}

#[test]
fn a_contract_that_ends_or_renews_itself_has_its_day() {
    on_each_database("2026-04-01", |h| {
        let id = consignee(h, "契約期日商事");
        entrust(h, id, json!({ "from_on": "2025-04-01" }));
        bind(h, id, json!({ "term_ends_on": "2026-09-30" }));
        let kinds = |on: &str, until: &str| -> Vec<(String, String)> {
            told(h, on, until).into_iter().filter(|(kind, ..)| kind.starts_with("contract")).map(|(kind, due, _)| (kind, due)).collect()
        };
        let end = |due: &str| vec![("contract_end".to_owned(), due.to_owned())];
        assert_eq!(kinds("2026-04-01", "2026-09-29"), []);
        assert_eq!(kinds("2026-04-01", "2026-09-30"), end("2026-09-30"));
        assert_eq!(kinds("2026-10-10", "2026-10-10"), end("2026-09-30"), "nothing followed it");
        let renewing = json!({ "title": "自動更新の契約", "from_on": "2026-04-01", "term_ends_on": "2027-03-31", "renewal_months": 12, "notice_days": 30 });
        bind(h, id, renewing);
        let notice = |due: &str| vec![("contract_notice".to_owned(), due.to_owned())];
        assert_eq!(kinds("2026-10-10", "2027-03-31"), notice("2027-03-01"), "the other one holds for the work");
        assert_eq!(kinds("2027-03-02", "2027-03-31"), [], "it has renewed itself, as agreed");
        assert_eq!(kinds("2027-04-01", "2028-03-31"), notice("2028-03-01"));
    });
}

#[test]
fn a_signature_is_the_signers_and_a_sign_off_the_managers() {
    on_each_database("2026-04-01", |h| {
        let agreement = prepared(h);
        let department = json!({ "code": "D1", "name_ja": "総務部", "from_on": "2026-04-01" });
        h.call(&h.as_(Role::PersonalDataManager), "department.enter", department).unwrap();
        let id = person(h, "S-001", "架空 一郎");
        h.call(&issuer(h), "resource.enter", json!({ "code": "L1", "name": "会員名簿", "kind": "ledger", "from_on": "2026-04-01" }))
            .unwrap();
        assert_told(h, "2026-04-01", "2026-06-30", &[]);
        h.call(&issuer(h), "person.give_access", json!({ "person_ids": [id], "resource": "L1", "from_on": "2026-04-01" })).unwrap();
        assert_told(h, "2026-04-02", "2026-06-30", &[("signature", "2026-04-01", true)]);
        let issue = json!({ "agreement_id": agreement, "person_id": id, "sign_by_on": "2026-04-10", "language": "ja" });
        h.call(&issuer(h), "nda.issue", issue).unwrap();
        assert_told(h, "2026-04-02", "2026-06-30", &[("signature", "2026-04-10", false)]);
        let line = listed(h, &h.as_(Role::Auditor), json!({ "until": "2026-06-30" })).remove(0);
        assert_eq!(line["owner"]["person_id"], id, "{line}");
        // Who signs sees it; who has nothing to do with it and may not read the register does not.
        let staff = h.as_(Role::Staff);
        assert_eq!(listed(h, &staff, json!({ "until": "2026-06-30" })), [] as [Value; 0]);
        let auditor = h.as_(Role::Auditor);
        assert_eq!(listed(h, &auditor, json!({ "until": "2026-06-30", "mine": true })), [] as [Value; 0]);
    });
}

#[test]
fn the_pages_show_it_in_both_languages_and_as_a_file() {
    on_each_database("2026-04-20", |h| {
        let id = consignee(h, "画面商事");
        entrust(h, id, json!({ "from_on": "2026-04-10" }));
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        for (language, overdue, month) in [("ja", "10日超過", "2026年4月"), ("en", "Overdue by 10 days", "April 2026")] {
            browser.speak(language);
            let page = browser.get("/deadlines").expect(200).expect_words(overdue).expect_words("画面商事");
            page.assert_fit_to_be_seen();
            let page = browser.get("/calendar").expect(200).expect_words(month).expect_words("画面商事");
            page.assert_fit_to_be_seen();
        }
        browser.get("/calendar?month=2026-03").expect(200);
        browser.get("/calendar?month=99999-99").expect(200).expect_words("画面商事");
        browser.get("/deadlines?kind=condition").expect(200);
        let csv = browser.get("/deadlines/export?format=csv&overdue=true").expect(200).text();
        assert!(csv.contains("画面商事") && csv.contains("2026-04-10"), "{csv}");
        browser.get("/deadlines?until=someday").expect(422);
    });
}

#[test]
fn what_is_mine_on_the_pages_is_what_i_am_told_of_by_mail() {
    on_each_database("2026-04-01", |h| {
        let answers = h.as_(Role::PersonalDataManager);
        let department = json!({ "code": "D1", "name_ja": "総務部", "from_on": "2026-04-01" });
        h.call(&answers, "department.enter", department).unwrap();
        let id = consignee(h, "宙商事");
        entrust(h, id, json!({ "department": "D1", "from_on": "2026-04-10" }));
        let count = |actor: &Actor, input: Value| listed(h, actor, input).len();
        // Nobody in the department does such work: it falls to whoever answers for the whole, late or not.
        assert_eq!(count(&answers, json!({ "mine": true })), 1);
        assert_eq!(count(&h.as_(Role::Procurement), json!({ "mine": true })), 0);
        let day = h.call(&answers, "deadline.day", json!({ "on": "2026-04-20" })).unwrap();
        assert_eq!(
            (day["mine_total"].as_i64(), day["mine_overdue"].as_i64(), day["team_total"].as_i64()),
            (Some(1), Some(1), Some(0)),
            "{day}"
        );
        assert_eq!((day["whole"]["overdue"].as_i64(), day["whole"]["soon"].as_i64()), (Some(1), Some(0)), "{day}");
        let auditor = h.call(&h.as_(Role::Auditor), "deadline.day", json!({ "on": "2026-04-20" })).unwrap();
        assert_eq!(auditor["mine_total"], 0);
        assert!(h.call(&h.as_(Role::Manager), "deadline.day", json!({})).unwrap()["whole"].is_null());
    });
}
