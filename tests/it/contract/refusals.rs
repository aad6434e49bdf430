//! What cannot be agreed or found is refused at its field.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, bind, enter, entrusted, input, shown};
use crate::evaluation::{assert_denied, assert_refused, consignee, extend};
use crate::harness::on_each_database;

#[test]
fn what_cannot_be_agreed_is_refused_at_its_field() {
    on_each_database(TODAY, |h| {
        let (owner, _) = entrusted(h, json!({}));
        bind(h, owner, json!({ "control_no": "K-1" }));
        for (more, field, id) in [
            (json!({ "title": " " }), "title", "input-required"),
            (json!({ "control_no": "K-1", "title": "覚書" }), "control_no", "consignee-control-no-used"),
            (json!({ "term_ends_on": "2024-03-31" }), "term_ends_on", "contract-term-before-start"),
            (json!({ "renewal_months": 12 }), "term_ends_on", "contract-renewal-needs-term"),
            (json!({ "renewal_months": 0, "term_ends_on": "2025-03-31" }), "renewal_months", "input-out-of-range"),
            (json!({ "concluded_on": "2026-11-24" }), "concluded_on", "contract-ahead"),
            (json!({ "kind": "terms_of_service" }), "terms_url", "contract-terms-address-needed"),
            (json!({ "terms_url": "利用規約", "checked_on": TODAY }), "terms_url", "contract-terms-address-form"),
            (json!({ "terms_url": "https://example.jp/terms" }), "checked_on", "contract-terms-checked-needed"),
            (json!({ "entrustment_ids": [999_999] }), "entrustment_ids", "contract-other-work"),
            (json!({ "kind": "gift" }), "kind", "input-choice"),
            (json!({ "colour": "red" }), "colour", "input-unknown-field"),
        ] {
            assert_refused(enter(h, owner, more), field, id);
        }
        assert!(enter(h, 999_999, json!({})).is_err());
    });
}

#[test]
fn what_is_found_needs_its_article_and_terms_their_address() {
    on_each_database(TODAY, |h| {
        let (owner, _) = entrusted(h, json!({}));
        let id = bind(h, owner, json!({}));
        let seen = shown(h, id)["clauses_seen"].clone();
        for (finding, field, message) in [
            (json!({ "code": "C05", "finding": "found" }), "findings.0.article", "contract-article-needed"),
            (json!({ "code": "C05", "finding": "by_terms" }), "findings.0.finding", "contract-terms-needed"),
            (json!({ "code": "C99", "finding": "not_found" }), "findings.0.code", "contract-no-such-clause"),
            (json!({ "code": "C05", "finding": "perhaps" }), "findings.0.finding", "input-choice"),
        ] {
            let check = json!({ "id": id, "seen": seen, "findings": [finding] });
            assert_refused(h.call(&h.as_(Role::Procurement), "contract.check_clauses", check), field, message);
        }
        let twice = json!({ "id": id, "seen": seen, "findings": [{ "code": "C05" }, { "code": "C05" }] });
        assert_refused(h.call(&h.as_(Role::Procurement), "contract.check_clauses", twice), "findings.1.code", "contract-clause-twice");
        let ahead = json!({ "id": id, "seen": seen, "checked_on": "2026-11-24", "findings": [] });
        assert_refused(h.call(&h.as_(Role::Procurement), "contract.check_clauses", ahead), "checked_on", "contract-ahead");
    });
}

#[test]
fn terms_stay_named_as_long_as_something_was_found_in_them() {
    on_each_database(TODAY, |h| {
        let (owner, _) = entrusted(h, json!({}));
        let terms = json!({ "kind": "terms_of_service", "terms_url": "https://example.jp/terms", "checked_on": "2026-11-20" });
        let mut more = terms.clone();
        extend(&mut more, json!({ "findings": [{ "code": "C04", "finding": "by_terms" }] }));
        let id = bind(h, owner, more);
        let whole = shown(h, id);
        assert_eq!((&whole["line"]["confidentiality"], &whole["line"]["missing"]), (&json!(true), &json!([])));
        assert!(!whole["checked_by"].as_str().unwrap().is_empty(), "who looked at them is known");
        let mut change = whole["details"].clone();
        extend(&mut change, json!({ "id": id, "seen": whole["seen"], "kind": "basic", "terms_url": "", "checked_on": null }));
        assert_refused(h.call(&h.as_(Role::Procurement), "contract.change", change), "terms_url", "contract-terms-needed");
    });
}

#[test]
fn only_who_keeps_the_register_writes_and_nobody_without_the_right_reads() {
    on_each_database(TODAY, |h| {
        let owner = consignee(h, "権限商事");
        let id = bind(h, owner, json!({}));
        for role in [Role::Manager, Role::Auditor, Role::Administrator] {
            assert_denied(h.call(&h.as_(role), "contract.enter", input(owner, json!({}))), "access-denied");
            let check = json!({ "id": id, "findings": [] });
            assert_denied(h.call(&h.as_(role), "contract.check_clauses", check), "access-denied");
        }
        assert_denied(h.call(&h.as_(Role::Staff), "contract.list", json!({})), "access-denied");
        assert_eq!(h.browser_of(&h.as_(Role::Staff)).get("/contracts").status, 403);
        assert_eq!(h.browser_of(&h.as_(Role::Auditor)).get(&format!("/contracts/{id}/clauses")).status, 403);
    });
}
