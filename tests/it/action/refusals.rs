//! What cannot be is refused at its field, and nobody settles what they have a part in, by any door and with any role.

use kantoku::domain::access::{Door, Role};
use serde_json::json;

use super::{TODAY, done, enter, open, opened, plan, shown, step, step_on};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused, consignee};
use crate::harness::on_each_database;

#[test]
fn what_cannot_be_opened_is_refused_at_its_field() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "拒否商事");
        for (more, field, id) in [
            (json!({ "finding": " " }), "finding", "input-required"),
            (json!({ "grade": "grave" }), "grade", "input-choice"),
            (json!({ "opened_on": "2026-06-02" }), "opened_on", "action-ahead"),
            (json!({ "asked_on": "2026-05-31" }), "asked_on", "action-due-before-opening"),
            (json!({ "entrustment_id": 999_999 }), "entrustment_id", "contract-other-work"),
            (json!({ "department_id": 999_999 }), "department_id", "action-no-such-department"),
            (json!({ "consignee_id": null }), "department_id", "action-of-whom"),
            (json!({ "source": "incident" }), "reference", "action-incident-needed"),
            (json!({ "source": "condition" }), "source_id", "input-required"),
            (json!({ "source": "evaluation_item", "source_id": 999_999 }), "source_id", "action-no-such-evaluation"),
            (json!({ "source": "review_finding", "source_id": 3 }), "source_number", "input-required"),
            (json!({ "source": "review_finding", "source_id": 999_999, "source_number": 1 }), "source_id", "action-no-such-review"),
        ] {
            assert_refused(enter(h, owner, more), field, id);
        }
        assert!(enter(h, 999_999, json!({})).is_err());
    });
}

#[test]
fn what_cannot_be_planned_moved_or_done_is_refused_at_its_field() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        let keeper = h.as_(Role::Procurement);
        let plan_with = |due: &str, owner: i64| json!({ "cause": "原因", "measure": "処置", "due_on": due, "owner_id": owner });
        let me = keeper.person.unwrap();
        assert_refused(step(h, &keeper, "action.plan", id, plan_with("2026-05-31", me)), "due_on", "action-due-before-opening");
        assert_refused(step(h, &keeper, "action.plan", id, plan_with("2026-07-31", 999_999)), "owner_id", "action-no-such-person");
        assert_conflict(step(h, &keeper, "action.do", id, json!({ "what": "実施" })), "action-step-out-of-order");
        plan(h, id, "2026-07-31");
        assert_refused(step(h, &keeper, "action.plan", id, plan_with("2026-08-31", me)), "reason", "action-move-needs-reason");
        let move_to = |due: &str| json!({ "due_on": due, "reason": "都合" });
        assert_refused(step(h, &keeper, "action.move", id, move_to("2026-07-31")), "due_on", "action-same-date");
        assert_refused(step(h, &keeper, "action.move", id, move_to("2026-05-31")), "due_on", "action-due-past");
        for day in ["2026-05-31", "2026-06-02"] {
            let refused = step(h, &keeper, "action.do", id, json!({ "done_on": day, "what": "実施" }));
            assert_refused(refused, "done_on", "action-done-out-of-range");
        }
        let stale = json!({ "id": id, "seen": 1, "what": "実施" });
        assert_conflict(h.call(&keeper, "action.do", stale), "stale-form");
    });
}

#[test]
fn whoever_has_a_part_in_it_neither_confirms_nor_refuses_nor_cancels() {
    on_each_database(TODAY, |h| {
        let (manager, other) = (h.as_(Role::Manager), h.someone(&[Role::Manager]));
        let owner = consignee(h, "分掌商事");
        let id = open(h, owner, json!({}));
        let by_manager = json!({ "cause": "原因", "measure": "処置", "due_on": "2026-07-31", "owner_id": other.person });
        step(h, &manager, "action.plan", id, by_manager).unwrap();
        for door in [Door::Page, Door::Api, Door::Cli] {
            for involved in [&manager, &other] {
                let actor = involved.clone().through(door);
                assert_denied(step(h, &actor, "action.cancel", id, json!({ "reason": "不要" })), "action-own-cancel");
            }
        }
        done(h, id);
        for operation in ["action.confirm", "action.refuse"] {
            for involved in [&manager, &other] {
                assert_denied(step(h, involved, operation, id, json!({ "comment": "有効" })), "action-own-effect");
            }
        }
        let both = h.someone(&[Role::Procurement, Role::Manager]);
        let attach = json!({ "id": id, "name": "記録.txt", "content": "6KiY6Yyy" });
        h.call(&both, "action.attach", attach).unwrap();
        assert_denied(step(h, &both, "action.confirm", id, json!({ "comment": "有効" })), "action-own-effect");
        assert_denied(step(h, &h.as_(Role::Procurement), "action.confirm", id, json!({ "comment": "有効" })), "access-denied");
        let may = &h.call(&manager, "action.show", json!({ "id": id })).unwrap()["may"];
        assert_eq!((&may["confirm"], &may["separated"]["id"]), (&json!(false), &json!("action-own-effect")));
        let third = h.as_(Role::PersonalDataManager);
        step_on(h, "2026-06-10", &third, "action.confirm", id, json!({ "comment": "有効" })).unwrap();
        assert_conflict(
            step(
                h,
                &h.as_(Role::Procurement),
                "action.plan",
                id,
                json!({ "cause": "a", "measure": "b", "due_on": "2026-09-01", "owner_id": third.person }),
            ),
            "action-step-out-of-order",
        );
    });
}

#[test]
fn evidence_is_put_on_and_taken_off_while_it_is_open() {
    on_each_database(TODAY, |h| {
        let (_, id) = opened(h);
        let keeper = h.as_(Role::Procurement);
        let attach = json!({ "id": id, "name": "写真.txt", "content": "6KiY6Yyy" });
        let document = h.call(&keeper, "action.attach", attach.clone()).unwrap();
        assert_eq!(h.call(&keeper, "action.attach", attach.clone()).unwrap(), document, "the same file once more is no entry");
        let found = h.call(&h.as_(Role::Auditor), "document.show", json!({ "id": document })).unwrap();
        assert_eq!(found["parent"], json!({ "subject": "action", "id": id }));
        h.call(&keeper, "action.detach", json!({ "id": id, "document_id": document })).unwrap();
        assert_eq!(shown(h, id)["documents"], json!([]));
        assert!(h.call(&keeper, "action.detach", json!({ "id": id, "document_id": 999_999 })).is_err());
        step(h, &h.as_(Role::Manager), "action.cancel", id, json!({ "reason": "重複" })).unwrap();
        assert_conflict(h.call(&keeper, "action.attach", attach), "action-is-over");
    });
}
