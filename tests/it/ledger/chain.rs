//! The chain as it grows, and the triggers that guard it.

use diesel::connection::SimpleConnection;
use kantoku::domain::access::Actor;
use kantoku::store::ledger::Chain;

use super::{make, organisation, write};
use crate::harness::{Engine, on_each_database};

#[test]
fn an_empty_ledger_is_whole() {
    on_each_database("2026-04-01", |h| {
        let Chain::Whole { count, head, destroyed } = h.chain() else { panic!("an empty chain has no break") };
        assert_eq!((count, destroyed.len()), (0, 0));
        assert_eq!(head, "0".repeat(64));
    });
}

#[test]
fn every_command_is_one_entry_that_seals_the_one_before() {
    on_each_database("2026-04-01", |h| {
        let mut heads = Vec::new();
        for number in 1..=5 {
            h.register.run(&Actor::console(), &make(&format!("名称 {number}"))).unwrap();
            let Chain::Whole { count, head, .. } = h.chain() else { panic!("the chain broke") };
            assert_eq!(count, number);
            assert!(!heads.contains(&head), "two states of the ledger have the same head");
            heads.push(head);
        }
    });
}

#[test]
fn the_walk_tells_how_far_it_has_come() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 3);
        let mut passed = Vec::new();
        h.look(|tx| kantoku::store::ledger::walk(tx, |count| passed.push(count)));
        assert_eq!(passed.last(), Some(&3));
    });
}

#[test]
fn what_changes_nothing_makes_no_entry() {
    on_each_database("2026-04-01", |h| {
        h.register.run(&Actor::console(), &make("同じ名称")).unwrap();
        let head = h.head();
        h.register.run(&Actor::console(), &make("同じ名称")).unwrap();
        assert_eq!(h.head(), head);
    });
}

#[test]
fn time_does_not_run_backwards_on_the_ledger() {
    on_each_database("2026-04-02", |h| {
        write(&h.register, 1);
        let late = h.look(|tx| kantoku::store::ledger::head_seen(tx)).at;
        write(&h.on("2026-04-01"), 1);
        assert_eq!(h.look(|tx| kantoku::store::ledger::head_seen(tx)).at, late);
    });
}

#[test]
fn the_database_refuses_to_change_or_delete_what_is_sealed() {
    let statements = [
        "UPDATE ledger SET operation = 'forged' WHERE seq = 2",
        "UPDATE ledger SET hash = hash",
        "DELETE FROM ledger WHERE seq = 3",
        "DELETE FROM ledger",
        "UPDATE payload SET body = '{}' WHERE seq = 2",
        "DELETE FROM payload WHERE seq = 2",
        "INSERT INTO erasure (erased_seq, seq) VALUES (1, 99)",
    ];
    let of_postgres = ["TRUNCATE ledger CASCADE", "TRUNCATE payload", "TRUNCATE erasure"];
    on_each_database("2026-04-01", |h| {
        write(&h.register, 3);
        let mut conn = h.conn();
        let more: &[&str] = if h.database.engine == Engine::Postgres { &of_postgres } else { &[] };
        for statement in statements.iter().chain(more) {
            assert!(conn.batch_execute(statement).is_err(), "{statement} was let through on {:?}", h.database.engine);
        }
        assert_eq!(organisation(&h.register), "記録 2");
    });
}

#[test]
fn an_erasure_never_changes() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 2);
        h.register.run(&Actor::console(), &super::Erase { entries: vec![1] }).unwrap();
        let mut conn = h.conn();
        for statement in ["UPDATE erasure SET seq = 2", "DELETE FROM erasure"] {
            assert!(conn.batch_execute(statement).is_err(), "{statement} was let through on {:?}", h.database.engine);
        }
    });
}
