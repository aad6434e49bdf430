//! Acknowledging in the product, by link and on a signed list; and what is refused.

use kantoku::domain::access::{Actor, Door, Role};
use kantoku::error::Error;
use kantoku::operations::rule::{Acknowledge, AcknowledgeByLink, Whence};
use kantoku::operations::secret::Secret;
use kantoku::store::rule::acknowledgements_of;
use serde_json::{Value, json};

use super::{TODAY, approve, created, in_force, person, proposed, refused, shown, writer};
use crate::harness::{Harness, on_each_database};
use crate::nda::{SCAN, as_person, call, leave};

fn own(h: &Harness, actor: &Actor) -> Value {
    h.call(actor, "rule.list", json!({})).unwrap()["rules"][0]["own"].clone()
}

#[test]
fn a_person_acknowledges_for_themselves_alone_and_once() {
    on_each_database(TODAY, |h| {
        let id = in_force(h, "handling", &json!({}));
        let staff = h.someone(&[Role::Staff]);
        assert_eq!((&own(h, &staff)["state"], &own(h, &staff)["due_on"]), (&json!("due"), &json!("2026-05-01")));
        refused(h.call(&staff, "rule.acknowledge", json!({ "version_id": id })), "rule-needs-consent");
        let other = writer(h).person.unwrap();
        let forged = json!({ "version_id": id, "consent": true, "person_id": other });
        assert!(h.call(&staff, "rule.acknowledge", forged).is_err(), "nobody says whose acknowledgement it is");
        refused(
            h.call(&staff.clone().by_token(1), "rule.acknowledge", json!({ "version_id": id, "consent": true })),
            "access-not-by-token",
        );
        h.call(&staff, "rule.acknowledge", json!({ "version_id": id, "consent": true })).unwrap();
        assert_eq!(own(h, &staff)["state"], "acknowledged");
        let head = h.head();
        h.call(&staff, "rule.acknowledge", json!({ "version_id": id, "consent": true })).unwrap();
        assert_eq!(h.head(), head, "the same form sent twice acknowledges once");
        assert_eq!(own(h, &h.someone(&[Role::Staff]))["state"], "due", "nobody else has");
        assert_eq!(h.call(&staff, "rule.show", json!({ "version_id": id })).unwrap()["given"], json!([]), "staff do not see who has");
    });
}

#[test]
fn a_new_version_asks_again_and_the_earlier_acknowledgement_stays() {
    on_each_database(TODAY, |h| {
        let first = in_force(h, "handling", &json!({}));
        let staff = h.someone(&[Role::Staff]);
        let acknowledge = |id: i64| h.call(&staff, "rule.acknowledge", json!({ "version_id": id, "consent": true }));
        acknowledge(first).unwrap();
        let second = h.call(&writer(h), "rule.draft", json!({ "rule_id": shown(h, first)["rule_id"] })).unwrap().as_i64().unwrap();
        refused(acknowledge(second), "rule-not-approved");
        proposed(h, second, &json!({ "changed": "改正" }));
        approve(h, second, TODAY).unwrap();
        let found = own(h, &staff);
        assert_eq!((&found["state"], &found["acknowledged"], &found["acknowledged_on"]), (&json!("due"), &json!(1), &json!(TODAY)));
        refused(
            h.call(&h.someone(&[Role::Staff]), "rule.acknowledge", json!({ "version_id": first, "consent": true })),
            "rule-is-superseded",
        );
        acknowledge(second).unwrap();
        assert_eq!((&own(h, &staff)["state"], &own(h, &staff)["acknowledged"]), (&json!("acknowledged"), &json!(2)));
        assert_eq!(shown(h, first)["given"].as_array().unwrap().len(), 1, "the first is still on record");
    });
}

fn link(h: &Harness, version_id: i64, person_id: i64) -> String {
    let made = h.call(&writer(h), "rule.make_link", json!({ "version_id": version_id, "person_id": person_id })).unwrap();
    made["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

#[test]
fn a_link_works_once_for_its_person_until_it_runs_out() {
    on_each_database(TODAY, |h| {
        let (id, hanako) = (in_force(h, "handling", &json!({})), person(h, "S-1", "山田 花子", TODAY, ""));
        let first = link(h, id, hanako);
        let token = link(h, id, hanako);
        let nobody = Actor::nobody(Door::Page);
        let open = |token: &str| h.call(&nobody, "rule.link", json!({ "token": token }));
        let by = |actor: &Actor, token: &str| h.call(actor, "rule.acknowledge_by_link", json!({ "token": token, "consent": true }));
        refused(open(&first), "rule-link-void");
        assert_eq!(open(&token).unwrap()["name"], "山田 花子");
        refused(by(&h.someone(&[Role::Staff]), &token), "rule-of-another");
        refused(h.call(&nobody, "rule.acknowledge_by_link", json!({ "token": token })), "rule-needs-consent");
        let late = AcknowledgeByLink { token: Secret(token.clone()), consent: true, from: Whence::default() };
        let error = h.on("2026-04-20").run(&nobody, &late).unwrap_err();
        assert!(matches!(&error, Error::Conflict(message) if message.id == "rule-link-void"), "{error}");
        by(&nobody, &token).unwrap();
        refused(by(&nobody, &token), "rule-link-void");
        let given = &shown(h, id)["given"][0];
        assert_eq!((&given["person_id"], &given["method"]), (&json!(hanako), &json!("by_link")));
        assert!(given["recorded_by"].is_string(), "who made the link is known");
        let made = h.call(&writer(h), "rule.make_link", json!({ "version_id": id, "person_id": hanako }));
        refused(made, "rule-already-acknowledged");
        let own = json!({ "version_id": id, "person_id": writer(h).person });
        refused(h.call(&writer(h), "rule.make_link", own), "rule-own-link");
    });
}

#[test]
fn a_link_is_void_once_its_version_is_superseded() {
    on_each_database(TODAY, |h| {
        let (first, hanako) = (in_force(h, "handling", &json!({})), person(h, "S-1", "山田 花子", TODAY, ""));
        let token = link(h, first, hanako);
        let second = h.call(&writer(h), "rule.draft", json!({ "rule_id": shown(h, first)["rule_id"] })).unwrap().as_i64().unwrap();
        proposed(h, second, &json!({ "changed": "改正" }));
        approve(h, second, TODAY).unwrap();
        refused(h.call(&Actor::nobody(Door::Page), "rule.link", json!({ "token": token })), "rule-link-void");
    });
}

#[test]
fn a_signed_list_is_recorded_with_its_scan_by_somebody_who_is_not_on_it() {
    on_each_database(TODAY, |h| {
        let id = in_force(h, "handling", &json!({}));
        let people = [person(h, "S-1", "山田 花子", TODAY, ""), person(h, "S-2", "佐藤 次郎", TODAY, "")];
        let late = person(h, "S-3", "鈴木 三郎", "2026-05-01", "");
        let list = |people: &Value, on: &str| json!({ "version_id": id, "person_ids": people, "acknowledged_on": on, "name": "list.pdf", "content": SCAN });
        let record = |people: &Value, on: &str| h.call(&writer(h), "rule.record_list", list(people, on));
        refused(record(&json!([writer(h).person]), TODAY), "rule-own-list");
        refused(record(&json!([people[0], late]), TODAY), "rule-not-there-then");
        refused(record(&json!(people), "2026-03-31"), "rule-acknowledged-before-approval,rule-not-there-then");
        refused(record(&json!(people), "2026-04-02"), "rule-acknowledged-in-future");
        refused(h.call(&h.as_(Role::Auditor), "rule.record_list", list(&json!(people), TODAY)), "access-denied");
        h.call(&as_person(people[0]), "rule.acknowledge", json!({ "version_id": id, "consent": true })).unwrap();
        assert_eq!(record(&json!(people), TODAY).unwrap(), json!({ "recorded": 1, "before": 1 }));
        let given = shown(h, id)["given"].clone();
        let of = |person: i64| given.as_array().unwrap().iter().find(|one| one["person_id"] == person).unwrap().clone();
        assert_eq!((of(people[0])["method"].clone(), of(people[1])["method"].clone()), (json!("in_product"), json!("on_list")));
        let document = of(people[1])["document_id"].as_i64().unwrap();
        h.call(&h.as_(Role::Auditor), "document.show", json!({ "id": document })).unwrap();
        assert!(h.call(&h.as_(Role::Staff), "document.show", json!({ "id": document })).is_err(), "the list is not for everybody");
        let strike = |person: i64| h.call(&writer(h), "rule.strike", json!({ "version_id": id, "person_id": person, "reason": "誤記" }));
        refused(strike(people[0]), "rule-strike-own-act");
        strike(people[1]).unwrap();
        assert_eq!(shown(h, id)["given"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn a_draft_is_not_acknowledged_and_a_version_to_come_is() {
    on_each_database(TODAY, |h| {
        let id = created(h, "handling");
        let staff = h.someone(&[Role::Staff]);
        let acknowledge = || h.call(&staff, "rule.acknowledge", json!({ "version_id": id, "consent": true }));
        refused(acknowledge(), "rule-not-approved");
        proposed(h, id, &json!({}));
        refused(acknowledge(), "rule-not-approved");
        approve(h, id, "2026-05-01").unwrap();
        acknowledge().unwrap();
        let listed = h.call(&staff, "rule.list", json!({ "on": "2026-05-01" })).unwrap();
        assert_eq!(listed["rules"][0]["own"]["state"], "acknowledged");
    });
}

#[test]
fn of_an_erased_person_only_that_they_acknowledged_is_left() {
    on_each_database(TODAY, |h| {
        let (id, hanako) = (in_force(h, "handling", &json!({})), person(h, "S-1", "山田 花子", TODAY, ""));
        let from = Whence { address: "192.0.2.1".into(), agent: "Browser".into() };
        h.register.run(&as_person(hanako), &Acknowledge { version_id: id, consent: true, from }).unwrap();
        leave(&h.register, h, &json!(hanako), "2026-04-30");
        let later = h.on("2026-06-01");
        call(&later, &writer(h), "person.erase", json!({ "id": hanako, "reason": "退職" })).unwrap();
        let rows = h.look(|tx| acknowledgements_of(tx, id, i64::MAX));
        assert_eq!((rows.len(), rows[0].address.as_str(), rows[0].agent.as_str()), (1, "", ""));
        assert!(!shown(h, id).to_string().contains("花子"));
    });
}
