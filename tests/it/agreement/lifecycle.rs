//! From draft to superseded, and who may do what.

use kantoku::domain::access::{Door, Role};
use kantoku::domain::agreement::VersionState;
use kantoku::domain::as_of::AsOf;
use kantoku::error::Error;
use kantoku::operations::agreement::{Discard, Draft, List, Return, Show, Withdraw};
use kantoku::store::agreement as store;
use serde_json::json;

use super::{TODAY, adopt, adopted, open, propose, proposed, said, shown, text, write};
use crate::harness::{day, on_each_database};

#[test]
fn a_text_is_drafted_proposed_and_adopted_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let version_id = proposed(h);
        let manager = h.as_(Role::Manager);
        assert_eq!(shown(&h.register, &manager, version_id).state, Some(VersionState::Proposed));
        adopt(&h.register, &manager, version_id, "2026-05-01").unwrap();
        let version = shown(&h.register, &manager, version_id);
        assert_eq!((version.state, version.in_force, version.effective_on), (Some(VersionState::Adopted), false, Some(day("2026-05-01"))));
        for (on, in_force) in [("2026-04-30", None), ("2026-05-01", Some(version_id))] {
            let listed = h.register.ask(&manager, List { on: Some(day(on)) }).unwrap();
            assert_eq!(listed.agreements[0].in_force, in_force, "{on}");
            let found = h.look(|tx| store::version_in_force_as_of(tx, version.agreement_id, AsOf::on(day(on))));
            assert_eq!(found.map(|row| row.id), in_force, "{on}");
        }
        let events: Vec<_> = version.events.iter().map(|event| event.kind.code()).collect();
        assert_eq!(events, ["drafted", "edited", "proposed", "adopted"]);
    });
}

#[test]
fn nobody_adopts_or_withdraws_what_they_wrote_through_any_door() {
    on_each_database(TODAY, |h| {
        let writer = h.someone(&[Role::Administrator, Role::PersonalDataManager, Role::Manager, Role::Procurement]);
        let version_id = open(&h.register, &writer);
        write(&h.register, &writer, version_id).unwrap();
        let proposer = h.as_(Role::PersonalDataManager);
        propose(&h.register, &proposer, version_id).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        let input = json!({ "version_id": version_id, "seen": seen, "effective_on": TODAY });
        for actor in [&writer, &proposer] {
            for door in [Door::Page, Door::Api, Door::Cli, Door::Import, Door::Job] {
                let error = h.call(&actor.clone().through(door), "agreement.adopt", input.clone()).unwrap_err();
                assert!(matches!(&error, Error::Denied(message) if message.id == "version-own"), "{door}: {error}");
            }
            let path = format!("/agreements/versions/{version_id}/steps/adopt");
            let fields = [("seen", &*seen.to_string()), ("effective_on", TODAY), ("comment", "")];
            assert_eq!(h.browser_of(actor).post(&path, &fields).status, 403);
        }
        adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        for actor in [&writer, &proposer] {
            let input = json!({ "version_id": version_id, "seen": seen, "comment": "不都合" });
            let error = h.call(actor, "agreement.withdraw", input).unwrap_err();
            assert!(matches!(&error, Error::Denied(message) if message.id == "version-own-stays"), "{error}");
        }
    });
}

#[test]
fn an_adopted_text_never_changes_through_any_door() {
    on_each_database(TODAY, |h| {
        let version_id = adopted(h);
        let writer = h.as_(Role::Procurement);
        let version = shown(&h.register, &writer, version_id);
        let seen = version.seq;
        let write = serde_json::to_value(kantoku::operations::agreement::Write { note: "x".into(), ..text(version_id, seen) }).unwrap();
        let file = json!({ "version_id": version_id, "seen": seen, "language": "ja", "name": "a.pdf", "content": "JVBERi0xLjcK" });
        for (operation, input) in [
            ("agreement.write", write),
            ("agreement.upload_text", file),
            ("agreement.propose", json!({ "version_id": version_id, "seen": seen })),
            ("agreement.discard", json!({ "version_id": version_id, "seen": seen, "comment": "x" })),
        ] {
            for door in [Door::Page, Door::Api, Door::Cli, Door::Import] {
                let error = h.call(&writer.clone().through(door), operation, input.clone()).unwrap_err();
                assert!(matches!(&error, Error::Conflict(_)), "{operation} through {door}: {error}");
            }
        }
        let after = shown(&h.register, &writer, version_id);
        assert_eq!(serde_json::to_value(after).unwrap(), serde_json::to_value(version).unwrap());
    });
}

#[test]
fn a_later_version_supersedes_and_the_old_one_stays_readable() {
    on_each_database(TODAY, |h| {
        let first = adopted(h);
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let agreement_id = shown(&h.register, &writer, first).agreement_id;
        let draft = Draft { agreement_id, copy_of: Some(first) };
        let second = h.register.run(&writer, &draft).unwrap();
        assert_eq!(h.register.run(&writer, &draft).unwrap(), second, "the same draft once more is no other");
        let seen = shown(&h.register, &writer, second).seq;
        let mut changed = text(second, seen);
        changed.body_ja = changed.body_ja.replace("御中", "様");
        h.register.run(&writer, &changed).unwrap();
        let head = h.head();
        h.register.run(&writer, &changed).unwrap();
        assert_eq!(h.head(), head, "the same text twice is one entry");
        assert_eq!(said(&h.register.run(&writer, &draft).unwrap_err()), [(String::new(), "agreement-draft-open")]);
        propose(&h.register, &writer, second).unwrap();
        adopt(&h.register, &manager, second, "2026-04-01").unwrap();
        let old = shown(&h.register, &manager, first);
        assert_eq!(old.state, Some(VersionState::Superseded));
        assert!(old.text.ja.body.contains("御中"));
        let known = h.register.ask(&manager, Show { version_id: second, on: None, known: Some(second) }).unwrap();
        assert!(known.text.ja.body.contains("御中") && known.steps.is_empty(), "as it was known when it was begun");
        let seen = shown(&h.register, &manager, second).seq;
        h.register.run(&manager, &Withdraw { version_id: second, seen, comment: "誤り".into() }).unwrap();
        assert!(shown(&h.register, &manager, first).in_force, "the one before it is in force again");
    });
}

#[test]
fn a_returned_text_is_written_again_and_a_discarded_one_is_kept() {
    on_each_database(TODAY, |h| {
        let version_id = proposed(h);
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        let seen = shown(&h.register, &writer, version_id).seq;
        let stale = h.register.run(&manager, &Return { version_id, seen: seen - 1, comment: "第1条".into() }).unwrap_err();
        assert_eq!(said(&stale), [(String::new(), "stale-form")]);
        h.register.run(&manager, &Return { version_id, seen, comment: "第1条".into() }).unwrap();
        assert_eq!(shown(&h.register, &writer, version_id).state, Some(VersionState::Draft));
        let seen = shown(&h.register, &writer, version_id).seq;
        h.register.run(&writer, &Discard { version_id, seen, comment: "別の文面にする".into() }).unwrap();
        let discarded = shown(&h.register, &writer, version_id);
        assert_eq!(discarded.state, Some(VersionState::Withdrawn));
        assert!(discarded.steps.is_empty() && !discarded.text.ja.body.is_empty());
    });
}
