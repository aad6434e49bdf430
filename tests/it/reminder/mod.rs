//! Reminders: computed for any date, sent once, never lost.

mod killed;
mod rules;
mod sending;

use kantoku::config::{Config, Values};
use kantoku::domain::access::{Actor, Role};
use kantoku::jobs::Jobs;
use kantoku::operations::Register;
use serde_json::{Value, json};

use crate::evaluation::consignee;
use crate::harness::{Harness, Smtp, login_of};

/// The jobs of a server that sends by this mail server.
pub fn jobs(register: &Register, smtp: &str) -> Jobs {
    let flags = [
        ("smtp_url", smtp.to_owned()),
        ("mail_from", "監督 <kantoku@example.jp>".to_owned()),
        ("base_url", "https://kantoku.example.jp".to_owned()),
    ];
    Jobs::new(register.clone(), &Config::of(&Values::of_flags(flags)).unwrap()).unwrap()
}

/// Gives somebody a mail address.
pub fn address(h: &Harness, actor: &Actor, email: &str) {
    let id = actor.person.unwrap();
    let keeper = h.as_(Role::PersonalDataManager);
    let shown = h.call(&keeper, "person.show", json!({ "id": id })).unwrap();
    let now = &shown["now"];
    let input = json!({ "id": id, "seen": shown["seen"], "code": now["code"], "name": now["name"], "kana": now["kana"], "kind": now["kind"], "email": email });
    h.call(&keeper, "person.change", input).unwrap_or_else(|error| panic!("{error:?}: {shown}"));
}

/// Work that begins on that day and was not evaluated.
pub fn due(h: &Harness, name: &str, from_on: &str) -> i64 {
    let id = consignee(h, name);
    let input = json!({ "consignee_id": id, "work": "会報の発送", "principals": 100, "from_on": from_on });
    h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap();
    id
}

/// The personal data manager, with a mail address: whoever answers for what no department is in charge of.
pub fn manager(h: &Harness) -> Actor {
    let actor = h.as_(Role::PersonalDataManager);
    assert!(!login_of(&h.register, &actor).is_empty());
    address(h, &actor, "pdm@example.jp");
    actor
}

pub fn mails(register: &Register, h: &Harness) -> Vec<Value> {
    let page = crate::nda::call(register, &h.as_(Role::Auditor), "mail.list", json!({ "limit": 500 })).unwrap();
    page["lines"].as_array().unwrap().clone()
}

/// A mail server in the folder of the test.
pub fn server(h: &Harness) -> Option<Smtp> {
    Smtp::start(h.database.folder.path().join("mailbox"))
}
