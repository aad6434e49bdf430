//! Agreement texts: through the register, and through their pages.

mod files;
mod lifecycle;
mod pages;
mod texts;

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::agreement::{AgreementKind, Mention};
use kantoku::error::{Error, Result};
use kantoku::operations::Register;
use kantoku::operations::agreement::{Adopt, Draft, Open, Propose, Show, Shown, Write};

use crate::harness::{Harness, day};

pub const TODAY: &str = "2026-04-01";

pub fn open(register: &Register, actor: &Actor) -> i64 {
    let open = Open { code: "staff".into(), kind: AgreementKind::Staff, name_ja: "誓約書".into(), name_en: "Pledge".into() };
    let agreement_id = register.run(actor, &open).unwrap();
    register.run(actor, &Draft { agreement_id, copy_of: None }).unwrap()
}

pub fn shown(register: &Register, actor: &Actor, version_id: i64) -> Shown {
    register.ask(actor, Show { version_id, on: None, known: None }).unwrap()
}

pub fn text(version_id: i64, seen: i64) -> Write {
    Write {
        version_id,
        seen,
        title_ja: "誓約書".into(),
        title_en: "Pledge".into(),
        body_ja: "# 誓約書\r\n\r\n{{organisation}} 御中\r\n\r\n## 第1条（定義）\r\n\r\n(1) 個人情報 \r\n\r\n氏名：{{name}}\r\n".into(),
        body_en: "# Pledge\n\nTo {{organisation}}\n\n{{name}}\n".into(),
        valid_months: Some(12),
        survival_months: Some(60),
        note: String::new(),
        clauses: vec![Mention { code: "N01".into(), article: "1".into() }],
    }
}

pub fn write(register: &Register, actor: &Actor, version_id: i64) -> Result<()> {
    let seen = shown(register, actor, version_id).seq;
    register.run(actor, &text(version_id, seen))
}

/// A text of two languages, proposed by procurement.
pub fn proposed(h: &Harness) -> i64 {
    let writer = h.as_(Role::Procurement);
    let version_id = open(&h.register, &writer);
    write(&h.register, &writer, version_id).unwrap();
    propose(&h.register, &writer, version_id).unwrap();
    version_id
}

pub fn propose(register: &Register, actor: &Actor, version_id: i64) -> Result<()> {
    let seen = shown(register, actor, version_id).seq;
    register.run(actor, &Propose { version_id, seen, comment: String::new() })
}

pub fn adopt(register: &Register, actor: &Actor, version_id: i64, effective_on: &str) -> Result<()> {
    let seen = shown(register, actor, version_id).seq;
    register.run(actor, &Adopt { version_id, seen, effective_on: day(effective_on), comment: String::new() })
}

pub fn adopted(h: &Harness) -> i64 {
    let version_id = proposed(h);
    adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
    version_id
}

/// What is said of each field.
pub fn said(error: &Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.iter().map(|(field, message)| (field.clone(), message.id)).collect(),
        Error::Conflict(message) | Error::Denied(message) => vec![(String::new(), message.id)],
        other => panic!("{other}"),
    }
}
