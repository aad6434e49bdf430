//! Items of a draft, one by one.

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::criteria::{Class, PartialKnockOut, Scale, VersionState};
use kantoku::error::Error;
use kantoku::operations::criteria::{Discard, Entry, MoveItem, Propose, PutItem, SetTerms, Show};

use super::{TODAY, codes, entry, open, put, said, shown, technique};
use crate::harness::on_each_database;

#[test]
fn what_is_wrong_is_said_before_it_is_proposed() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, technique("R1.a")).unwrap();
        let version = shown(&h.register, &writer, version_id);
        let found = |list: &[kantoku::operations::criteria::Found]| {
            list.iter().map(|found| (found.field.clone(), found.message.id)).collect::<Vec<_>>()
        };
        assert_eq!(found(&version.problems), [("items".to_owned(), "criteria-nothing-scored")]);
        assert_eq!(found(&version.warnings), [("items.R1.a.code".to_owned(), "criteria-technique-without-measure")]);
        let error = h.register.run(&writer, &Propose { version_id, seen: version.seq, comment: String::new() }).unwrap_err();
        assert_eq!(said(&error), "criteria-nothing-scored");
        h.register.run(&writer, &Discard { version_id, seen: version.seq, comment: "やめます".into() }).unwrap();
        assert_eq!(shown(&h.register, &writer, version_id).state, Some(VersionState::Withdrawn));
    });
}

#[test]
fn every_fault_of_an_item_is_named_at_once() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let bad = Entry { code: "第一".into(), weight: None, scale: Scale::Number, class: Class::Conditional, ..entry("x") };
        let Error::Invalid(problems) = put(&h.register, &writer, version_id, bad).unwrap_err() else { panic!("it was taken") };
        let fields: Vec<_> = problems.0.keys().map(String::as_str).collect();
        assert_eq!(fields, ["applies_when", "code", "scale_max", "weight"]);
        assert_eq!(shown(&h.register, &writer, version_id).items.len(), 0);
    });
}

#[test]
fn two_people_do_not_overwrite_each_other() {
    on_each_database(TODAY, |h| {
        let (one, other) = (h.as_(Role::Procurement), h.as_(Role::PersonalDataManager));
        let version_id = open(&h.register, &one);
        put(&h.register, &one, version_id, entry("R1")).unwrap();
        let version = shown(&h.register, &one, version_id);
        let change = |actor: &Actor, weight: i64| {
            let item = Entry { weight: Some(weight), ..entry("R1") };
            h.register.run(actor, &PutItem { version_id, seen: version.items[0].seq, item })
        };
        change(&one, 5).unwrap();
        let head = h.head();
        assert_eq!(said(&change(&other, 7).unwrap_err()), "stale-form");
        change(&one, 5).unwrap();
        assert_eq!(h.head(), head, "the same submission twice writes nothing");
        let twice = h.register.run(&other, &PutItem { version_id, seen: 0, item: Entry { weight: Some(8), ..entry("R1") } }).unwrap_err();
        assert_eq!(said(&twice), "criteria-code-twice");
        assert_eq!(shown(&h.register, &one, version_id).items[0].item.weight, 5);
        let terms = |pass_percent: i64| SetTerms {
            version_id,
            seen: version.terms.seq,
            title_ja: "基準".into(),
            title_en: "Criteria".into(),
            source: String::new(),
            note: String::new(),
            pass_percent,
            conditional_percent: 60,
            partial_knock_out: PartialKnockOut::Fail,
            condition_days: 30,
        };
        h.register.run(&one, &terms(85)).unwrap();
        assert_eq!(said(&h.register.run(&other, &terms(90)).unwrap_err()), "stale-form");
        assert_eq!(said(&h.register.run(&one, &terms(50)).unwrap_err()), "criteria-thresholds-reversed");
    });
}

#[test]
fn items_move_and_what_stood_before_stays_known() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        for code in ["R1", "R2", "R3"] {
            put(&h.register, &writer, version_id, entry(code)).unwrap();
        }
        put(&h.register, &writer, version_id, technique("R1.a")).unwrap();
        let version = shown(&h.register, &writer, version_id);
        assert_eq!(codes(&version), ["R1", "R1.a", "R2", "R3"]);
        let before = h.head();
        let seen = version.items[3].seq;
        h.register.run(&writer, &MoveItem { version_id, code: "R3".into(), seen, after: String::new() }).unwrap();
        assert_eq!(codes(&shown(&h.register, &writer, version_id)), ["R3", "R1", "R1.a", "R2"]);
        let then = h.register.ask(&writer, Show { version_id, on: None, known: Some(before) }).unwrap();
        assert_eq!(codes(&then), ["R1", "R1.a", "R2", "R3"]);
    });
}
