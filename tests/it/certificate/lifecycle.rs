//! A certificate from its first period to its last, and what its end means.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, enter, entered, passed, shown, step};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused, consignee};
use crate::harness::{Harness, on_each_database};

fn state_on(h: &Harness, id: i64, on: &str) -> (String, String) {
    let line = h.call(&h.as_(Role::Auditor), "certificate.show", json!({ "id": id, "on": on })).unwrap()["line"].clone();
    (line["state"].as_str().unwrap().to_owned(), line["number"].as_str().unwrap().to_owned())
}

#[test]
fn it_is_entered_renewed_corrected_and_ended() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "認証商事");
        let id = entered(h, owner, json!({ "until_on": "2026-07-15", "scope": "全社", "issuer": "架空審査協会" }));
        assert_eq!(state_on(h, id, "2026-05-16").0, "ending_soon");
        step(h, "certificate.renew", id, json!({ "until_on": "2028-07-15", "number": "99000001(02)" })).unwrap();
        for (on, state, number) in [
            ("2024-12-31", "ahead", "99000001(01)"),
            ("2026-07-15", "valid", "99000001(01)"),
            ("2026-07-16", "valid", "99000001(02)"),
            ("2028-07-16", "ended", "99000001(02)"),
        ] {
            assert_eq!(state_on(h, id, on), (state.to_owned(), number.to_owned()), "{on}");
        }
        let whole = shown(h, id);
        assert_eq!((whole["periods"].as_array().unwrap().len(), &whole["details"]["scope"]), (2, &json!("全社")), "what is not said stays");
        let mut change = whole["details"].clone();
        crate::evaluation::extend(&mut change, json!({ "from_on": "2026-07-16", "until_on": "2028-06-30" }));
        step(h, "certificate.change", id, change.clone()).unwrap();
        let head = h.head();
        step(h, "certificate.change", id, change).unwrap();
        assert_eq!(h.head(), head, "the same once more is no entry");
        step(h, "certificate.end", id, json!({ "until_on": "2026-12-31", "reason": "返上" })).unwrap();
        assert_eq!(state_on(h, id, "2027-01-01").0, "ended");
    });
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "拒否商事");
        let id = entered(h, owner, json!({ "until_on": "2026-12-31" }));
        for (more, field, message) in [
            (json!({}), "number", "certificate-there-already"),
            (json!({ "number": " " }), "number", "input-required"),
            (json!({ "kind": "iso9001" }), "kind", "input-choice"),
            (json!({ "kind": "other", "number": "1" }), "name", "certificate-name-needed"),
            (json!({ "number": "2", "until_on": "2024-12-31" }), "until_on", "contract-term-before-start"),
        ] {
            assert_refused(enter(h, owner, more), field, message);
        }
        assert!(enter(h, 999_999, json!({ "number": "3" })).is_err());
        assert_refused(step(h, "certificate.renew", id, json!({ "from_on": "2026-12-31" })), "from_on", "certificate-overlaps");
        step(h, "certificate.renew", id, json!({})).unwrap();
        assert_refused(step(h, "certificate.renew", id, json!({})), "from_on", "certificate-without-end");
        let mut change = shown(h, id)["details"].clone();
        crate::evaluation::extend(
            &mut change,
            json!({ "period_from_on": "2025-01-01", "from_on": "2025-01-01", "until_on": "2027-01-01" }),
        );
        assert_refused(step(h, "certificate.change", id, change.clone()), "until_on", "certificate-reaches-next");
        crate::evaluation::extend(&mut change, json!({ "period_from_on": "2025-01-02" }));
        assert_refused(step(h, "certificate.change", id, change), "period_from_on", "certificate-no-such-period");
        let stale = json!({ "id": id, "seen": 1, "until_on": "2027-03-31", "reason": "返上" });
        assert_conflict(h.call(&h.as_(Role::Procurement), "certificate.end", stale), "stale-form");
        assert_denied(h.call(&h.as_(Role::Auditor), "certificate.enter", json!({})), "access-denied");
    });
}

/// The codes of the reasons of its standing.
fn reasons(h: &Harness, consignee: i64, on: &str) -> Vec<String> {
    let whole = h.call(&h.as_(Role::Auditor), "consignee.show", json!({ "id": consignee, "on": on })).unwrap();
    whole["standing"]["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_that_ended_without_renewal_needs_attention_while_work_goes_on_and_nothing_was_decided_since() {
    on_each_database(TODAY, |h| {
        let owner = passed(h);
        let id = entered(h, owner, json!({ "until_on": "2026-08-31" }));
        let old = entered(h, owner, json!({ "kind": "isms", "number": "IS 1", "from_on": "2020-01-01", "until_on": "2026-05-31" }));
        assert_eq!(reasons(h, owner, TODAY), ["evaluated"], "the decision was made after the end of the other one");
        assert_eq!(reasons(h, owner, "2026-08-31"), ["evaluated"]);
        assert_eq!(reasons(h, owner, "2026-09-01"), ["certificate_lapsed"]);
        let list = |filter: Value| h.call(&h.as_(Role::Auditor), "certificate.list", filter).unwrap()["lines"].clone();
        assert_eq!(list(json!({ "lapsed": true, "on": "2026-09-01" }))[0]["id"], id);
        assert_eq!(list(json!({ "state": "ended", "on": TODAY }))[0]["id"], old);
        let due = |until: &str| {
            let asked = json!({ "until": until, "kind": "certificate" });
            h.call(&h.as_(Role::Auditor), "deadline.list", asked).unwrap()["lines"].clone()
        };
        assert_eq!((&due("2026-08-31")[0]["id"], &due("2026-08-31")[0]["due_on"]), (&json!(id), &json!("2026-08-31")));
        assert_eq!(due("2026-08-30"), json!([]));
        step(h, "certificate.renew", id, json!({ "until_on": "2028-08-31" })).unwrap();
        assert_eq!(reasons(h, owner, "2026-09-01"), ["evaluated"]);
        assert_eq!(due("2026-08-31"), json!([]));
    });
}

#[test]
fn files_belong_to_it() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "証書商事");
        let id = entered(h, owner, json!({}));
        let keeper = h.as_(Role::Procurement);
        let attach = json!({ "id": id, "name": "登録証.txt", "content": "6KiY6Yyy" });
        let document = h.call(&keeper, "certificate.attach", attach.clone()).unwrap();
        assert_eq!(h.call(&keeper, "certificate.attach", attach).unwrap(), document);
        let found = h.call(&h.as_(Role::Auditor), "document.show", json!({ "id": document })).unwrap();
        assert_eq!(found["parent"], json!({ "subject": "certificate", "id": id }));
        h.call(&keeper, "certificate.detach", json!({ "id": id, "document_id": document })).unwrap();
        assert_eq!(shown(h, id)["documents"], json!([]));
    });
}
