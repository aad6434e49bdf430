//! Decisions: by whom, on what terms, and what follows.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{
    TODAY, assert_conflict, assert_denied, assert_refused, begun, decide, four, four_with_knock_out, marks, sheet, sheet_for, start, step,
    submit,
};
use crate::harness::{day, on_each_database};

#[test]
fn nobody_decides_what_they_had_a_hand_in() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let manager = h.as_(Role::Manager);
        // A Personal Data Manager may prepare and may decide, but never both at the same evaluation.
        let (answered, submitted) = (h.someone(&[Role::PersonalDataManager]), h.someone(&[Role::PersonalDataManager]));
        let both = h.someone(&[Role::Procurement, Role::Manager, Role::Representative]);
        marks(h, id, "○○○");
        for actor in [&answered, &both] {
            let seen = super::item(&sheet(h, id), "D")["seen"].clone();
            let verdict = if seen == 0 { "good" } else { "partial" };
            h.call(actor, "evaluation.answer", json!({ "id": id, "code": "D", "seen": seen, "verdict": verdict })).unwrap();
        }
        step(h, &submitted, "evaluation.submit", id, json!({})).unwrap();
        for (actor, message) in
            [(&answered, "evaluation-own-preparation"), (&both, "evaluation-own-preparation"), (&submitted, "evaluation-own-submission")]
        {
            let more = json!({ "outcome": "pass", "valid_until_on": "2027-03-31" });
            assert_denied(step(h, actor, "evaluation.decide", id, more), message);
            assert_denied(step(h, actor, "evaluation.return", id, json!({ "comment": "?" })), message);
            let theirs = sheet_for(h, actor, id);
            assert_eq!((&theirs["may"]["decide"], &theirs["may"]["separated"]["id"]), (&json!(false), &json!(message)));
            let browser = h.browser_of(actor);
            let fields = [("seen", sheet(h, id)["seen"].to_string()), ("outcome", "pass".into()), ("valid_until_on", "2027-03-31".into())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(browser.post(&format!("/evaluations/{id}/decision"), &fields).status, 403);
            assert_eq!(browser.get(&format!("/evaluations/{id}/decision")).status, 403);
        }
        assert_eq!(sheet(h, id)["state"], "submitted");
        assert_eq!(sheet_for(h, &manager, id)["may"]["decide"], true);
        decide(h, id, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
    });
}

#[test]
fn a_hand_in_it_is_not_taken_off_by_a_later_answer() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let manager = h.someone(&[Role::PersonalDataManager]);
        let seq =
            h.call(&manager, "evaluation.answer", json!({ "id": id, "code": "A", "seen": 0, "verdict": "poor" })).unwrap()["seq"].clone();
        h.call(&h.as_(Role::Procurement), "evaluation.answer", json!({ "id": id, "code": "A", "seen": seq, "verdict": "good" })).unwrap();
        marks(h, id, "○○○○");
        submit(h, id);
        assert_denied(
            step(h, &manager, "evaluation.decide", id, json!({ "outcome": "fail", "reason": "?" })),
            "evaluation-own-preparation",
        );
    });
}

#[test]
fn a_decision_is_never_more_lenient_than_the_calculation() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        marks(h, id, "×○○○");
        submit(h, id);
        assert_refused(decide(h, id, "pass", json!({ "valid_until_on": "2027-03-31" })), "outcome", "evaluation-more-lenient");
        assert_refused(
            decide(h, id, "exceptional", json!({ "valid_until_on": "2027-03-31" })),
            "outcome",
            "evaluation-exception-by-its-own-step",
        );
        assert_refused(decide(h, id, "fail", json!({ "valid_until_on": "2027-03-31" })), "valid_until_on", "evaluation-fail-has-no-end");
        decide(h, id, "fail", json!({})).unwrap();
        assert_refused(decide(h, id, "fail", json!({ "reason": "もう一度" })), "outcome", "evaluation-already-decided");
    });
}

#[test]
fn conditions_are_dated_met_and_corrected() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○△×");
        submit(h, id);
        let with = |due: &str| json!({ "valid_until_on": "2027-03-31", "conditions": [{ "text": "暗号化する", "due_on": due }] });
        assert_refused(
            decide(h, id, "conditional", json!({ "valid_until_on": "2027-03-31" })),
            "conditions",
            "evaluation-conditions-missing",
        );
        assert_refused(decide(h, id, "conditional", with("2026-07-01")), "conditions.0.due_on", "evaluation-condition-due-out-of-range");
        decide(h, id, "conditional", with("2026-06-30")).unwrap();
        let meet = |register: &kantoku::operations::Register, seen: i64, on: &str, note: &str| {
            let input = json!({ "id": id, "number": 1, "seen": seen, "met_on": on, "note": note });
            kantoku::operations::list::find("evaluation.meet_condition").unwrap().call_and_wait(register, &h.as_(Role::Procurement), input)
        };
        let later = h.on("2026-05-10");
        assert_refused(meet(&later, 0, "2026-05-11", ""), "met_on", "evaluation-met-out-of-range");
        assert_refused(meet(&later, 0, "2026-03-31", ""), "met_on", "evaluation-met-out-of-range");
        meet(&later, 0, "2026-05-01", "設定画面を確認").unwrap();
        let head = h.head();
        meet(&later, 0, "2026-05-01", "設定画面を確認").unwrap();
        assert_eq!(h.head(), head, "the same again is nothing new");
        assert_conflict(meet(&later, 0, "2026-05-02", ""), "stale-form");
        let seen = sheet(h, id)["decisions"][0]["conditions"][0]["seen"].as_i64().unwrap();
        meet(&later, seen, "2026-05-02", "設定画面を確認").unwrap();
        assert_eq!(sheet(h, id)["decisions"][0]["conditions"][0]["met_on"], "2026-05-02");
        let unknown = json!({ "id": id, "number": 2, "met_on": "2026-04-01" });
        assert!(h.call(&h.as_(Role::Procurement), "evaluation.meet_condition", unknown).is_err());
    });
}

#[test]
fn an_exception_is_for_the_representative_after_a_fail_and_for_a_year_at_most() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        let (representative, manager) = (h.as_(Role::Representative), h.as_(Role::Manager));
        let fields = |until: &str| json!({ "reason": "代替がない", "measure": "仮名化したデータだけを渡す", "valid_until_on": until });
        let approve = |actor, until: &str| step(h, actor, "evaluation.approve_exceptionally", id, fields(until));
        marks(h, id, "×○○○");
        assert_conflict(approve(&representative, "2026-09-30"), "evaluation-not-submitted");
        submit(h, id);
        assert_refused(approve(&representative, "2026-09-30"), "outcome", "evaluation-exception-without-fail");
        decide(h, id, "fail", json!({})).unwrap();
        assert_denied(approve(&manager, "2026-09-30"), "access-denied");
        assert_refused(approve(&representative, "2027-04-02"), "valid_until_on", "evaluation-valid-until-out-of-range");
        let bare = json!({ "reason": " ", "measure": "", "valid_until_on": "2026-09-30" });
        let refused = step(h, &representative, "evaluation.approve_exceptionally", id, bare).unwrap_err();
        assert_eq!(super::said(&refused), [("measure".to_owned(), "input-required"), ("reason".to_owned(), "input-required")]);
        approve(&representative, "2027-04-01").unwrap();
        assert_refused(approve(&representative, "2027-03-31"), "outcome", "evaluation-exception-without-fail");
        let sheet = sheet(h, id);
        assert_eq!(sheet["decisions"].as_array().map(Vec::len), Some(2));
        assert_eq!(
            (&sheet["decisions"][1]["outcome"], &sheet["decisions"][1]["valid_until_on"]),
            (&json!("exceptional"), &json!("2027-04-01"))
        );
        let consignee = sheet["consignee"]["id"].clone();
        let standing =
            |on: &str| h.call(&manager, "consignee.show", json!({ "id": consignee, "on": on })).unwrap()["standing"]["status"].clone();
        assert_eq!((standing("2027-04-01"), standing("2027-04-02")), (json!("needs_attention"), json!("may_not_be_used")));
    });
}

#[test]
fn a_representative_who_prepared_approves_no_exception() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        let representative = h.someone(&[Role::Procurement, Role::Representative]);
        h.call(&representative, "evaluation.answer", json!({ "id": id, "code": "A", "seen": 0, "verdict": "poor" })).unwrap();
        submit(h, id);
        decide(h, id, "fail", json!({})).unwrap();
        let fields = json!({ "reason": "代替がない", "measure": "仮名化", "valid_until_on": "2026-09-30" });
        assert_denied(step(h, &representative, "evaluation.approve_exceptionally", id, fields), "evaluation-own-preparation");
    });
}

#[test]
fn an_exception_to_an_old_fail_does_not_cover_a_newer_one() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        marks(h, id, "×○○○");
        submit(h, id);
        decide(h, id, "fail", json!({})).unwrap();
        let first = sheet(h, id);
        let again = start(h, first["consignee"]["id"].as_i64().unwrap(), first["criteria"]["set_id"].as_i64().unwrap());
        marks(h, again, "×××○");
        submit(h, again);
        decide(h, again, "fail", json!({})).unwrap();
        let fields = json!({ "reason": "代替がない", "measure": "仮名化", "valid_until_on": "2026-09-30" });
        let representative = h.as_(Role::Representative);
        assert_conflict(step(h, &representative, "evaluation.approve_exceptionally", id, fields.clone()), "evaluation-exception-overtaken");
        step(h, &representative, "evaluation.approve_exceptionally", again, fields).unwrap();
    });
}

#[test]
fn the_end_that_is_proposed_follows_the_tier() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        assert_eq!(sheet(h, id)["proposed_until_on"], day("2028-04-01").to_string(), "tier C: two years");
        let consignee = sheet(h, id)["consignee"]["id"].as_i64().unwrap();
        let work = super::entrust(h, consignee, json!({ "my_number": true }));
        let set_id = sheet(h, id)["criteria"]["set_id"].clone();
        step(h, &h.as_(Role::Procurement), "evaluation.withdraw", id, json!({ "reason": "対象を変える" })).unwrap();
        let input = json!({ "consignee_id": consignee, "entrustment_ids": [work], "kind": "initial", "set_id": set_id });
        let special = h.call(&h.as_(Role::Procurement), "evaluation.start", input).unwrap().as_i64().unwrap();
        assert_eq!(sheet(h, special)["proposed_until_on"], "2027-04-01", "tier A: one year");
    });
}
