//! From draft to decision: what follows what, for whom, and what happens when a form is sent twice or too late.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{
    TODAY, assert_conflict, assert_denied, assert_refused, begun, consignee, criteria, criteria_from, decide, entrust, four, marks, sheet,
    start, step, submit,
};
use crate::harness::on_each_database;

#[test]
fn only_ones_own_work_and_only_once_at_a_time() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, four());
        let (one, other) = (consignee(h, "甲商事"), consignee(h, "乙商事"));
        let (first, second) = (entrust(h, one, json!({})), entrust(h, one, json!({ "work": "別の業務" })));
        let elsewhere = entrust(h, other, json!({}));
        let actor = h.as_(Role::Procurement);
        let begin = |consignee: i64, work: &[i64]| {
            let input = json!({ "consignee_id": consignee, "entrustment_ids": work, "kind": "initial", "set_id": set_id });
            h.call(&actor, "evaluation.start", input)
        };
        assert_refused(begin(one, &[elsewhere]), "entrustment_ids", "evaluation-work-elsewhere");
        assert_refused(begin(999_999, &[]), "consignee_id", "evaluation-no-such-consignee");
        let id = begin(one, &[first]).unwrap();
        assert_eq!(begin(one, &[first]).unwrap(), id, "the same form sent twice begins one evaluation");
        let third = h.someone(&[Role::Procurement]);
        let again = json!({ "consignee_id": one, "entrustment_ids": [first, second], "kind": "periodic", "set_id": set_id });
        assert_refused(h.call(&third, "evaluation.start", again), "", "evaluation-another-open");
        begin(one, &[second]).unwrap();
        assert_refused(begin(one, &[]), "", "evaluation-another-open");
        step(h, &actor, "evaluation.withdraw", id.as_i64().unwrap(), json!({ "reason": "誤って開始" })).unwrap();
        assert_ne!(begin(one, &[first]).unwrap(), id);
    });
}

#[test]
fn the_version_in_force_on_the_day_is_used() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, four());
        let id = consignee(h, "既定商事");
        entrust(h, id, json!({}));
        let actor = h.as_(Role::Procurement);
        let input = json!({ "consignee_id": id, "kind": "initial" });
        let evaluation = h.call(&actor, "evaluation.start", input.clone()).unwrap().as_i64().unwrap();
        assert_eq!(sheet(h, evaluation)["criteria"]["set_id"], set_id, "the set for the kind of the work");
        let same = criteria_from(h, four(), "2026-05-01");
        assert_eq!(same, set_id, "a second version of the same set");
        let version_of_one_begun_on = |day: &str, name: &str| {
            let other = consignee(h, name);
            entrust(h, other, json!({}));
            let input = json!({ "consignee_id": other, "kind": "initial", "set_id": set_id });
            let start = kantoku::operations::list::find("evaluation.start").unwrap();
            let evaluation = start.call_and_wait(&h.on(day), &actor, input).unwrap().as_i64().unwrap();
            sheet(h, evaluation)["criteria"]["version"].clone()
        };
        assert_eq!(version_of_one_begun_on("2026-04-30", "前日商事"), 1);
        assert_eq!(version_of_one_begun_on("2026-05-01", "当日商事"), 2);
        let reasonless = json!({ "consignee_id": id, "kind": "extraordinary", "set_id": set_id });
        assert_refused(h.call(&actor, "evaluation.start", reasonless), "reason", "evaluation-extraordinary-needs-reason");
        let unknown = json!({ "consignee_id": id, "kind": "initial", "set_id": 999_999 });
        assert_refused(h.call(&actor, "evaluation.start", unknown), "set_id", "evaluation-no-such-set");
    });
}

#[test]
fn steps_follow_only_where_they_may() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let (preparer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        assert_refused(step(h, &preparer, "evaluation.submit", id, json!({})), "", "evaluation-nothing-answered");
        assert_conflict(step(h, &manager, "evaluation.return", id, json!({ "comment": "早い" })), "evaluation-step-out-of-order");
        assert_conflict(decide(h, id, "fail", json!({})), "evaluation-not-submitted");
        marks(h, id, "○");
        submit(h, id);
        assert_refused(step(h, &manager, "evaluation.return", id, json!({ "comment": " " })), "comment", "input-required");
        step(h, &manager, "evaluation.return", id, json!({ "comment": "B以下も" })).unwrap();
        assert_eq!(sheet(h, id)["state"], "returned");
        assert_conflict(decide(h, id, "fail", json!({})), "evaluation-not-submitted");
        step(h, &preparer, "evaluation.withdraw", id, json!({ "reason": "委託しないことになった" })).unwrap();
        for (actor, operation, more) in [
            (&preparer, "evaluation.submit", json!({})),
            (&manager, "evaluation.return", json!({ "comment": "?" })),
            (&preparer, "evaluation.withdraw", json!({ "reason": "もう一度" })),
        ] {
            assert_conflict(step(h, actor, operation, id, more), "evaluation-step-out-of-order");
        }
        assert_eq!(sheet(h, id)["state"], "withdrawn");
    });
}

#[test]
fn a_step_on_what_has_changed_meanwhile_is_told() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        let seen = sheet(h, id)["seen"].clone();
        marks(h, id, "×");
        let late = h.call(&h.as_(Role::Procurement), "evaluation.submit", json!({ "id": id, "seen": seen }));
        assert_conflict(late, "stale-form");
        submit(h, id);
        let seen = sheet(h, id)["seen"].clone();
        step(h, &h.as_(Role::Manager), "evaluation.return", id, json!({ "comment": "Aの根拠" })).unwrap();
        submit(h, id);
        let manager = h.someone(&[Role::Manager]);
        let late = json!({ "id": id, "seen": seen, "outcome": "fail", "reason": "現地で確認" });
        assert_conflict(h.call(&manager, "evaluation.decide", late), "stale-form");
    });
}

#[test]
fn a_form_sent_twice_is_one_step() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        let (preparer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let twice = |actor, operation: &str, input: serde_json::Value| {
            h.call(actor, operation, input.clone()).unwrap();
            let head = h.head();
            h.call(actor, operation, input).unwrap();
            assert_eq!(h.head(), head, "{operation}");
        };
        twice(&preparer, "evaluation.submit", json!({ "id": id, "seen": sheet(h, id)["seen"], "comment": "お願いします" }));
        twice(&manager, "evaluation.return", json!({ "id": id, "seen": sheet(h, id)["seen"], "comment": "根拠" }));
        submit(h, id);
        let decision = json!({ "id": id, "seen": sheet(h, id)["seen"], "outcome": "pass", "valid_until_on": "2027-03-31" });
        twice(&manager, "evaluation.decide", decision);
        assert_eq!(sheet(h, id)["decisions"].as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn a_role_does_not_reach_for_anothers_step() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        for role in [Role::Manager, Role::Auditor, Role::Staff, Role::Administrator] {
            assert_denied(step(h, &h.as_(role), "evaluation.submit", id, json!({})), "access-denied");
        }
        submit(h, id);
        for role in [Role::Procurement, Role::Auditor, Role::Staff, Role::Administrator] {
            let actor = h.as_(role);
            assert_denied(
                step(h, &actor, "evaluation.decide", id, json!({ "outcome": "pass", "valid_until_on": "2027-01-01" })),
                "access-denied",
            );
            assert_denied(step(h, &actor, "evaluation.return", id, json!({ "comment": "?" })), "access-denied");
        }
        let console = kantoku::domain::access::Actor::console();
        assert_denied(step(h, &console, "evaluation.decide", id, json!({ "outcome": "fail" })), "access-denied");
    });
}

#[test]
fn the_list_says_where_everything_stands() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, four());
        let ids: Vec<i64> = (0..6).map(|n| start(h, consignee(h, &format!("一覧商事{n}")), set_id)).collect();
        for id in &ids[1..] {
            marks(h, *id, "○○○○");
            submit(h, *id);
        }
        step(h, &h.as_(Role::Manager), "evaluation.return", ids[1], json!({ "comment": "直して" })).unwrap();
        decide(h, ids[2], "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        decide(h, ids[3], "fail", json!({ "reason": "現地で確認" })).unwrap();
        step(h, &h.as_(Role::Procurement), "evaluation.withdraw", ids[4], json!({ "reason": "中止" })).unwrap();
        let auditor = h.as_(Role::Auditor);
        let list = |input: serde_json::Value| -> Vec<i64> {
            let page = h.call(&auditor, "evaluation.list", input).unwrap();
            page["lines"].as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).collect()
        };
        for (input, expected) in [
            (json!({ "stage": "open" }), vec![1, 0]),
            (json!({ "stage": "waiting" }), vec![5]),
            (json!({ "stage": "decided" }), vec![3, 2]),
            (json!({ "stage": "withdrawn" }), vec![4]),
            (json!({ "outcome": "fail" }), vec![3]),
            (json!({ "kind": "periodic" }), vec![]),
            (json!({ "year": 2026 }), vec![5, 4, 3, 2, 1, 0]),
            (json!({ "year": 2025 }), vec![]),
            (json!({ "limit": 2 }), vec![5, 4]),
            (json!({ "limit": 2, "before": ids[4] }), vec![3, 2]),
        ] {
            assert_eq!(list(input.clone()), expected.into_iter().map(|place: usize| ids[place]).collect::<Vec<_>>(), "{input}");
        }
        let page = h.call(&auditor, "evaluation.list", json!({ "limit": 6 })).unwrap();
        assert_eq!((&page["next"], &page["open"], &page["waiting"]), (&json!(null), &json!(2), &json!(1)));
        for input in [json!({ "before": ids[4] }), json!({ "consignee_id": page["lines"][0]["consignee_id"] })] {
            let part = h.call(&auditor, "evaluation.list", input.clone()).unwrap();
            assert_eq!((&part["open"], &part["waiting"]), (&json!(null), &json!(null)), "not counted: {input}");
        }
    });
}
