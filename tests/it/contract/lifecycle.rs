//! A contract from its first day to its last: details in periods, clauses, files, terms.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, bind, entrusted, missing, shown, shown_on};
use crate::evaluation::{assert_conflict, extend};
use crate::harness::{Harness, on_each_database};

fn change(h: &Harness, id: i64, more: Value) -> kantoku::error::Result<Value> {
    let whole = shown(h, id);
    let mut input = whole["details"].clone();
    extend(&mut input, json!({ "id": id, "seen": whole["seen"] }));
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "contract.change", input)
}

#[test]
fn it_is_entered_with_a_number_of_its_own_and_shown_with_its_clauses() {
    on_each_database(TODAY, |h| {
        let (consignee, work) = entrusted(h, json!({ "my_number": true }));
        let id = bind(h, consignee, json!({ "entrustment_ids": [work], "concluded_on": "2024-03-20" }));
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["control_no"], &whole["line"]["state"]), (&json!("C-00001-C01"), &json!("live")));
        assert_eq!(whole["regimes"], json!(["appi", "my_number"]), "its work has My Number");
        assert_eq!(missing(&whole["line"]), ["C03", "C05", "C07", "C09", "C10", "C11", "C13", "C14", "C15"]);
        let clauses = whole["clauses"].as_array().unwrap();
        assert_eq!(clauses.len(), 23);
        assert_eq!((&clauses[3]["finding"], &clauses[3]["article"]), (&json!("found"), &json!("第5条")));
        assert_eq!(whole["work"][0]["work"], "会報の発送");
        assert!(h.call(&h.as_(Role::Auditor), "contract.show", json!({ "id": 999_999 })).is_err());
    });
}

#[test]
fn what_is_recorded_changes_from_a_day_on() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({}));
        let id = bind(h, consignee, json!({ "term_ends_on": "2025-03-31", "renewal_months": 12, "notice_days": 30 }));
        assert_eq!(shown_on(h, id, "2026-11-23")["line"]["term_ends_on"], "2027-03-31");
        assert_eq!(shown_on(h, id, "2026-11-23")["line"]["notice_on"], "2027-03-01");
        change(h, id, json!({ "from_on": "2026-10-01", "renewal_months": null, "notice_days": null, "term_ends_on": "2027-09-30" }))
            .unwrap();
        assert_eq!(shown_on(h, id, "2026-09-30")["line"]["term_ends_on"], "2027-03-31", "as it was then");
        let later = shown_on(h, id, "2026-10-01");
        assert_eq!((&later["line"]["term_ends_on"], &later["line"]["last_on"]), (&json!("2027-09-30"), &json!("2027-09-30")));
        assert_eq!(later["line"]["from_on"], "2024-04-01", "its first day is still its first day");
        let head = h.head();
        change(h, id, json!({})).unwrap();
        assert_eq!(h.head(), head, "the same once more is no entry");
        let seen = shown(h, id)["seen"].as_i64().unwrap();
        assert_conflict(change(h, id, json!({ "seen": seen - 1, "title": "改題" })), "stale-form");
    });
}

#[test]
fn it_ends_on_a_day_and_the_list_says_where_each_stands() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({}));
        let ending = bind(h, consignee, json!({ "title": "終わる契約" }));
        bind(h, consignee, json!({ "title": "続く契約" }));
        bind(h, consignee, json!({ "title": "更新する契約", "term_ends_on": "2026-12-31", "renewal_months": 12, "notice_days": 14 }));
        bind(h, consignee, json!({ "title": "先の契約", "from_on": "2027-04-01", "findings": [] }));
        let end = json!({ "id": ending, "seen": shown(h, ending)["seen"], "until_on": "2026-11-30", "reason": "合意による解約" });
        h.call(&h.as_(Role::Procurement), "contract.end", end).unwrap();
        let titles = |filter: Value| -> Vec<String> {
            let page = h.call(&h.as_(Role::Auditor), "contract.list", filter).unwrap();
            page["lines"].as_array().unwrap().iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(titles(json!({})), ["終わる契約", "続く契約", "更新する契約", "先の契約"]);
        assert_eq!(titles(json!({ "phase": "live" })), ["終わる契約", "続く契約", "更新する契約"]);
        assert_eq!(titles(json!({ "phase": "ending_soon" })), ["終わる契約"]);
        assert_eq!(titles(json!({ "phase": "notice_due" })), ["更新する契約"]);
        assert_eq!(titles(json!({ "phase": "ahead" })), ["先の契約"]);
        assert_eq!(titles(json!({ "phase": "ended", "on": "2026-12-01" })), ["終わる契約"]);
        assert_eq!(titles(json!({ "missing": true })), Vec::<String>::new());
        assert_eq!(titles(json!({ "consignee_id": consignee + 1_000 })), Vec::<String>::new());
        let first = h.call(&h.as_(Role::Auditor), "contract.list", json!({ "limit": 3 })).unwrap();
        assert_eq!(titles(json!({ "limit": 3, "after": first["next"] })), ["先の契約"]);
    });
}

#[test]
fn clauses_are_looked_through_together_and_known_as_of_an_entry() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({}));
        let id = bind(h, consignee, json!({ "findings": [] }));
        let before = h.head();
        assert_eq!(missing(&shown(h, id)["line"]), ["C04"]);
        let check = |findings: Value, seen: &Value| {
            h.call(&h.as_(Role::Procurement), "contract.check_clauses", json!({ "id": id, "seen": seen, "findings": findings }))
        };
        let findings = json!([
            { "code": "C04", "finding": "found", "article": "第5条" },
            { "code": "C07", "finding": "not_found", "article": "第9条", "note": "覚書で補う" },
            { "code": "C08" },
        ]);
        assert_eq!(check(findings.clone(), &json!(0)).unwrap(), 2);
        let whole = shown(h, id);
        assert_eq!(missing(&whole["line"]), Vec::<&str>::new());
        assert_eq!((&whole["clauses"][6]["article"], &whole["clauses"][6]["note"]), (&json!(""), &json!("覚書で補う")));
        assert_eq!(whole["clauses"][3]["checked_on"], TODAY);
        let head = h.head();
        assert_eq!(check(findings, &json!(0)).unwrap(), 0, "the same once more is no entry");
        assert_eq!(h.head(), head);
        assert_conflict(check(json!([{ "code": "C04", "finding": "not_found" }]), &json!(0)), "stale-form");
        check(json!([{ "code": "C04" }]), &whole["clauses_seen"]).unwrap();
        assert_eq!(shown(h, id)["clauses"][3]["finding"], Value::Null, "what was found is taken back");
        let then = h.call(&h.as_(Role::Auditor), "contract.show", json!({ "id": id, "known": before })).unwrap();
        assert_eq!(missing(&then["line"]), ["C04"], "what was known before");
    });
}

#[test]
fn files_are_attached_and_taken_off_again() {
    on_each_database(TODAY, |h| {
        let (consignee, _) = entrusted(h, json!({}));
        let id = bind(h, consignee, json!({}));
        let actor = h.as_(Role::Procurement);
        // "contract" in base64.
        let attach = json!({ "id": id, "name": "C:\\契約\\契約書.txt", "content": "Y29udHJhY3Q=" });
        let document = h.call(&actor, "contract.attach", attach.clone()).unwrap();
        assert_eq!(h.call(&actor, "contract.attach", attach).unwrap(), document, "the same file again is the same file");
        assert_eq!(shown(h, id)["documents"][0]["name"], "契約書.txt");
        let of = h.look(|tx| kantoku::store::contract::contract_of(tx, document.as_i64().unwrap()));
        assert_eq!(of, Some(id));
        h.call(&actor, "contract.detach", json!({ "id": id, "document_id": document })).unwrap();
        assert_eq!(shown(h, id)["documents"], json!([]));
        assert!(h.call(&actor, "contract.detach", json!({ "id": id, "document_id": 999_999 })).is_err());
        assert!(h.call(&actor, "contract.attach", json!({ "id": id, "name": "x.exe", "content": "TVo=" })).is_err());
    });
}
