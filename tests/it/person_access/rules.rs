//! What access may be given, when it is held, and what ends it.

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::as_of::AsOf;
use kantoku::error::Error;
use kantoku::store::person_access;
use serde_json::{Value, json};

use super::{TODAY, fields, give, held, keeper, pair, person, resource, work};
use crate::harness::{Harness, day, on_each_database};

fn show(h: &Harness, id: i64) -> Value {
    h.call(&Actor::console(), "person.show", json!({ "id": id })).unwrap()
}

fn leave(h: &Harness, id: i64, until_on: &str) -> Result<Value, Error> {
    h.call(&Actor::console(), "person.leave", json!({ "id": id, "seen": show(h, id)["seen"], "until_on": until_on }))
}

fn of_person(h: &Harness, id: i64) -> Vec<Value> {
    h.call(&keeper(h), "person.access_of", json!({ "person_id": id })).unwrap().as_array().unwrap().clone()
}

#[test]
fn a_department_is_given_access_in_one_entry() {
    on_each_database(TODAY, |h| {
        let people = [person(h, "S001", "架空 花子"), person(h, "S002", "架空 太郎"), person(h, "S003", "架空 次郎")];
        let resource = resource(h, "R-01", "会員管理システム", "system");
        let head = h.head();
        keeper(h);
        let before = h.head().max(head);
        let id = give(h, &people, &json!({ "resource": "会員管理システム", "from_on": "2026-04-01" })).unwrap();
        assert_eq!((id, h.head()), (before + 1, before + 1));
        assert_eq!(held(h, "2026-03-31", &json!({})), []);
        assert_eq!(held(h, TODAY, &json!({})), [pair("S001", "R-01"), pair("S002", "R-01"), pair("S003", "R-01")]);
        let line = h.call(&keeper(h), "resource.list", json!({})).unwrap()[0].clone();
        assert_eq!((&line["id"], &line["people"]), (&json!(resource), &json!(3)));
        let ended = json!({ "id": id, "person_id": people[1], "seen": id, "until_on": "2026-09-30" });
        h.call(&keeper(h), "person.end_access", ended).unwrap();
        assert_eq!(held(h, TODAY, &json!({})), [pair("S001", "R-01"), pair("S003", "R-01")]);
        assert_eq!(held(h, "2026-09-30", &json!({})).len(), 3);
    });
}

#[test]
fn access_ends_with_the_last_day_of_who_leaves() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        resource(h, "R-02", "相談記録台帳", "ledger");
        give(h, &[id], &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        give(h, &[id], &json!({ "resource": "R-02", "from_on": "2026-04-01" })).unwrap();
        let head = h.head();
        leave(h, id, "2026-03-31").unwrap();
        assert_eq!(h.head(), head + 1, "all of it in one entry");
        assert_eq!(held(h, "2026-03-31", &json!({})), [pair("S001", "R-01")]);
        assert_eq!(held(h, "2026-04-01", &json!({})), []);
        let rows = of_person(h, id);
        assert_eq!((rows.len(), &rows[0]["until_on"]), (1, &json!("2026-03-31")), "what was to begin later never did");
        // Who comes back, or stays a little longer, is given access anew.
        leave(h, id, "2026-06-30").unwrap();
        assert_eq!(held(h, "2026-06-01", &json!({})), []);
        give(h, &[id], &json!({ "resource": "R-01", "from_on": "2026-04-01" })).unwrap();
        assert_eq!((held(h, "2026-06-30", &json!({})).len(), held(h, "2026-07-01", &json!({})).len()), (1, 0));
        assert_eq!(of_person(h, id)[0]["until_on"], "2026-06-30", "it lasts as long as the person belongs");
    });
}

#[test]
fn access_is_held_only_where_there_is_something_to_handle() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        let system = resource(h, "R-01", "会員管理システム", "system");
        let (_, work) = work(h, "C-1");
        give(h, &[id], &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        give(h, &[id], &json!({ "entrustment": "C-1-1", "from_on": "2025-04-01" })).unwrap();
        h.call(&keeper(h), "resource.end", json!({ "id": system, "seen": system, "until_on": "2026-05-31" })).unwrap();
        let end = json!({ "id": work, "seen": work, "until_on": "2026-06-30", "reason": "満了" });
        h.call(&h.as_(Role::Procurement), "entrustment.end", end).unwrap();
        for (on, things) in [("2026-05-31", 2), ("2026-06-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)] {
            assert_eq!(held(h, on, &json!({})).len(), things, "{on}");
        }
        let all = h.look(|tx| person_access::all(tx, AsOf::on(day("2026-06-01"))));
        assert_eq!(all.iter().map(|row| (row.person_id, row.entrustment_id)).collect::<Vec<_>>(), [(id, Some(work))]);
        assert!(of_person(h, id).iter().all(|row| row["live"] == false));
    });
}

#[test]
fn what_cannot_be_given_is_refused_at_its_field() {
    on_each_database(TODAY, |h| {
        let (one, other) = (person(h, "S001", "架空 花子"), person(h, "S002", "架空 太郎"));
        resource(h, "R-01", "会員管理システム", "system");
        work(h, "C-1");
        leave(h, other, "2026-03-31").unwrap();
        give(h, &[one], &json!({ "resource": "R-01", "from_on": "2026-04-01", "until_on": "2026-06-30" })).unwrap();
        for (people, what, field, id) in [
            (vec![], json!({ "resource": "R-01" }), "person_ids", "person-access-nobody"),
            (vec![one], json!({}), "resource", "person-access-one-needed"),
            (vec![one], json!({ "resource": "R-01", "entrustment": "C-1-1" }), "entrustment", "person-access-only-one"),
            (vec![one], json!({ "resource": "無い" }), "resource", "person-access-no-resource"),
            (vec![one], json!({ "entrustment": "C-9" }), "entrustment", "person-access-no-entrustment"),
            (vec![one], json!({ "entrustment": "C-1-1", "from_on": "2025-03-31" }), "from_on", "person-access-not-there"),
            (
                vec![one],
                json!({ "resource": "R-01", "from_on": "2026-07-01", "until_on": "2026-06-30" }),
                "until_on",
                "person-access-end-before-start",
            ),
            (vec![one, other], json!({ "resource": "R-01", "from_on": "2026-04-01" }), "person_ids.0", "person-access-double"),
            (vec![one, other], json!({ "resource": "R-01", "from_on": "2026-04-01" }), "person_ids.1", "person-access-does-not-belong"),
            (
                vec![other],
                json!({ "resource": "R-01", "from_on": "2026-03-01", "until_on": "2026-04-01" }),
                "person_ids.0",
                "person-access-does-not-belong",
            ),
            (vec![999_999], json!({ "resource": "R-01" }), "person_ids.0", "person-access-does-not-belong"),
            (vec![one], json!({ "resource": "R-01", "from_on": "2026-06-30" }), "person_ids.0", "person-access-double"),
        ] {
            let said = fields(give(h, &people, &what).unwrap_err());
            assert!(said.contains(&(field.to_owned(), id)), "{people:?} {what}: {said:?}");
        }
        let head = h.head();
        assert!(give(h, &[one, other], &json!({ "resource": "R-01", "from_on": "2026-07-01" })).is_err());
        assert_eq!(h.head(), head, "all of them or nobody");
        give(h, &[one, one], &json!({ "resource": "R-01", "from_on": "2026-07-01" })).expect("named twice is given once");
    });
}

#[test]
fn an_end_is_corrected_and_never_runs_into_the_next() {
    on_each_database(TODAY, |h| {
        let one = person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        let id = give(h, &[one], &json!({ "resource": "R-01", "from_on": "2025-04-01", "until_on": "2025-09-30" })).unwrap();
        give(h, &[one], &json!({ "resource": "R-01", "from_on": "2026-04-01" })).unwrap();
        let end = |seen: i64, until: &str| {
            h.call(&keeper(h), "person.end_access", json!({ "id": id, "person_id": one, "seen": seen, "until_on": until }))
        };
        let head = h.head();
        end(id, "2025-09-30").unwrap();
        assert_eq!(h.head(), head, "the same twice is one entry");
        assert_eq!(fields(end(id, "2026-04-01").unwrap_err()), [("until_on".to_owned(), "person-access-double")]);
        assert_eq!(fields(end(id, "2025-03-31").unwrap_err()), [("until_on".to_owned(), "person-access-end-before-start")]);
        end(id, "2026-03-31").unwrap();
        assert!(matches!(end(id, "2026-02-28"), Err(Error::Conflict(message)) if message.id == "stale-form"));
        let missing = json!({ "id": id, "person_id": 999_999, "seen": id, "until_on": "2026-03-31" });
        assert!(matches!(h.call(&keeper(h), "person.end_access", missing), Err(Error::NotFound("access"))));
    });
}

#[test]
fn the_list_is_narrowed_down_and_turned_page_by_page() {
    on_each_database(TODAY, |h| {
        let department = json!({ "code": "A", "name_ja": "総務部", "from_on": "2020-04-01" });
        let department = h.call(&Actor::console(), "department.enter", department).unwrap()["id"].clone();
        let input =
            json!({ "code": "S009", "name": "髙橋 花", "kana": "タカハシ", "kind": "staff", "department": "A", "from_on": "2024-04-01" });
        let theirs = h.call(&Actor::console(), "person.enter", input).unwrap()["id"].as_i64().unwrap();
        let people = [person(h, "S001", "架空 花子"), person(h, "S002", "架空 太郎")];
        let system = resource(h, "R-01", "会員管理システム", "system");
        resource(h, "R-02", "相談記録台帳", "ledger");
        let (_, work) = work(h, "C-1");
        give(h, &people, &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        give(h, &people[..1], &json!({ "resource": "R-02", "from_on": "2025-04-01" })).unwrap();
        give(h, &[theirs], &json!({ "entrustment": "C-1-1", "from_on": "2025-04-01" })).unwrap();
        for (filter, found) in [
            (json!({ "kind": "system" }), vec![pair("S001", "R-01"), pair("S002", "R-01")]),
            (json!({ "kind": "ledger" }), vec![pair("S001", "R-02")]),
            (json!({ "kind": "entrustment" }), vec![pair("S009", "C-1-1")]),
            (json!({ "resource_id": system }), vec![pair("S001", "R-01"), pair("S002", "R-01")]),
            (json!({ "entrustment_id": work }), vec![pair("S009", "C-1-1")]),
            (json!({ "department_id": department }), vec![pair("S009", "C-1-1")]),
            (json!({ "search": "高橋" }), vec![pair("S009", "C-1-1")]),
            (json!({ "person_id": people[1] }), vec![pair("S002", "R-01")]),
        ] {
            assert_eq!(held(h, TODAY, &filter), found, "{filter}");
        }
        let (mut all, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = h.call(&keeper(h), "person.access", json!({ "limit": 1, "after": after })).unwrap();
            assert_eq!(page["total"], 4);
            all.extend(page["lines"].as_array().unwrap().iter().map(|line| line["thing_code"].as_str().unwrap().to_owned()));
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(all, ["R-01", "R-02", "R-01", "C-1-1"]);
        let wrong = h.call(&keeper(h), "person.access", json!({ "after": "nonsense" })).unwrap_err();
        assert_eq!(fields(wrong), [("after".to_owned(), "input-cursor")]);
    });
}

#[test]
fn what_was_known_then_is_known_still() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        let given = give(h, &[id], &json!({ "resource": "R-01", "from_on": "2025-04-01" })).unwrap();
        h.call(&keeper(h), "person.end_access", json!({ "id": given, "person_id": id, "seen": given, "until_on": "2026-03-31" })).unwrap();
        assert_eq!(held(h, TODAY, &json!({})), []);
        assert_eq!(held(h, TODAY, &json!({ "known": given })), [pair("S001", "R-01")]);
    });
}

#[test]
fn only_who_keeps_people_gives_access() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "架空 花子");
        resource(h, "R-01", "会員管理システム", "system");
        let input = json!({ "person_ids": [id], "resource": "R-01" });
        for role in [Role::Procurement, Role::Manager, Role::Auditor, Role::Staff, Role::Representative] {
            assert!(matches!(h.call(&h.as_(role), "person.give_access", input.clone()), Err(Error::Denied(_))), "{role}");
        }
        assert!(matches!(h.call(&h.as_(Role::Staff), "person.access", json!({})), Err(Error::Denied(_))));
        h.call(&h.as_(Role::Administrator), "person.give_access", input).unwrap();
    });
}

#[test]
fn what_was_noted_beside_the_access_of_an_erased_person_is_gone() {
    on_each_database(TODAY, |h| {
        let id = person(h, "S001", "消野 忘");
        resource(h, "R-01", "会員管理システム", "system");
        give(h, &[id], &json!({ "resource": "R-01", "from_on": "2025-04-01", "note": "消野さんの担当" })).unwrap();
        leave(h, id, "2026-03-31").unwrap();
        h.call(&keeper(h), "person.erase", json!({ "id": id, "reason": "保存期間の満了" })).unwrap();
        let rows = h.look(|tx| person_access::of_person(tx, id));
        assert!(rows.iter().all(|row| row.note.is_empty()) && rows.len() == 1);
    });
}
