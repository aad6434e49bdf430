//! Who is covered on which date, as a hand count has it.

use kantoku::domain::access::{Actor, Door, Role};
use serde_json::{Value, json};

use super::{SCAN, TODAY, call, issuer, leave, person, prepared, refused, sign};
use crate::agreement::{adopt, propose, write};
use crate::harness::{Harness, on_each_database};

/// With access, bound, and how the others stand.
fn counted(h: &Harness, on: &str) -> (u64, u64, Value) {
    let answer = h.call(&h.as_(Role::Auditor), "nda.coverage", json!({ "on": on })).unwrap();
    (answer["with_access"].as_u64().unwrap(), answer["bound"].as_u64().unwrap(), answer["counts"].clone())
}

fn lines(h: &Harness, on: &str, state: &str) -> Vec<Value> {
    let page = call(&h.on(on), &issuer(h), "nda.list", json!({ "state": state, "limit": 500 })).unwrap();
    page["lines"].as_array().unwrap().clone()
}

/// By the link that the issuer makes.
pub fn sign_by_link(h: &Harness, on: &str, line: &Value) {
    let register = h.on(on);
    let made = call(&register, &issuer(h), "nda.make_link", json!({ "id": line["id"] })).unwrap();
    let token = made["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let nobody = Actor::nobody(Door::Page);
    let offered = call(&register, &nobody, "nda.link", json!({ "token": token })).unwrap();
    let input = json!({ "token": token, "hash": offered["hash"], "typed_name": offered["signer"], "consent": true });
    call(&register, &nobody, "nda.sign_by_link", input).unwrap();
}

fn sign_off(h: &Harness, on: &str) -> usize {
    let register = h.on(on);
    let waiting = call(&register, &h.as_(Role::Manager), "nda.queue", json!({})).unwrap();
    let ids: Vec<Value> = waiting["lines"].as_array().unwrap().iter().map(|line| line["id"].clone()).collect();
    call(&register, &h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": ids })).unwrap();
    ids.len()
}

#[test]
fn coverage_agrees_with_a_hand_count_through_a_year() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let people: Vec<i64> = (1..=120).map(|n| person(h, &format!("S-{n:03}"), &format!("架空 {n:03}郎"))).collect();
        h.call(&issuer(h), "resource.enter", json!({ "code": "L1", "name": "会員名簿", "kind": "ledger", "from_on": TODAY })).unwrap();
        h.call(&issuer(h), "person.give_access", json!({ "person_ids": people, "resource": "L1", "from_on": TODAY })).unwrap();
        let made = h.call(&issuer(h), "nda.issue_all", json!({})).unwrap();
        assert_eq!(made["count"], 120);
        refused(h.call(&issuer(h), "nda.issue_all", json!({})), "nda-nobody-lacks-one");

        // The next day 60 sign in the product, 40 by link and 15 on paper; five do not.
        let all: Vec<i64> = made["outcomes"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
        let second = h.on("2026-04-02");
        for (place, id) in all.iter().enumerate().take(115) {
            let whole = call(&second, &issuer(h), "nda.show", json!({ "id": id })).unwrap();
            match place {
                0..60 => {
                    let name = whole["signer"].as_str().unwrap().to_owned();
                    sign(&second, whole["person_id"].as_i64().unwrap(), &name, &whole).unwrap();
                }
                60..100 => sign_by_link(h, "2026-04-02", &whole),
                _ => {
                    let paper = json!({ "id": id, "seen": whole["seen"], "signed_on": "2026-04-02", "name": "a.pdf", "content": SCAN });
                    call(&second, &issuer(h), "nda.sign_on_paper", paper).unwrap();
                }
            }
        }
        assert_eq!(sign_off(h, "2026-04-03"), 115);
        assert_eq!(counted(h, "2026-04-01"), (120, 0, json!({ "unsigned": 120 })));
        assert_eq!(counted(h, "2026-04-02"), (120, 0, json!({ "signed": 115, "unsigned": 5 })));
        assert_eq!(counted(h, "2026-04-03"), (120, 115, json!({ "bound": 115, "unsigned": 5 })));

        // One of those who are bound leaves.
        let leaver = call(&second, &issuer(h), "nda.show", json!({ "id": all[0] })).unwrap()["person_id"].clone();
        leave(&h.on("2026-06-20"), h, &leaver, "2026-06-30");
        assert_eq!(counted(h, "2026-06-30").1, 115);
        assert_eq!(counted(h, "2026-07-01"), (119, 114, json!({ "bound": 114, "unsigned": 5 })));

        // A new text: what the five had not signed gives way to it.
        let (writer, october) = (h.as_(Role::Procurement), h.on("2026-10-01"));
        let first = call(&second, &issuer(h), "nda.show", json!({ "id": all[0] })).unwrap()["version_id"].clone();
        let version =
            call(&october, &writer, "agreement.draft", json!({ "agreement_id": agreement, "copy_of": first })).unwrap().as_i64().unwrap();
        write(&october, &writer, version).unwrap();
        propose(&october, &writer, version).unwrap();
        adopt(&october, &h.as_(Role::Manager), version, "2026-10-01").unwrap();
        assert_eq!(call(&october, &issuer(h), "nda.issue_all", json!({})).unwrap()["count"], 5);
        for line in lines(h, "2026-10-02", "issued") {
            sign_by_link(h, "2026-10-02", &line);
        }
        assert_eq!(sign_off(h, "2026-10-03"), 5);
        assert_eq!(counted(h, "2026-10-03"), (119, 119, json!({ "bound": 119 })));

        // Before the year is over it is renewed; fourteen of the 114 do not sign.
        assert_eq!(counted(h, "2027-02-15"), (119, 119, json!({ "bound": 5, "expiring": 114 })));
        let february = h.on("2027-02-15");
        assert_eq!(call(&february, &issuer(h), "nda.issue_all", json!({ "renew": true })).unwrap()["count"], 114);
        for line in lines(h, "2027-02-16", "issued").iter().take(100) {
            sign_by_link(h, "2027-02-16", line);
        }
        assert_eq!(sign_off(h, "2027-02-17"), 100);
        assert_eq!(counted(h, "2027-03-31"), (119, 119, json!({ "bound": 105, "expiring": 14 })));
        assert_eq!(counted(h, "2027-04-01"), (119, 105, json!({ "bound": 105, "unsigned": 14 })));
        // The past did not change by what came after it.
        assert_eq!(counted(h, "2026-04-03"), (120, 115, json!({ "bound": 115, "unsigned": 5 })));
    });
}

#[test]
fn a_consignee_is_bound_by_an_nda_as_by_a_contract() {
    on_each_database(TODAY, |h| {
        prepared(h);
        let procurement = h.as_(Role::Procurement);
        let consignee = h.call(&procurement, "consignee.enter", json!({ "name": "株式会社架空", "distinct": true })).unwrap()["id"].clone();
        let work = json!({ "consignee_id": consignee, "work": "会報の発送", "principals": 100, "from_on": TODAY });
        h.call(&procurement, "entrustment.enter", work).unwrap();
        let gaps = |on: &str| h.call(&h.as_(Role::Auditor), "nda.gaps", json!({ "on": on })).unwrap().as_array().unwrap().len();
        assert_eq!(gaps(TODAY), 1);
        let reasons = |on: &str| {
            h.call(&procurement, "consignee.show", json!({ "id": consignee, "on": on })).unwrap()["standing"]["reasons"].to_string()
        };
        assert!(reasons(TODAY).contains("no_confidentiality"));
        let id = nda_with(h, &consignee);
        sign_by_link(h, TODAY, &json!({ "id": id }));
        assert_eq!(gaps(TODAY), 1, "not before it is signed off");
        assert_eq!(sign_off(h, "2026-04-03"), 1);
        assert_eq!((gaps("2026-04-02"), gaps("2026-04-03")), (1, 0));
        assert!(!reasons("2026-04-03").contains("no_confidentiality"));
    });
}

/// An NDA for a company on a text of its own kind.
pub fn nda_with(h: &Harness, consignee: &Value) -> i64 {
    let writer = h.as_(Role::Procurement);
    let opened = json!({ "code": "company", "kind": "company", "name_ja": "秘密保持契約書", "name_en": "NDA" });
    let agreement = h.call(&writer, "agreement.open", opened).unwrap();
    let version = h.call(&writer, "agreement.draft", json!({ "agreement_id": agreement })).unwrap().as_i64().unwrap();
    write(&h.register, &writer, version).unwrap();
    propose(&h.register, &writer, version).unwrap();
    adopt(&h.register, &h.as_(Role::Manager), version, TODAY).unwrap();
    let input = json!({ "agreement_id": agreement, "language": "ja", "consignee_id": consignee });
    refused(h.call(&issuer(h), "nda.issue", input.clone()), "input-required");
    let mut input = input;
    input["signatory"] = json!("代表 架空");
    h.call(&issuer(h), "nda.issue", input).unwrap().as_i64().unwrap()
}
