//! What stands and what does not, when commands fail, come together, or come from several sides.

use std::sync::mpsc::channel;

use kantoku::domain::access::{Actor, Door};
use kantoku::error::Error;
use kantoku::operations::Register;
use kantoku::store::Db;

use super::{Fail, make, organisation, write};
use crate::harness::{day, on_each_database};

#[test]
fn a_command_that_fails_leaves_nothing() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 1);
        let head = h.head();
        let refused = h.register.run(&Actor::console(), &Fail { panics: false });
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
        assert_eq!(h.head(), head);
        assert_eq!(organisation(&h.register), "記録 0");
    });
}

#[test]
fn a_command_that_panics_leaves_nothing_and_holds_up_nobody() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 1);
        let register = h.register.clone();
        let panicked = std::thread::spawn(move || register.run(&Actor::console(), &Fail { panics: true })).join();
        assert!(panicked.is_err());
        h.register.run(&Actor::console(), &make("その後")).unwrap();
        assert_eq!((h.head(), organisation(&h.register)), (2, "その後".to_owned()));
    });
}

#[test]
fn a_command_that_panics_in_the_queue_holds_up_nobody() {
    on_each_database("2026-04-01", |h| {
        assert!(queued(&h.register, Fail { panics: true }).is_err());
        queued(&h.register, make("その後")).unwrap();
        assert_eq!(organisation(&h.register), "その後");
    });
}

#[test]
fn one_bad_row_leaves_nothing_behind() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 1);
        let rows = [make("一"), make(&"長".repeat(300)), make("三"), make(&"長".repeat(201))];
        let failed = h.register.run_all(&Actor::console(), &rows).unwrap_err();
        let places: Vec<usize> = failed.iter().map(|(place, _)| *place).collect();
        assert_eq!(places, [1, 3]);
        assert!(failed.iter().all(|(_, error)| matches!(error, Error::Invalid(_))), "{failed:?}");
        assert_eq!((h.head(), organisation(&h.register)), (1, "記録 0".to_owned()));
    });
}

#[test]
fn good_rows_have_an_entry_each() {
    on_each_database("2026-04-01", |h| {
        h.register.run_all(&Actor::console(), &[make("一"), make("二"), make("三")]).unwrap();
        assert_eq!((h.head(), organisation(&h.register)), (3, "三".to_owned()));
    });
}

#[test]
fn of_what_waits_together_only_what_fails_is_left_out() {
    on_each_database("2026-04-01", |h| {
        let (said, heard) = channel();
        for number in 0..40 {
            let said = said.clone();
            if number % 4 == 3 {
                h.register.queue(Actor::console(), Fail { panics: false }, move |outcome| said.send(outcome.is_ok()).unwrap());
            } else {
                h.register.queue(Actor::console(), make(&format!("並列 {number}")), move |outcome| said.send(outcome.is_ok()).unwrap());
            }
        }
        drop(said);
        let outcomes: Vec<bool> = heard.iter().collect();
        assert_eq!(outcomes.iter().filter(|ok| **ok).count(), 30);
        assert_eq!((h.head(), organisation(&h.register)), (30, "並列 38".to_owned()));
    });
}

#[test]
fn writers_of_several_servers_queue_at_the_ledger() {
    on_each_database("2026-04-01", |h| {
        let threads: Vec<_> = (0..4)
            .map(|server| {
                let db = Db::open(h.database.address(), 2).unwrap();
                let clock = h.register.clock().clone();
                std::thread::spawn(move || {
                    let register = Register::new(db, clock);
                    for number in 0..10 {
                        register.run(&Actor::console(), &make(&format!("{server} の {number}"))).unwrap();
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(h.head(), 40);
    });
}

#[test]
fn whoever_has_not_the_right_writes_nothing() {
    on_each_database("2026-04-01", |h| {
        let nobody = Actor::nobody(Door::Api);
        assert!(matches!(h.register.run(&nobody, &make("誰か")), Err(Error::SignedOut)));
        assert!(matches!(queued_as(&h.register, nobody, make("誰か")), Err(Error::SignedOut)));
        let auditor = h.as_(kantoku::domain::access::Role::Auditor);
        let head = h.head();
        assert!(matches!(h.register.run(&auditor, &make("監査人")), Err(Error::Denied(_))));
        assert!(h.register.run_all(&auditor, &[make("監査人")]).is_err());
        assert_eq!((h.head(), organisation(&h.register)), (head, String::new()));
    });
}

#[test]
fn a_day_begins_where_the_organisation_is() {
    on_each_database("2026-04-01", |h| {
        assert_eq!(h.at("2026-03-31T14:59:59").now().today, day("2026-03-31"));
        assert_eq!(h.at("2026-03-31T15:00:00").now().today, day("2026-04-01"));
    });
}

#[test]
fn a_clock_that_is_put_back_does_not_date_what_comes_next_before_what_was() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 1);
        let input = serde_json::json!({ "code": "S-1", "name": "試験", "kind": "staff" });
        let enter = kantoku::operations::list::find("person.enter").unwrap();
        let id = enter.call_and_wait(&h.on("2026-03-30"), &Actor::console(), input).unwrap()["id"].as_i64().unwrap();
        let shown = h.call(&Actor::console(), "person.show", serde_json::json!({ "id": id })).unwrap();
        assert!(shown.to_string().contains("2026-04-01") && !shown.to_string().contains("2026-03-30"), "{shown}");
    });
}

fn queued<C: kantoku::operations::Command>(register: &Register, command: C) -> kantoku::error::Result<C::Outcome> {
    queued_as(register, Actor::console(), command)
}

fn queued_as<C: kantoku::operations::Command>(register: &Register, actor: Actor, command: C) -> kantoku::error::Result<C::Outcome> {
    let (said, heard) = channel();
    register.queue(actor, command, move |outcome| drop(said.send(outcome)));
    heard.recv().unwrap_or_else(|_| Err(Error::fault("nobody answered")))
}
