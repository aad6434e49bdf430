//! From draft to superseded, and who may do what.

use kantoku::domain::access::{Door, Role};
use kantoku::domain::criteria::{Category, VersionState};
use kantoku::error::Error;
use kantoku::operations::Register;
use kantoku::operations::criteria::{Compare, Draft, Entry, Export, List, Propose, PutItem, RemoveItem, Return, Withdraw};
use serde_json::json;

use super::{TODAY, adopt, adopted, codes, entry, open, proposed, put, said, shown};
use crate::harness::{day, on_each_database};

#[test]
fn a_version_is_drafted_proposed_and_adopted_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let version_id = proposed(h);
        let manager = h.as_(Role::Manager);
        assert_eq!(shown(&h.register, &manager, version_id).state, Some(VersionState::Proposed));
        adopt(&h.register, &manager, version_id, "2026-05-01").unwrap();
        let version = shown(&h.register, &manager, version_id);
        assert_eq!((version.state, version.in_force, version.effective_on), (Some(VersionState::Adopted), false, Some(day("2026-05-01"))));
        for (on, in_force) in
            [("2026-03-31", None), ("2026-04-30", None), ("2026-05-01", Some(version_id)), ("2027-01-01", Some(version_id))]
        {
            let listed = h.register.ask(&manager, List { on: Some(day(on)) }).unwrap();
            assert_eq!(listed.sets[0].in_force, in_force, "{on}");
        }
        let events: Vec<_> = version.events.iter().map(|event| event.kind.code()).collect();
        assert_eq!(events, ["drafted", "edited", "edited", "edited", "proposed", "adopted"]);
        assert!(version.events.iter().all(|event| event.person.as_ref().is_some_and(|name| !name.is_empty())));
    });
}

#[test]
fn nobody_adopts_what_they_wrote_through_any_door() {
    on_each_database(TODAY, |h| {
        let writer = h.someone(&[Role::Administrator, Role::PersonalDataManager, Role::Manager, Role::Procurement]);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, entry("R1")).unwrap();
        let proposer = h.as_(Role::PersonalDataManager);
        let seen = shown(&h.register, &writer, version_id).seq;
        h.register.run(&proposer, &Propose { version_id, seen, comment: String::new() }).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        let input = json!({ "version_id": version_id, "seen": seen, "effective_on": TODAY });
        for actor in [&writer, &proposer] {
            for door in [Door::Page, Door::Api, Door::Cli, Door::Import, Door::Job] {
                let error = h.call(&actor.clone().through(door), "criteria.adopt", input.clone()).unwrap_err();
                assert!(matches!(&error, Error::Denied(message) if message.id == "version-own"), "{door}: {error}");
            }
            let page = h.browser_of(actor).post(
                &format!("/criteria/versions/{version_id}/steps/adopt"),
                &[("seen", &seen.to_string()), ("effective_on", TODAY), ("comment", "")],
            );
            assert_eq!(page.status, 403);
        }
        assert_eq!(shown(&h.register, &writer, version_id).state, Some(VersionState::Proposed));
        adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        for actor in [&writer, &proposer] {
            let input = json!({ "version_id": version_id, "seen": seen, "comment": "不都合" });
            let error = h.call(actor, "criteria.withdraw", input).unwrap_err();
            assert!(matches!(&error, Error::Denied(message) if message.id == "version-own-stays"), "{error}");
        }
    });
}

#[test]
fn an_adopted_version_never_changes_through_any_door() {
    on_each_database(TODAY, |h| {
        let version_id = adopted(h);
        let writer = h.as_(Role::Procurement);
        let before = serde_json::to_value(h.register.ask(&writer, Export { version_id }).unwrap()).unwrap();
        let version = shown(&h.register, &writer, version_id);
        let (seen, item_seen) = (version.seq, version.items[0].seq);
        let item = serde_json::to_value(PutItem { version_id, seen: item_seen, item: Entry { weight: Some(9), ..entry("R1") } }).unwrap();
        let terms = json!({ "version_id": version_id, "seen": version.terms.seq, "title_ja": "x", "title_en": "x", "pass_percent": 1,
            "conditional_percent": 1, "partial_knock_out": "fail", "condition_days": 1 });
        let tries = [
            ("criteria.put_item", item),
            ("criteria.put_item", serde_json::to_value(PutItem { version_id, seen: 0, item: entry("R9") }).unwrap()),
            ("criteria.remove_item", json!({ "version_id": version_id, "code": "R1", "seen": item_seen })),
            ("criteria.move_item", json!({ "version_id": version_id, "code": "R1", "seen": item_seen, "after": "R2" })),
            ("criteria.set_terms", terms),
            ("criteria.import", json!({ "version_id": version_id, "seen": seen, "items": [entry("R1")] })),
            ("criteria.propose", json!({ "version_id": version_id, "seen": seen })),
            ("criteria.discard", json!({ "version_id": version_id, "seen": seen, "comment": "x" })),
        ];
        for (operation, input) in tries {
            for door in [Door::Page, Door::Api, Door::Cli, Door::Import] {
                let error = h.call(&writer.clone().through(door), operation, input.clone()).unwrap_err();
                assert!(matches!(error, Error::Conflict(_)), "{operation} through {door}: {error}");
            }
        }
        let browser = h.browser_of(&writer);
        let posted = browser.post(&format!("/criteria/versions/{version_id}/items/R1/remove"), &[("seen", &item_seen.to_string())]);
        assert_eq!(posted.status, 422);
        assert_eq!(browser.get(&format!("/criteria/versions/{version_id}/edit")).status, 409);
        assert_eq!(serde_json::to_value(h.register.ask(&writer, Export { version_id }).unwrap()).unwrap(), before);
    });
}

#[test]
fn a_new_version_is_a_copy_that_supersedes_on_its_date() {
    on_each_database(TODAY, |h| {
        let first = adopted(h);
        let writer = h.as_(Role::Procurement);
        let set_id = shown(&h.register, &writer, first).set_id;
        let second = h.register.run(&writer, &Draft { set_id, copy_of: Some(first) }).unwrap();
        assert_eq!(h.register.run(&writer, &Draft { set_id, copy_of: Some(first) }).unwrap(), second, "the same submission twice");
        assert_eq!(codes(&shown(&h.register, &writer, second)), ["R1", "R1.a", "R2"]);
        put(&h.register, &writer, second, Entry { weight: Some(5), ..entry("R1") }).unwrap();
        put(&h.register, &writer, second, Entry { category: Category::Human, ..entry("H1") }).unwrap();
        let gone = shown(&h.register, &writer, second).items[1].seq;
        h.register.run(&writer, &RemoveItem { version_id: second, code: "R1.a".into(), seen: gone }).unwrap();
        let seen = shown(&h.register, &writer, second).seq;
        assert_eq!(said(&h.register.run(&writer, &Draft { set_id, copy_of: None }).unwrap_err()), "criteria-draft-open");
        h.register.run(&writer, &Propose { version_id: second, seen, comment: String::new() }).unwrap();
        let manager = h.as_(Role::Manager);
        adopt(&h.register, &manager, second, "2027-04-01").unwrap();
        let compared = h.register.ask(&manager, Compare { a: first, b: second }).unwrap();
        let kinds: Vec<_> = compared.items.iter().map(|item| (item.code.as_str(), item.kind.code(), item.fields.len())).collect();
        assert_eq!(kinds, [("R1", "changed", 1), ("R1.a", "removed", 0), ("R2", "same", 0), ("H1", "added", 0)]);
        for (on, in_force, state) in [("2027-03-31", first, VersionState::Adopted), ("2027-04-01", second, VersionState::Superseded)] {
            let listed = h.register.ask(&manager, List { on: Some(day(on)) }).unwrap();
            assert_eq!(listed.sets[0].in_force, Some(in_force), "{on}");
            assert_eq!(listed.sets[0].versions[1].state, state, "{on}");
        }
        let withdraw = |version_id: i64, register: &Register| {
            let seen = shown(register, &manager, version_id).seq;
            register.run(&manager, &Withdraw { version_id, seen, comment: "誤り".into() })
        };
        withdraw(second, &h.on("2027-05-01")).unwrap();
        let listed = h.register.ask(&manager, List { on: Some(day("2027-05-01")) }).unwrap();
        assert_eq!(listed.sets[0].in_force, Some(first), "the version before it is in force again");
    });
}

#[test]
fn a_later_version_does_not_come_into_force_before_an_earlier_one() {
    on_each_database(TODAY, |h| {
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let first = proposed(h);
        adopt(&h.register, &manager, first, "2026-10-01").unwrap();
        let set_id = shown(&h.register, &writer, first).set_id;
        let second = h.register.run(&writer, &Draft { set_id, copy_of: Some(first) }).unwrap();
        let seen = shown(&h.register, &writer, second).seq;
        h.register.run(&writer, &Propose { version_id: second, seen, comment: String::new() }).unwrap();
        for (effective_on, id) in [("2026-03-31", "version-effective-before-adoption"), ("2026-09-30", "version-effective-before-other")] {
            let Error::Invalid(problems) = adopt(&h.register, &manager, second, effective_on).unwrap_err() else {
                panic!("{effective_on}")
            };
            assert_eq!(problems.0["effective_on"].id, id);
        }
        adopt(&h.register, &manager, second, "2026-10-01").unwrap();
        let listed = h.register.ask(&manager, List { on: Some(day("2026-10-01")) }).unwrap();
        assert_eq!(listed.sets[0].in_force, Some(second));
    });
}

#[test]
fn a_returned_version_is_mended_and_proposed_again() {
    on_each_database(TODAY, |h| {
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let version_id = proposed(h);
        assert_eq!(said(&put(&h.register, &writer, version_id, entry("R3")).unwrap_err()), "version-step-out-of-order");
        let seen = shown(&h.register, &manager, version_id).seq;
        h.register.run(&manager, &Return { version_id, seen, comment: "重みの根拠を示してください".into() }).unwrap();
        put(&h.register, &writer, version_id, entry("R3")).unwrap();
        let stale = h.register.run(&writer, &Propose { version_id, seen, comment: String::new() }).unwrap_err();
        assert_eq!(said(&stale), "stale-form");
        let seen = shown(&h.register, &writer, version_id).seq;
        h.register.run(&writer, &Propose { version_id, seen, comment: String::new() }).unwrap();
        adopt(&h.register, &manager, version_id, TODAY).unwrap();
    });
}
