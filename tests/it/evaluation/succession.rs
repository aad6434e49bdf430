//! What has overtaken an evaluation: a later one of the same work, or a later version of its criteria.

use kantoku::domain::access::Role;
use kantoku::operations::Register;
use kantoku::operations::criteria::{Draft, Propose, Withdraw};
use kantoku::operations::list::find;
use serde_json::{Value, json};

use super::{TODAY, assert_refused, begun, decide, four, marks, sheet, start, submit};
use crate::criteria::{adopt, shown};
use crate::harness::{Harness, on_each_database};

fn at(register: &Register, h: &Harness, operation: &str, input: Value) -> Value {
    find(operation).unwrap().call_and_wait(register, &h.as_(Role::Manager), input).unwrap()
}

/// A pass, and a second evaluation of the same consignee that waits for its decision.
fn passed_and_evaluated_again(h: &Harness) -> (i64, i64, Value) {
    let first = begun(h, four());
    marks(h, first, "○○○○");
    submit(h, first);
    decide(h, first, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
    let known = sheet(h, first);
    let again = start(h, known["consignee"]["id"].as_i64().unwrap(), known["criteria"]["set_id"].as_i64().unwrap());
    marks(h, again, "×××○");
    submit(h, again);
    (first, again, known["consignee"]["id"].clone())
}

#[test]
fn a_decision_says_which_later_one_counts_in_its_place_and_since_when() {
    on_each_database(TODAY, |h| {
        let (first, again, consignee) = passed_and_evaluated_again(h);
        assert_eq!(sheet(h, first)["decisions"][0]["superseded"], Value::Null, "the second is not decided yet");
        let later = h.on("2026-05-10");
        at(&later, h, "evaluation.decide", json!({ "id": again, "seen": sheet(h, again)["seen"], "outcome": "fail" }));
        let expected = json!({ "evaluation_id": again, "decided_on": "2026-05-10" });
        let shown = at(&later, h, "evaluation.show", json!({ "id": first }));
        assert_eq!((&shown["decisions"][0]["superseded"], &shown["decisions"][0]["outcome"]), (&expected, &json!("pass")));
        assert_eq!(at(&later, h, "evaluation.show", json!({ "id": again }))["decisions"][0]["superseded"], Value::Null);
        let listed = at(&later, h, "evaluation.list", json!({ "stage": "decided" }));
        let of = |id: i64| listed["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap()["superseded"].clone();
        assert_eq!((of(first), of(again)), (expected.clone(), Value::Null));
        for (on, superseded) in [("2026-05-09", &Value::Null), ("2026-05-10", &expected)] {
            let whole = at(&later, h, "consignee.show", json!({ "id": consignee, "on": on }));
            let evaluated = whole["evaluations"].as_array().unwrap().iter().find(|one| one["evaluation_id"] == first).unwrap();
            assert_eq!((&evaluated["superseded"], &evaluated["outcome"]), (superseded, &json!("pass")), "{on}");
        }
    });
}

#[test]
fn pages_show_the_outcome_and_that_it_was_superseded() {
    on_each_database(TODAY, |h| {
        let (first, again, consignee) = passed_and_evaluated_again(h);
        decide(h, again, "fail", json!({})).unwrap();
        let browser = h.browser_of(&h.as_(Role::Auditor));
        for (language, outcome, superseded) in [("ja", "合格", "再評価"), ("en", "Pass", "Superseded on")] {
            browser.speak(language);
            for path in [format!("/evaluations?stage=decided&consignee_id={consignee}"), format!("/consignees/{consignee}")] {
                let page = browser.get(&path).expect(200).expect_words(outcome).expect_words(superseded).text();
                assert!(page.contains(&format!("href=\"/evaluations/{again}\">")), "{path} leads on");
            }
        }
        for (language, by, on) in [("ja", "再評価の番号", "再評価による更新日"), ("en", "Superseded by number", "Superseded on")]
        {
            browser.speak(language);
            let file = browser.get(&format!("/evaluations/export?consignee_id={consignee}&format=csv")).expect(200).text();
            assert!(file.lines().next().is_some_and(|head| head.ends_with(&format!("{by},{on}"))), "{file}");
            let of = |id: i64| file.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap_or_else(|| panic!("{file}"));
            assert!(of(first).ends_with(&format!(",{again},{TODAY}")) && of(again).ends_with(",,"), "{file}");
        }
        let page = browser.get(&format!("/evaluations/{first}")).expect(200).expect_words("Superseded by a later evaluation");
        assert!(page.says(&format!("no. {again}")) && page.says("Pass"), "{}", page.text());
        assert!(!browser.get(&format!("/evaluations/{again}")).expect(200).says("Superseded"), "the last one stands");
    });
}

/// A second version of the criteria of an evaluation, in force from that day on.
fn revise(h: &Harness, version_id: i64, from: &str) -> i64 {
    let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
    let set_id = shown(&h.register, &writer, version_id).set_id;
    let second = h.register.run(&writer, &Draft { set_id, copy_of: Some(version_id) }).unwrap();
    let seen = shown(&h.register, &writer, second).seq;
    h.register.run(&writer, &Propose { version_id: second, seen, comment: String::new() }).unwrap();
    adopt(&h.register, &manager, second, from).unwrap();
    second
}

fn withdraw(h: &Harness, version_id: i64) {
    let manager = h.as_(Role::Manager);
    let seen = shown(&h.register, &manager, version_id).seq;
    h.register.run(&manager, &Withdraw { version_id, seen, comment: "誤り".into() }).unwrap();
}

#[test]
fn an_evaluation_by_a_superseded_version_is_warned_of_and_can_be_decided() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let version_id = sheet(h, id)["criteria"]["version_id"].as_i64().unwrap();
        assert_eq!((&sheet(h, id)["outdated"], &sheet(h, id)["criteria"]["state"]), (&Value::Null, &json!("adopted")));
        let second = revise(h, version_id, TODAY);
        let known = sheet(h, id);
        assert_eq!(known["outdated"]["id"], "evaluation-criteria-superseded");
        assert_eq!((&known["criteria"]["state"], &known["criteria"]["version"]), (&json!("superseded"), &json!(1)));
        assert_eq!(known["criteria"]["in_force"], json!({ "version_id": second, "version": 2 }));
        let words = "現在は第2版が適用されています";
        h.browser_of(&h.as_(Role::Procurement)).get(&format!("/evaluations/{id}")).expect(200).expect_words(words);
        marks(h, id, "○○○○");
        submit(h, id);
        let manager = h.browser_of(&h.as_(Role::Manager));
        for path in ["", "/decision"] {
            manager.get(&format!("/evaluations/{id}{path}")).expect(200).expect_words(words);
        }
        decide(h, id, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        assert_eq!(sheet(h, id)["outdated"], Value::Null, "what is decided is decided");
    });
}

#[test]
fn nobody_passes_by_a_version_that_was_withdrawn() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        submit(h, id);
        withdraw(h, sheet(h, id)["criteria"]["version_id"].as_i64().unwrap());
        assert_eq!(sheet(h, id)["outdated"]["id"], "evaluation-criteria-withdrawn-alone");
        let pass = json!({ "valid_until_on": "2027-03-31" });
        assert_refused(decide(h, id, "pass", pass), "outcome", "evaluation-criteria-withdrawn-no-pass");
        let conditions = json!([{ "text": "暗号化する", "due_on": "2026-06-30" }]);
        let conditional = json!({ "valid_until_on": "2027-03-31", "conditions": conditions, "reason": "念のため" });
        assert_refused(decide(h, id, "conditional", conditional), "outcome", "evaluation-criteria-withdrawn-no-pass");
        let form = h.browser_of(&h.as_(Role::Manager)).get(&format!("/evaluations/{id}/decision")).expect(200).text();
        assert!(form.contains("取り下げられ") && form.contains("value=\"fail\" checked"), "{form}");
        assert!(!form.contains("value=\"pass\"") && !form.contains("value=\"conditional\""), "{form}");
        assert_refused(decide(h, id, "fail", json!({})), "reason", "evaluation-stricter-needs-reason");
        decide(h, id, "fail", json!({ "reason": "基準が取り下げられたため" })).unwrap();
    });
}

#[test]
fn a_withdrawn_version_names_the_one_that_is_in_force_again() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let known = sheet(h, id);
        let second = revise(h, known["criteria"]["version_id"].as_i64().unwrap(), TODAY);
        let consignee = super::consignee(h, "第二商事");
        let other = start(h, consignee, known["criteria"]["set_id"].as_i64().unwrap());
        assert_eq!(sheet(h, other)["criteria"]["version_id"], second);
        withdraw(h, second);
        assert_eq!(sheet(h, other)["outdated"]["id"], "evaluation-criteria-withdrawn");
        assert_eq!(sheet(h, other)["outdated"]["args"]["number"]["number"], 1);
        assert_eq!(sheet(h, id)["outdated"], Value::Null, "the first is in force again");
    });
}
