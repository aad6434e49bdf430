//! Criteria for Selection of Consignee: through the register, and through their pages.

mod files;
mod items;
mod lifecycle;
mod pages;

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::criteria::{AppliesWhen, Category, Class, Level, Polarity, Scale};
use kantoku::error::Error;
use kantoku::operations::Register;
use kantoku::operations::criteria::{Adopt, Draft, Entry, OpenSet, Propose, PutItem, Show, Shown};

use crate::harness::{Harness, day};

pub const TODAY: &str = "2026-04-01";

pub fn entry(code: &str) -> Entry {
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

pub fn technique(code: &str) -> Entry {
    Entry { level: Level::Technique, class: Class::Example, weight: None, ..entry(code) }
}

pub fn open(register: &Register, actor: &Actor) -> i64 {
    let set = OpenSet {
        code: "company".into(),
        kind_of_work: kantoku::domain::criteria::KindOfWork::Company,
        name_ja: "法人".into(),
        name_en: "Companies".into(),
    };
    let set_id = register.run(actor, &set).unwrap();
    register.run(actor, &Draft { set_id, copy_of: None }).unwrap()
}

pub fn shown(register: &Register, actor: &Actor, version_id: i64) -> Shown {
    register.ask(actor, Show { version_id, on: None, known: None }).unwrap()
}

pub fn put(register: &Register, actor: &Actor, version_id: i64, item: Entry) -> Result<(), Error> {
    let standing = shown(register, actor, version_id).items.into_iter().find(|other| other.item.code == item.code);
    register.run(actor, &PutItem { version_id, seen: standing.map_or(0, |item| item.seq), item })
}

/// A version of two measures and a technique, proposed by procurement.
pub fn proposed(h: &Harness) -> i64 {
    let writer = h.as_(Role::Procurement);
    let version_id = open(&h.register, &writer);
    for item in [entry("R1"), technique("R1.a"), Entry { knock_out: true, ..entry("R2") }] {
        put(&h.register, &writer, version_id, item).unwrap();
    }
    let seen = shown(&h.register, &writer, version_id).seq;
    h.register.run(&writer, &Propose { version_id, seen, comment: "初版".into() }).unwrap();
    version_id
}

pub fn adopt(register: &Register, actor: &Actor, version_id: i64, effective_on: &str) -> Result<(), Error> {
    let seen = shown(register, actor, version_id).seq;
    register.run(actor, &Adopt { version_id, seen, effective_on: day(effective_on), comment: String::new() })
}

pub fn adopted(h: &Harness) -> i64 {
    let version_id = proposed(h);
    adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
    version_id
}

pub fn codes(shown: &Shown) -> Vec<&str> {
    shown.items.iter().map(|item| item.item.code.as_str()).collect()
}

pub fn said(error: &Error) -> &'static str {
    match error {
        Error::Invalid(problems) => problems.0.values().next().unwrap().id,
        other => other.message().id,
    }
}
