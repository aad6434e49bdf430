//! A year of the demonstration organisation, day by day: every deadline is reminded, nothing twice, nothing on a holiday.
//!
//! By its name it begins first: it takes longest, and the others run beside it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use kantoku::cli::demo::Options;
use kantoku::config::{Config, Values};
use kantoku::demo::build;
use kantoku::domain::access::{Door, Role};
use kantoku::domain::working_day::is_working;
use kantoku::locale::Language;
use kantoku::operations::Register;
use kantoku::operations::session::actor_of_password;
use serde_json::{Value, json};

use crate::harness::{Harness, day, on_each_database};
use crate::nda::call;
use crate::reminder::{jobs, server};

const TODAY: &str = "2026-11-24";
const PASSWORD: &str = "correct-horse-battery";
/// The mail server is away on these days.
const AWAY: [&str; 3] = ["2027-02-16", "2027-02-17", "2027-02-18"];

fn make(h: &Harness) {
    let files = h.database.folder.path().join("demo-files");
    let config = Config::of(&Values::of_flags([("database", h.database.url.clone()), ("documents", files.display().to_string())])).unwrap();
    let folder = h.database.folder.path().join("demo");
    build(&Options { folder, config, password: Some(PASSWORD.into()), consignees: None }, &mut |_| {}).unwrap();
}

#[test]
fn through_a_year_every_deadline_is_reminded_and_no_mail_is_sent_twice_or_on_a_holiday() {
    on_each_database(TODAY, |h| {
        let Some(mut smtp) = server(h) else { return };
        make(h);
        let auditor = actor_of_password(&h.register, "auditor", PASSWORD, Door::Page).unwrap();
        assert!(auditor.roles.contains(&Role::Auditor));
        // Days on which nobody works are asked too, and have to say nothing.
        let (first, mut due) = (day(TODAY), BTreeMap::new());
        let mut server = jobs(&h.register, &smtp.url());
        for on in first.iter_days().take(365) {
            let register = h.on(&on.to_string());
            server = server.at(register.clone());
            if AWAY.contains(&on.to_string().as_str()) {
                smtp.go_away();
            }
            let ran = server.once().unwrap();
            assert!(is_working(on) || ran.digests == 0, "{on}");
            if AWAY.last().is_some_and(|last| *last == on.to_string()) {
                smtp.come_back();
            }
            // What falls due within the week, as it is known then.
            if on.signed_duration_since(first).num_days() % 7 == 0 {
                let week = json!({ "from": on, "until": on + Days::new(6), "on": on });
                for line in call(&register, &auditor, "deadline.list", week).unwrap()["lines"].as_array().unwrap() {
                    due.insert(line["key"].as_str().unwrap().to_owned(), line.clone());
                }
            }
        }
        let last = h.on(&(first + Days::new(365)).to_string());
        server.at(last.clone()).once().unwrap();
        check(&last, &due, &smtp.received().into_iter().map(|mail| mail.id).collect::<Vec<_>>());
    });
}

fn check(register: &Register, due: &BTreeMap<String, Value>, received: &[String]) {
    let auditor = actor_of_password(register, "auditor", PASSWORD, Door::Page).unwrap();
    let (mut mails, mut before) = (Vec::new(), None);
    loop {
        let page = call(register, &auditor, "mail.list", json!({ "limit": 500, "before": before })).unwrap();
        mails.extend(
            page["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| call(register, &auditor, "mail.show", json!({ "id": line["id"] })).unwrap()),
        );
        before = page["next"].as_i64();
        if before.is_none() {
            break;
        }
    }
    let distinct: BTreeSet<&String> = received.iter().collect();
    assert_eq!(distinct.len(), received.len(), "no mail arrives twice");
    assert_eq!(mails.len(), received.len(), "and none is lost");
    let mut of_day = BTreeSet::new();
    for mail in &mails {
        assert_eq!(mail["state"], "sent", "{mail}");
        let on: NaiveDate = mail["day"].as_str().unwrap().parse().unwrap();
        assert!(is_working(on), "{on}");
        assert!(of_day.insert((on, mail["person_id"].as_i64().unwrap())), "one digest for each person and day: {mail}");
    }
    let mut said = 0;
    for line in due.values() {
        let due_on = line["due_on"].as_str().unwrap();
        let words = Language::Ja.said(&line["what"]);
        let in_time = mails.iter().any(|mail| mail["day"].as_str().unwrap() <= due_on && mail["plain"].as_str().unwrap().contains(&words));
        assert!(in_time, "nobody was reminded of {words} due on {due_on}");
        said += 1;
    }
    assert!(said > 20, "the demonstration has deadlines: {said}");
    eprintln!("{said} deadlines of a year, {} digests, {} mails received", mails.len(), received.len());
}
