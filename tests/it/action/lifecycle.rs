//! A corrective action from its opening to its end, and as it was known on any day.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, call, done, enter, open, opened, plan, shown, step, step_on};
use crate::evaluation::{assert_conflict, consignee};
use crate::harness::{Harness, on_each_database};

fn state_on(h: &Harness, id: i64, on: &str) -> String {
    let whole = call(&h.on(on), &h.as_(Role::Auditor), "action.show", json!({ "id": id, "on": on })).unwrap();
    whole["line"]["state"].as_str().unwrap().to_owned()
}

#[test]
fn it_is_opened_planned_done_and_closed_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let (owner, id) = opened(h);
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["control_no"], &whole["line"]["state"]), (&json!("CA-0001"), &json!("opened")));
        assert_eq!((&whole["line"]["awaited"], &whole["line"]["due_on"]), (&json!("plan"), &json!("2026-07-01")));
        plan(h, id, "2026-08-31");
        let line = &shown(h, id)["line"];
        assert_eq!((&line["state"], &line["due_on"], &line["moved"]), (&json!("planned"), &json!("2026-08-31"), &json!(false)));
        done(h, id);
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["awaited"], &whole["line"]["due_on"]), (&json!("confirmation"), &json!("2026-08-30")));
        step(h, &h.as_(Role::Manager), "action.confirm", id, json!({ "comment": "記録を3か月分確認した" })).unwrap();
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["state"], &whole["line"]["ended_on"]), (&json!("closed"), &json!(TODAY)));
        assert_eq!(whole["line"]["consignee_id"], owner);
        let kinds: Vec<&str> = whole["history"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["planned", "done", "confirmed"]);
    });
}

#[test]
fn what_has_no_effect_is_planned_anew() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        plan(h, id, "2026-08-31");
        done(h, id);
        step(h, &h.as_(Role::Manager), "action.refuse", id, json!({ "comment": "手順がない" })).unwrap();
        assert_eq!(shown(h, id)["line"]["state"], "refused");
        let keeper = h.as_(Role::Procurement);
        assert_conflict(step(h, &keeper, "action.do", id, json!({ "what": "もう一度" })), "action-step-out-of-order");
        // Another date needs no reason then: the refusal is the reason.
        plan(h, id, "2026-10-31");
        done(h, id);
        step(h, &h.as_(Role::Manager), "action.confirm", id, json!({ "comment": "手順と記録を確認した" })).unwrap();
        assert_eq!(shown(h, id)["line"]["state"], "closed");
    });
}

#[test]
fn its_date_is_moved_for_a_reason_and_the_first_date_stays_known() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        plan(h, id, "2026-06-30");
        let keeper = h.as_(Role::Procurement);
        let moved = json!({ "due_on": "2026-07-31", "reason": "納品の遅れ" });
        step(h, &keeper, "action.move", id, moved.clone()).unwrap();
        let head = h.head();
        step(h, &keeper, "action.move", id, moved).unwrap();
        assert_eq!(h.head(), head, "the same once more is no entry");
        let line = &shown(h, id)["line"];
        assert_eq!((&line["due_on"], &line["first_due_on"], &line["moved"]), (&json!("2026-07-31"), &json!("2026-06-30"), &json!(true)));
        let listed = |on: &str| call(&h.on(on), &h.as_(Role::Auditor), "action.list", json!({ "overdue": true })).unwrap()["total"].clone();
        assert_eq!((listed("2026-07-31"), listed("2026-08-01")), (json!(0), json!(1)));
    });
}

#[test]
fn it_stood_on_each_day_as_it_was_then() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        let before = h.head();
        plan(h, id, "2026-06-30");
        step_on(h, "2026-06-20", &h.as_(Role::Procurement), "action.do", id, json!({ "done_on": "2026-06-10", "what": "実施" })).unwrap();
        step_on(h, "2026-07-01", &h.as_(Role::Manager), "action.confirm", id, json!({ "comment": "確認" })).unwrap();
        for (on, state) in [("2026-06-09", "planned"), ("2026-06-10", "done"), ("2026-06-30", "done"), ("2026-07-01", "closed")] {
            assert_eq!(state_on(h, id, on), state, "{on}");
        }
        let known = h.call(&h.as_(Role::Auditor), "action.show", json!({ "id": id, "known": before })).unwrap();
        assert_eq!((&known["line"]["state"], &known["plan"]), (&json!("opened"), &Value::Null), "as it was known then");
        let list = |known: i64| h.call(&h.as_(Role::Auditor), "action.list", json!({ "known": known })).unwrap()["total"].clone();
        assert_eq!((list(before - 1), list(before)), (json!(0), json!(1)));
    });
}

#[test]
fn the_list_is_narrowed_and_comes_in_pages_by_date() {
    on_each_database(TODAY, |h| {
        let (first, second) = (consignee(h, "甲商事"), consignee(h, "乙商事"));
        let late = open(h, first, json!({ "opened_on": "2026-04-01", "finding": "計画なし" }));
        let planned = open(h, second, json!({ "finding": "手順書の不備" }));
        plan(h, planned, "2026-06-15");
        let cancelled = open(h, second, json!({ "finding": "誤り" }));
        step(h, &h.as_(Role::Manager), "action.cancel", cancelled, json!({ "reason": "重複" })).unwrap();
        let ids = |filter: Value| -> Vec<i64> {
            let page = h.call(&h.as_(Role::Auditor), "action.list", filter).unwrap();
            page["lines"].as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).collect()
        };
        assert_eq!(ids(json!({})), [late, planned, cancelled]);
        assert_eq!(ids(json!({ "overdue": true })), [late]);
        assert_eq!(ids(json!({ "state": "planned" })), [planned]);
        assert_eq!(ids(json!({ "consignee_id": second })), [planned, cancelled]);
        assert_eq!(ids(json!({ "owner_id": h.as_(Role::Procurement).person })), [planned]);
        assert_eq!(ids(json!({ "search": "ﾃｼﾞｭﾝ" })), Vec::<i64>::new());
        assert_eq!(ids(json!({ "search": "手順書" })), [planned]);
        assert_eq!(ids(json!({ "on": "2026-05-31" })), [late], "the others were not opened yet");
        let page = h.call(&h.as_(Role::Auditor), "action.list", json!({ "limit": 2 })).unwrap();
        assert_eq!((ids(json!({ "limit": 2, "after": page["next"] })), &page["total"]), (vec![cancelled], &json!(3)));
        let exported = h.call(&h.as_(Role::Auditor), "action.export", json!({ "state": "opened" })).unwrap();
        assert_eq!(exported["lines"][0]["id"], late);
    });
}

#[test]
fn a_number_is_given_or_taken_and_never_used_again() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "番号商事");
        open(h, owner, json!({ "control_no": "CA-0002" }));
        assert_eq!(enter(h, owner, json!({})).unwrap()["control_no"], "CA-0003", "what is taken is passed over");
        crate::evaluation::assert_refused(
            enter(h, owner, json!({ "control_no": "CA-0002", "finding": "鍵の紛失" })),
            "control_no",
            "consignee-control-no-used",
        );
    });
}
