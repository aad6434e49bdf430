//! Criteria for Selection of Consignee: through the register, and through their pages.

use kantoku::domain::access::{Actor, Door, Role};
use kantoku::domain::criteria::{AppliesWhen, Category, Class, Level, PartialKnockOut, Polarity, Scale, VersionState};
use kantoku::error::Error;
use kantoku::operations::Register;
use kantoku::operations::criteria::{
    Adopt, Compare, Discard, Draft, Entry, Export, Import, Imported, List, MoveItem, OpenSet, Propose, PutItem, RemoveItem, Return, SetTerms, Show,
    Shown, Withdraw,
};
use kantoku::seed;
use serde_json::json;

use crate::harness::{Harness, day, on_each_database};

const TODAY: &str = "2026-04-01";

fn entry(code: &str) -> Entry {
    Entry {
        code: code.into(),
        category: Category::Rules,
        level: Level::Measure,
        class: Class::Must,
        weight: Some(3),
        knock_out: false,
        polarity: Polarity::Positive,
        scale: Scale::Marks,
        scale_max: None,
        applies_when: AppliesWhen::Always,
        text_ja: format!("{code} 規律の整備"),
        text_en: format!("{code} Rules"),
        guidance_ja: String::new(),
        guidance_en: String::new(),
        evidence_ja: String::new(),
        evidence_en: String::new(),
        source: String::new(),
    }
}

fn technique(code: &str) -> Entry {
    Entry { level: Level::Technique, class: Class::Example, weight: None, ..entry(code) }
}

fn open(register: &Register, actor: &Actor) -> i64 {
    let set = OpenSet { code: "company".into(), kind_of_work: kantoku::domain::criteria::KindOfWork::Company, name_ja: "法人".into(), name_en: "Companies".into() };
    let set_id = register.run(actor, &set).unwrap();
    register.run(actor, &Draft { set_id, copy_of: None }).unwrap()
}

fn shown(register: &Register, actor: &Actor, version_id: i64) -> Shown {
    register.ask(actor, Show { version_id, on: None, known: None }).unwrap()
}

fn put(register: &Register, actor: &Actor, version_id: i64, item: Entry) -> Result<(), Error> {
    let standing = shown(register, actor, version_id).items.into_iter().find(|other| other.item.code == item.code);
    register.run(actor, &PutItem { version_id, seen: standing.map_or(0, |item| item.seq), item })
}

/// A version of two measures and a technique, proposed by procurement.
fn proposed(h: &Harness) -> i64 {
    let writer = h.as_(Role::Procurement);
    let version_id = open(&h.register, &writer);
    for item in [entry("R1"), technique("R1.a"), Entry { knock_out: true, ..entry("R2") }] {
        put(&h.register, &writer, version_id, item).unwrap();
    }
    let seen = shown(&h.register, &writer, version_id).seq;
    h.register.run(&writer, &Propose { version_id, seen, comment: "初版".into() }).unwrap();
    version_id
}

fn adopt(register: &Register, actor: &Actor, version_id: i64, effective_on: &str) -> Result<(), Error> {
    let seen = shown(register, actor, version_id).seq;
    register.run(actor, &Adopt { version_id, seen, effective_on: day(effective_on), comment: String::new() })
}

fn adopted(h: &Harness) -> i64 {
    let version_id = proposed(h);
    adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
    version_id
}

fn codes(shown: &Shown) -> Vec<&str> {
    shown.items.iter().map(|item| item.item.code.as_str()).collect()
}

fn said(error: &Error) -> &'static str {
    match error {
        Error::Invalid(problems) => problems.0.values().next().unwrap().id,
        other => other.message().id,
    }
}

#[test]
fn a_version_is_drafted_proposed_and_adopted_by_somebody_else() {
    on_each_database(TODAY, |h| {
        let version_id = proposed(h);
        let manager = h.as_(Role::Manager);
        assert_eq!(shown(&h.register, &manager, version_id).state, Some(VersionState::Proposed));
        adopt(&h.register, &manager, version_id, "2026-05-01").unwrap();
        let version = shown(&h.register, &manager, version_id);
        assert_eq!((version.state, version.in_force, version.effective_on), (Some(VersionState::Adopted), false, Some(day("2026-05-01"))));
        for (on, in_force) in [("2026-03-31", None), ("2026-04-30", None), ("2026-05-01", Some(version_id)), ("2027-01-01", Some(version_id))] {
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
                assert!(matches!(&error, Error::Denied(message) if message.id == "criteria-own-version"), "{door}: {error}");
            }
            let page = h.browser_of(actor).post(
                &format!("/criteria/versions/{version_id}/steps/adopt"),
                &[("seen", &seen.to_string()), ("effective_on", TODAY), ("comment", "")],
            );
            assert_eq!(page.status, 403);
        }
        assert_eq!(shown(&h.register, &writer, version_id).state, Some(VersionState::Proposed));
        adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
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
        for (effective_on, id) in [("2026-03-31", "criteria-effective-before-adoption"), ("2026-09-30", "criteria-effective-before-other")] {
            let Error::Invalid(problems) = adopt(&h.register, &manager, second, effective_on).unwrap_err() else { panic!("{effective_on}") };
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
        assert_eq!(said(&put(&h.register, &writer, version_id, entry("R3")).unwrap_err()), "criteria-step-out-of-order");
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

#[test]
fn what_is_wrong_is_said_before_it_is_proposed() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, technique("R1.a")).unwrap();
        let version = shown(&h.register, &writer, version_id);
        let found = |list: &[kantoku::operations::criteria::Found]| list.iter().map(|found| (found.field.clone(), found.message.id)).collect::<Vec<_>>();
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

#[test]
fn one_bad_row_leaves_nothing_behind() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, entry("OLD")).unwrap();
        let (head, seen) = (h.head(), shown(&h.register, &writer, version_id).seq);
        let items = vec![entry("R1"), Entry { weight: Some(3), ..technique("R1.a") }, entry("R2"), entry("R1")];
        let Error::Invalid(problems) = h.register.run(&writer, &Import { version_id, seen, items }).unwrap_err() else { panic!("it was taken") };
        let fields: Vec<_> = problems.0.iter().map(|(field, message)| (field.as_str(), message.id)).collect();
        assert_eq!(fields, [("items.1.level", "criteria-technique-not-scored"), ("items.3.code", "criteria-code-twice")]);
        assert_eq!(h.head(), head);
        let items = vec![entry("R1"), technique("R1.a"), Entry { weight: Some(1), ..entry("OLD") }];
        let import = Import { version_id, seen, items };
        assert_eq!(h.register.run(&writer, &import).unwrap(), Imported { added: 2, changed: 1, removed: 0, same: 0 });
        assert_eq!(h.register.run(&writer, &import).unwrap(), Imported { same: 3, ..Imported::default() }, "the same file twice");
        assert_eq!(codes(&shown(&h.register, &writer, version_id)), ["R1", "R1.a", "OLD"]);
    });
}

#[test]
fn a_file_is_read_and_each_problem_is_shown_with_its_row() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let seen = shown(&h.register, &writer, version_id).seq.to_string();
        let browser = h.browser_of(&writer);
        let import = |text: &str| browser.upload(&format!("/criteria/versions/{version_id}/import"), &[("seen", &seen)], &[("file", "criteria.csv", text.as_bytes())]);
        let head = "項目番号,分類,重要度,重み,必須項目,確認項目,確認項目（英語）\n";
        let page = import(&format!("{head}R1,規律,義務,３,○,規律の整備,Rules\nR2,規律,とても重要,多い,×,体制の整備,Structure\n"));
        assert_eq!(page.status, 422);
        let text = page.text();
        for said in ["とても重要", "多い", ">3<"] {
            assert!(text.contains(said), "{said}");
        }
        assert_eq!(shown(&h.register, &writer, version_id).items.len(), 0);
        assert_eq!(import(&format!("{head}R1,規律,義務,３,○,規律の整備,Rules\nR2,人的安全管理措置,重要,2,,教育,Training\n")).status, 200);
        let version = shown(&h.register, &writer, version_id);
        assert_eq!(codes(&version), ["R1", "R2"]);
        assert_eq!((version.items[0].item.weight, version.items[0].item.knock_out), (3, true));
        assert_eq!(import("%PDF-1.7").status, 422);
        assert_eq!(import("a,b\n1,2\n").status, 422);
    });
}

#[test]
fn what_is_exported_is_read_back_without_a_change() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let versions = seed::adopt_criteria(&h.register, &writer, &h.as_(Role::Manager)).unwrap();
        let shown_first = shown(&h.register, &writer, versions[0]);
        let draft = h.register.run(&writer, &Draft { set_id: shown_first.set_id, copy_of: Some(versions[0]) }).unwrap();
        let browser = h.browser_of(&writer);
        for (language, format) in [("ja", "csv"), ("ja", "xlsx"), ("en", "csv"), ("en", "xlsx")] {
            browser.speak(language);
            let file = browser.get(&format!("/criteria/versions/{draft}/export?format={format}"));
            let (head, seen) = (h.head(), shown(&h.register, &writer, draft).seq.to_string());
            let page = browser.upload(&format!("/criteria/versions/{draft}/import"), &[("seen", &seen)], &[("file", "x", &file.bytes)]);
            assert_eq!(page.status, 200, "{language} {format}: {}", page.text());
            assert_eq!(h.head(), head, "{language} {format}: something changed");
        }
    });
}

#[test]
fn the_sets_that_come_with_the_product_are_proposed_and_adopted_by_somebody_else() {
    on_each_database("2024-04-01", |h| {
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        assert_eq!(said(&seed::adopt_criteria(&h.register, &h.as_(Role::PersonalDataManager), &h.as_(Role::PersonalDataManager)).unwrap_err()), "criteria-own-version");
        assert_eq!(seed::propose_criteria(&h.register, &writer).unwrap().len(), 0, "they were proposed already");
        let listed = h.register.ask(&manager, List::default()).unwrap();
        let kinds: Vec<_> = listed.sets.iter().map(|set| (set.code.as_str(), set.in_force, set.versions.len())).collect();
        assert_eq!(kinds, [("company", None, 1), ("individual", None, 1), ("cloud_service", None, 1)]);
        for set in &listed.sets {
            let version = shown(&h.register, &manager, set.versions[0].id);
            assert_eq!(version.warnings.len(), 0, "{}", set.code);
            adopt(&h.register, &manager, version.id, "2024-04-01").unwrap();
        }
        let company = shown(&h.register, &manager, listed.sets[0].versions[0].id);
        assert_eq!((company.in_force, company.items.len()), (true, 81));
    });
}

#[test]
fn the_pages_lead_from_an_empty_register_to_criteria_in_force() {
    on_each_database(TODAY, |h| {
        let (writer, manager, reader) = (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)), h.browser_of(&h.as_(Role::Staff)));
        assert!(writer.get("/criteria").text().contains("付属の基準を取り込んで提案する"));
        assert!(!reader.get("/criteria").text().contains("付属の基準を取り込んで提案する"));
        assert_eq!(reader.post("/criteria/defaults", &[]).status, 403);
        assert_eq!(writer.post("/criteria/defaults", &[]).status, 200);
        let sets = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().sets;
        let id = sets[0].versions[0].id;
        let document = manager.get(&format!("/criteria/versions/{id}")).text();
        for said in ["80%以上", "必須項目が△のとき", "組織的安全管理措置", "GL10-3-1", "採択する"] {
            assert!(document.contains(said), "{said}");
        }
        let seen = shown(&h.register, &h.as_(Role::Manager), id).seq.to_string();
        let steps = format!("/criteria/versions/{id}/steps/adopt");
        assert_eq!(manager.get(&steps).status, 200);
        assert_eq!(writer.get(&steps).status, 403);
        let early = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年3月31日"), ("comment", "")]);
        assert_eq!(early.status, 422);
        assert!(early.text().contains("令和8年3月31日"), "what was typed comes back");
        let adopted = manager.post(&steps, &[("seen", &seen), ("effective_on", "令和8年4月1日"), ("comment", "")]);
        assert!(adopted.text().contains("適用中"));
        let second = writer.post(&format!("/criteria/sets/{}/versions", sets[0].id), &[("copy_of", &id.to_string())]);
        assert_eq!(second.status, 200);
        let draft = h.register.ask(&h.as_(Role::Manager), List::default()).unwrap().sets[0].open.unwrap();
        for path in ["", "/edit", "/terms", "/import", "/items", "/items/GL10-1.a", "/steps/propose", "/steps/discard"] {
            for language in ["ja", "en"] {
                writer.speak(language);
                assert_eq!(writer.get(&format!("/criteria/versions/{draft}{path}")).status, 200, "{path}");
            }
        }
        assert_eq!(writer.get(&format!("/criteria/compare?a={id}&b={draft}")).status, 200);
        assert_eq!(writer.get("/criteria/versions/999999").status, 404);
        assert_eq!(reader.get(&format!("/criteria/versions/{draft}/edit")).status, 403);
    });
}

#[test]
fn script_and_template_text_in_an_item_stays_text() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let hostile = "<script>alert(1)</script> 𠮷野家 が";
        put(&h.register, &writer, version_id, Entry { text_ja: hostile.into(), guidance_ja: hostile.into(), ..entry("R1") }).unwrap();
        let browser = h.browser_of(&writer);
        for path in ["", "/edit", "/items/R1"] {
            let text = browser.send(browser.request(axum::http::Method::GET, &format!("/criteria/versions/{version_id}{path}")), "").text();
            assert!(!text.contains("<script>alert"), "{path}");
            assert!(text.contains("𠮷野家"), "{path}");
        }
    });
}
