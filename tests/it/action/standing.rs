//! What corrective actions mean for the standing of a consignee on any date, and by when they are due.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, call, done, open, plan, step};
use crate::evaluation::{begun, decide, four, marks, sheet, submit};
use crate::harness::{Harness, on_each_database};

/// A consignee that is in order; gives its id.
fn in_order(h: &Harness) -> i64 {
    let evaluation = begun(h, four());
    marks(h, evaluation, "○○○○");
    submit(h, evaluation);
    decide(h, evaluation, "pass", json!({ "valid_until_on": "2027-05-31" })).unwrap();
    sheet(h, evaluation)["consignee"]["id"].as_i64().unwrap()
}

fn standing(h: &Harness, consignee: i64, on: &str) -> (String, Vec<String>) {
    let whole = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": consignee, "on": on })).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let codes = whole["standing"]["reasons"].as_array().unwrap().iter().map(|reason| text(&reason["code"])).collect();
    (text(&whole["standing"]["status"]), codes)
}

#[test]
fn an_overdue_corrective_action_needs_attention_on_any_date() {
    on_each_database(TODAY, |h| {
        let owner = in_order(h);
        let id = open(h, owner, json!({}));
        let attention = ("needs_attention".to_owned(), vec!["action_overdue".to_owned()]);
        let fine = ("in_order".to_owned(), vec!["evaluated".to_owned()]);
        assert_eq!((standing(h, owner, "2026-07-01"), standing(h, owner, "2026-07-02")), (fine.clone(), attention.clone()), "unplanned");
        plan(h, id, "2026-08-31");
        assert_eq!((standing(h, owner, "2026-08-31"), standing(h, owner, "2026-09-01")), (fine.clone(), attention));
        done(h, id);
        assert_eq!(standing(h, owner, "2026-09-01"), fine, "what is done waits for us, not for the consignee");
        let listed = h.call(&h.as_(Role::Auditor), "consignee.list", json!({ "standing": "in_order", "on": "2026-09-01" })).unwrap();
        assert_eq!(listed["lines"].as_array().unwrap().len(), 1, "the list says the same");
    });
}

#[test]
fn its_deadlines_name_what_is_next_and_who_does_it() {
    on_each_database(TODAY, |h| {
        let owner = in_order(h);
        let id = open(h, owner, json!({}));
        let due = |on: &str| -> Vec<Value> {
            let list = call(&h.on(on), &h.as_(Role::Auditor), "deadline.list", json!({ "until": "2026-12-31" })).unwrap();
            let lines = list["lines"].as_array().unwrap().iter().filter(|line| line["subject"] == "action").cloned();
            lines.collect()
        };
        let first = &due(TODAY)[0];
        assert_eq!((&first["kind"], &first["due_on"], &first["basis"]), (&json!("action"), &json!("2026-07-01"), &json!("rule")));
        plan(h, id, "2026-08-31");
        let planned = &due("2026-09-01")[0];
        assert_eq!((&planned["due_on"], &planned["overdue"], &planned["basis"]), (&json!("2026-08-31"), &json!(true), &json!("set")));
        assert_eq!(
            (&planned["owner"]["person_id"], &planned["key"]),
            (&json!(h.as_(Role::Procurement).person), &json!(format!("action:action:{id}")))
        );
        let mine = h.call(&h.as_(Role::Procurement), "deadline.list", json!({ "person_id": h.as_(Role::Procurement).person })).unwrap();
        assert_eq!(mine["lines"].as_array().unwrap().len(), 1);
        done(h, id);
        let waiting = &due(TODAY)[0];
        assert_eq!((&waiting["kind"], &waiting["due_on"]), (&json!("effectiveness"), &json!("2026-08-30")));
        assert_eq!(waiting["owner"]["person_id"], Value::Null, "whoever did it does not confirm it");
        step(h, &h.as_(Role::Manager), "action.confirm", id, json!({ "comment": "有効" })).unwrap();
        assert_eq!(due(TODAY), Vec::<Value>::new());
    });
}
