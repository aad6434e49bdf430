//! Signing in the product, by link and on paper; and what is refused.

use kantoku::domain::access::{Actor, Door, Role};
use serde_json::{Value, json};
use sha2::Digest;

use super::{SCAN, TODAY, agreement_of, as_person, call, issued, issuer, person, prepared, refused, shown, sign, signed};
use crate::agreement::{adopt, propose, write};
use crate::harness::{Harness, on_each_database};

#[test]
fn what_is_signed_is_exactly_what_was_shown_and_all_evidence_is_kept() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = issued(h, agreement, hanako);
        let before = shown(h, id);
        let text = before["text"].as_str().unwrap();
        assert!(text.contains("架空の会 御中") && text.contains("氏名：山田 花子"), "{text}");
        assert_eq!(before["hash"], hex::encode(sha2::Sha256::digest(text.as_bytes())), "the hash is that of the text");
        assert_eq!((&before["state"], &before["valid_until_on"]), (&json!("issued"), &json!("2027-03-31")));
        sign(&h.register, hanako, "山田　花子", &before).unwrap();
        let head = h.head();
        sign(&h.register, hanako, "山田　花子", &before).unwrap();
        assert_eq!(h.head(), head, "the same form sent twice signs once");
        let after = shown(h, id);
        let signature = &after["signature"];
        assert_eq!((&after["state"], &signature["method"]), (&json!("signed"), &json!("in_product")));
        let forged = json!({ "id": id, "hash": before["hash"], "typed_name": "山田 花子", "consent": true, "address": "192.0.2.1" });
        assert!(h.call(&as_person(hanako), "nda.sign", forged).is_err(), "nobody says themselves where they come from");
        assert_eq!(
            (&signature["hash"], &signature["typed_name"], &signature["seq"]),
            (&before["hash"], &json!("山田　花子"), &json!(head))
        );
        assert_eq!(signature["entry_hash"].as_str().unwrap().len(), 64);
    });
}

#[test]
fn nobody_signs_for_another_or_without_reading() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = issued(h, agreement, hanako);
        let before = shown(h, id);
        let input = |more: &Value| {
            let mut input = json!({ "id": id, "hash": before["hash"], "typed_name": "山田 花子", "consent": true });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let other = h.someone(&[Role::Staff, Role::PersonalDataManager, Role::Administrator]);
        for door in [Door::Page, Door::Api, Door::Cli] {
            refused(h.call(&other.clone().through(door), "nda.sign", input(&json!({}))), "nda-of-another");
        }
        let token = as_person(hanako).by_token(1);
        refused(h.call(&token, "nda.sign", input(&json!({}))), "access-not-by-token");
        let own = as_person(hanako);
        refused(h.call(&own, "nda.sign", input(&json!({ "consent": false }))), "nda-needs-consent");
        refused(h.call(&own, "nda.sign", input(&json!({ "typed_name": "山田 太郎" }))), "nda-other-name");
        refused(h.call(&own, "nda.sign", input(&json!({ "hash": "0".repeat(64) }))), "nda-other-text");
        assert_eq!(shown(h, id)["state"], "issued");
        let stranger = h.someone(&[Role::Staff]);
        assert!(h.call(&stranger, "nda.show", json!({ "id": id })).is_err(), "a member of staff reads only their own");
        assert!(h.call(&own, "nda.show", json!({ "id": id })).is_ok());
    });
}

fn token(h: &Harness, id: i64) -> String {
    let made = h.call(&issuer(h), "nda.make_link", json!({ "id": id })).unwrap();
    made["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

#[test]
fn a_link_signs_once_and_only_what_it_was_made_for() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = issued(h, agreement, hanako);
        let (old, token) = (token(h, id), token(h, id));
        let nobody = Actor::nobody(Door::Page);
        refused(h.call(&nobody, "nda.link", json!({ "token": old })), "nda-link-void");
        let offered = h.call(&nobody, "nda.link", json!({ "token": token })).unwrap();
        assert_eq!(offered["signer"], "山田 花子");
        let input = |token: &str| json!({ "token": token, "hash": offered["hash"], "typed_name": "山田花子", "consent": true });
        let altered = format!("{}{}", &token[..63], if token.ends_with('0') { "1" } else { "0" });
        refused(h.call(&nobody, "nda.sign_by_link", input(&altered)), "nda-link-void");
        let late = h.minutes_later(60 * 24 * 14 + 1);
        refused(call(&late, &nobody, "nda.sign_by_link", input(&token)), "nda-link-void");
        let other = h.someone(&[Role::Staff]);
        refused(h.call(&other, "nda.sign_by_link", input(&token)), "nda-of-another");
        h.call(&nobody, "nda.sign_by_link", input(&token)).unwrap();
        refused(h.call(&issuer(h), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })), "nda-own-issue");
        refused(h.call(&nobody, "nda.sign_by_link", input(&token)), "nda-link-void");
        assert_eq!((&shown(h, id)["state"], &shown(h, id)["signature"]["method"]), (&json!("signed"), &json!("by_link")));
        let ledger = h.call(&Actor::console(), "ledger.show", json!({ "seq": h.head() })).unwrap().to_string();
        assert!(!ledger.contains(&token), "a token does not stand in the ledger");
    });
}

#[test]
fn a_signature_on_paper_has_its_scan_its_day_and_who_collected_it() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako, taro) = (prepared(h), person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        let id = issued(h, agreement, hanako);
        let input = |more: &Value| {
            let mut input = json!({ "id": id, "seen": shown(h, id)["seen"], "signed_on": TODAY, "name": "誓約書.pdf", "content": SCAN });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let record = |more: &Value| h.call(&issuer(h), "nda.sign_on_paper", input(more));
        refused(record(&json!({ "signed_on": "2026-03-31" })), "nda-signed-before-issue");
        refused(record(&json!({ "signed_on": "2026-04-02" })), "nda-signed-in-future");
        refused(record(&json!({ "collected_by": hanako })), "nda-collected-by-signer");
        refused(record(&json!({ "name": "誓約書.png" })), "document-unlike-its-name");
        refused(record(&json!({ "name": "誓約書.docx" })), "document-kind-not-taken");
        refused(record(&json!({ "seen": 1 })), "stale-form");
        record(&json!({ "collected_by": taro })).unwrap();
        let after = shown(h, id);
        assert_eq!((&after["state"], &after["signature"]["collected_by"]), (&json!("signed"), &json!("鈴木 太郎")));
        let scan = after["signature"]["scan"]["id"].as_i64().unwrap();
        let found = h.call(&h.as_(Role::Auditor), "document.show", json!({ "id": scan })).unwrap();
        assert_eq!(found["name"], "誓約書.pdf");
        assert!(h.call(&as_person(hanako), "document.show", json!({ "id": scan })).is_ok(), "the scan of one's own signature");
        assert!(h.call(&as_person(taro), "document.show", json!({ "id": scan })).is_err());
    });
}

#[test]
fn a_superseded_text_is_not_signed_and_old_signatures_stay_with_theirs() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako, taro) = (prepared(h), person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        let (kept, left) = (signed(h, agreement, hanako, "山田 花子"), issued(h, agreement, taro));
        let old = shown(h, left);
        let link = token(h, left);
        let (writer, later) = (h.as_(Role::Procurement), h.on("2026-04-10"));
        let first = old["version_id"].as_i64().unwrap();
        let second =
            call(&later, &writer, "agreement.draft", json!({ "agreement_id": agreement, "copy_of": first })).unwrap().as_i64().unwrap();
        write(&later, &writer, second).unwrap();
        propose(&later, &writer, second).unwrap();
        adopt(&later, &h.as_(Role::Manager), second, "2026-04-10").unwrap();
        assert_eq!(agreement_of(h, second), agreement);
        refused(sign(&later, taro, "鈴木 太郎", &old), "nda-text-superseded");
        refused(call(&later, &Actor::nobody(Door::Page), "nda.link", json!({ "token": link })), "nda-text-superseded");
        // On paper it was signed while it was in force, and is only recorded later.
        let paper = json!({ "id": left, "seen": old["seen"], "signed_on": "2026-04-10", "name": "a.pdf", "content": SCAN });
        refused(call(&later, &issuer(h), "nda.sign_on_paper", paper), "nda-text-superseded");
        assert_eq!(shown(h, kept)["version_id"], first, "bound to the version that was signed");
    });
}

#[test]
fn one_is_issued_only_where_none_waits_and_a_text_is_in_force() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        issued(h, agreement, hanako);
        let input = |more: &Value| {
            let mut input = json!({ "agreement_id": agreement, "language": "ja", "person_id": hanako });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let issue = |more: &Value| h.call(&issuer(h), "nda.issue", input(more));
        refused(issue(&json!({})), "nda-already-pending");
        let taro = person(h, "S-2", "鈴木 太郎");
        refused(issue(&json!({ "person_id": 999_999 })), "nda-person-does-not-belong");
        refused(issue(&json!({ "person_id": taro, "sign_by_on": "2026-03-31" })), "nda-date-before-issue");
        refused(issue(&json!({ "person_id": taro, "valid_until_on": "2026-03-31" })), "nda-until-before-from");
        refused(issue(&json!({ "person_id": taro, "valid_from_on": "2026-03-31" })), "nda-date-before-issue");
        refused(issue(&json!({ "person_id": taro, "agreement_id": 999_999 })), "nda-no-such-agreement");
        refused(issue(&json!({ "person_id": null, "consignee_id": 1 })), "nda-other-kind-of-party");
        assert!(h.call(&h.as_(Role::Staff), "nda.issue", input(&json!({ "person_id": taro }))).is_err());
        issue(&json!({ "person_id": taro, "language": "en" })).unwrap();
    });
}
