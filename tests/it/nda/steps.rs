//! The sign-off and its separation of duties; return, decline, taking back and the end.

use kantoku::domain::access::{Door, Role};
use serde_json::json;

use super::{SCAN, TODAY, as_person, call, issued, issuer, leave, person, prepared, refused, shown, sign, signed};
use crate::harness::on_each_database;

#[test]
fn whoever_signed_issued_or_collected_does_not_sign_off_through_any_door() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let both = h.someone(&[Role::PersonalDataManager, Role::Manager, Role::Procurement]);
        let own = both.person.unwrap();
        let name = h.call(&issuer(h), "person.show", json!({ "id": own })).unwrap()["now"]["name"].as_str().unwrap().to_owned();
        let mine = issued(h, agreement, own);
        let text = shown(h, mine);
        h.call(&both, "nda.sign", json!({ "id": mine, "hash": text["hash"], "typed_name": name, "consent": true })).unwrap();
        let hanako = person(h, "S-1", "山田 花子");
        let by_me = h
            .call(&both, "nda.issue", json!({ "agreement_id": agreement, "language": "ja", "person_id": hanako }))
            .unwrap()
            .as_i64()
            .unwrap();
        sign(&h.register, hanako, "山田 花子", &shown(h, by_me)).unwrap();
        let taro = person(h, "S-2", "鈴木 太郎");
        let paper = issued(h, agreement, taro);
        let scan = json!({ "id": paper, "seen": shown(h, paper)["seen"], "signed_on": TODAY, "name": "a.pdf", "content": SCAN });
        h.call(&both, "nda.sign_on_paper", scan).unwrap();
        for (id, why) in [(mine, "nda-own"), (by_me, "nda-own-issue"), (paper, "nda-own-collection")] {
            for door in [Door::Page, Door::Api, Door::Cli, Door::Import] {
                refused(h.call(&both.clone().through(door), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })), why);
            }
            refused(h.call(&both, "nda.return", json!({ "seen": i64::MAX, "id": id, "reason": "やり直し" })), why);
            assert_eq!(h.browser_of(&both).post(&format!("/ndas/{id}/steps/sign_off"), &[("seen", "999999")]).status, 403);
        }
        let all = json!({ "seen": i64::MAX, "ids": [mine, by_me, paper] });
        assert_eq!(h.call(&h.as_(Role::Manager), "nda.sign_off", all.clone()).unwrap(), 3, "many with one confirmation");
        let head = h.head();
        assert_eq!(h.call(&h.as_(Role::Manager), "nda.sign_off", all).unwrap(), 0);
        assert_eq!(h.head(), head, "the same confirmation twice is one");
        assert_eq!(shown(h, mine)["state"], "in_force");
    });
}

#[test]
fn of_many_all_are_signed_off_or_none() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako, taro) = (prepared(h), person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        let (ready, unsigned) = (signed(h, agreement, hanako, "山田 花子"), issued(h, agreement, taro));
        refused(
            h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [ready, unsigned] })),
            "nda-not-to-be-signed-off",
        );
        assert_eq!(shown(h, ready)["state"], "signed");
        assert!(
            h.call(&h.as_(Role::Procurement), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [ready] })).is_err(),
            "without the right"
        );
    });
}

#[test]
fn a_returned_signature_is_given_again_and_the_first_stays_known() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let manager = h.as_(Role::Manager);
        refused(h.call(&manager, "nda.return", json!({ "seen": i64::MAX, "id": id, "reason": " " })), "input-required");
        h.call(&manager, "nda.return", json!({ "seen": i64::MAX, "id": id, "reason": "所属が古い" })).unwrap();
        assert_eq!((&shown(h, id)["state"], shown(h, id)["returned"].as_array().unwrap().len()), (&json!("returned"), 1));
        sign(&h.on("2026-04-02"), hanako, "山田 花子", &shown(h, id)).unwrap();
        call(&h.on("2026-04-02"), &manager, "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })).unwrap();
        let after = call(&h.on("2026-04-02"), &manager, "nda.show", json!({ "id": id })).unwrap();
        assert_eq!(after["state"], "in_force");
    });
}

#[test]
fn one_that_was_declined_or_taken_back_is_over() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako, taro) = (prepared(h), person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        let (declined, voided) = (issued(h, agreement, hanako), issued(h, agreement, taro));
        refused(h.call(&as_person(taro), "nda.decline", json!({ "id": declined, "reason": "代わりに" })), "nda-of-another");
        h.call(&as_person(hanako), "nda.decline", json!({ "id": declined, "reason": "内容に同意できない" })).unwrap();
        h.call(&issuer(h), "nda.void", json!({ "seen": i64::MAX, "id": voided, "reason": "宛先の誤り" })).unwrap();
        refused(sign(&h.register, hanako, "山田 花子", &shown(h, declined)), "nda-step-out-of-order");
        refused(sign(&h.register, taro, "鈴木 太郎", &shown(h, voided)), "nda-step-out-of-order");
        assert_eq!((&shown(h, declined)["state"], &shown(h, voided)["state"]), (&json!("declined"), &json!("void")));
        issued(h, agreement, taro);
    });
}

#[test]
fn an_end_leaves_the_obligations_that_survive_it() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let end =
            |ends_on: &str| h.call(&issuer(h), "nda.end", json!({ "seen": i64::MAX, "id": id, "ends_on": ends_on, "reason": "退職" }));
        refused(end("2026-04-01"), "nda-step-out-of-order");
        h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })).unwrap();
        refused(end("2026-03-31"), "nda-until-before-from");
        refused(end("2027-04-01"), "nda-ends-after-term");
        end("2026-09-30").unwrap();
        let after = shown(h, id);
        assert_eq!((&after["state"], &after["survives_until_on"]), (&json!("in_force"), &json!("2031-09-30")));
        let later = call(&h.on("2026-10-01"), &issuer(h), "nda.show", json!({ "id": id })).unwrap();
        assert_eq!(later["state"], "ended");
    });
}

#[test]
fn evidence_is_kept_as_long_as_the_obligations_survive_and_then_it_can_be_erased() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })).unwrap();
        leave(&h.register, h, &json!(hanako), TODAY);
        let erase = |on: &str| call(&h.on(on), &issuer(h), "person.erase", json!({ "id": hanako, "reason": "保存期間の満了" }));
        refused(erase("2026-04-02"), "person-erase-nda-in-force");
        call(&h.on("2026-04-02"), &issuer(h), "nda.end", json!({ "seen": i64::MAX, "id": id, "ends_on": TODAY, "reason": "退職" }))
            .unwrap();
        refused(erase("2031-04-01"), "person-erase-nda-survives");
        erase("2031-04-02").unwrap();
        let after = call(&h.on("2031-04-02"), &issuer(h), "nda.show", json!({ "id": id })).unwrap();
        assert_eq!(
            (&after["text"], &after["signature"]["typed_name"], &after["signature"]["address"]),
            (&json!(""), &json!(""), &json!(""))
        );
        assert_eq!(after["hash"].as_str().unwrap().len(), 64, "the hash stays, and proves a text that somebody else has");
    });
}

#[test]
fn what_changed_after_it_was_looked_at_is_not_signed_off() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let looked = h.head();
        h.call(&h.as_(Role::Manager), "nda.return", json!({ "seen": looked, "id": id, "reason": "所属が古い" })).unwrap();
        sign(&h.register, hanako, "山田 花子", &shown(h, id)).unwrap();
        refused(h.call(&h.someone(&[Role::Manager]), "nda.sign_off", json!({ "seen": looked, "ids": [id] })), "stale-form");
        refused(h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": looked, "ids": [] })), "input-required");
    });
}

#[test]
fn nobody_ends_or_takes_back_their_own() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let own = issuer(h);
        let name = h.call(&own, "person.show", json!({ "id": own.person })).unwrap()["now"]["name"].as_str().unwrap().to_owned();
        let other = h.someone(&[Role::PersonalDataManager]);
        let input = json!({ "agreement_id": agreement, "language": "ja", "person_id": own.person });
        let id = h.call(&other, "nda.issue", input).unwrap().as_i64().unwrap();
        refused(h.call(&own, "nda.void", json!({ "seen": i64::MAX, "id": id, "reason": "不要" })), "nda-own-end");
        sign(&h.register, own.person.unwrap(), &name, &shown(h, id)).unwrap();
        h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })).unwrap();
        refused(h.call(&own, "nda.end", json!({ "seen": i64::MAX, "id": id, "ends_on": TODAY, "reason": "退職" })), "nda-own-end");
    });
}

#[test]
fn one_is_renewed_once_and_only_while_it_binds_or_after_it_ran_out() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let renew = |on: &str| {
            let input = json!({ "agreement_id": agreement, "language": "ja", "person_id": hanako, "renews_id": id });
            call(&h.on(on), &issuer(h), "nda.issue", input)
        };
        refused(renew(TODAY), "nda-already-pending");
        h.call(&h.as_(Role::Manager), "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })).unwrap();
        let next = renew("2027-02-15").unwrap();
        assert_eq!(shown(h, id)["renewed_by"], json!([next]));
        refused(renew("2027-02-16"), "nda-already-pending");
        let other = person(h, "S-2", "鈴木 太郎");
        let wrong = json!({ "agreement_id": agreement, "language": "ja", "person_id": other, "renews_id": id });
        refused(call(&h.on("2027-02-16"), &issuer(h), "nda.issue", wrong), "nda-renews-another");
    });
}
