//! Destroying what an entry said leaves the chain whole and says so.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use kantoku::domain::access::Actor;
use kantoku::store::ledger::{Break, Chain};

use super::{Erase, unguarded, write};
use crate::harness::on_each_database;

#[test]
fn the_chain_stays_whole_and_counts_what_was_destroyed_by_which_entry() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 4);
        h.register.run(&Actor::console(), &Erase { entries: vec![1, 3] }).unwrap();
        write(&h.register, 1);
        h.register.run(&Actor::console(), &Erase { entries: vec![2] }).unwrap();
        let Chain::Whole { count, destroyed, .. } = h.chain() else { panic!("an erasure broke the chain: {:?}", h.chain()) };
        assert_eq!(count, 7);
        assert_eq!(destroyed, BTreeMap::from([(5, 2), (7, 1)]));
    });
}

#[test]
fn what_was_destroyed_is_gone() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 2);
        h.register.run(&Actor::console(), &Erase { entries: vec![1] }).unwrap();
        let mut conn = h.conn();
        let left = diesel::sql_query("SELECT 1 FROM payload WHERE seq = 1");
        assert_eq!(diesel::RunQueryDsl::execute(left, &mut conn).unwrap(), 0);
    });
}

#[test]
fn a_payload_is_not_destroyed_twice() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 2);
        h.register.run(&Actor::console(), &Erase { entries: vec![1] }).unwrap();
        let head = h.head();
        h.register.run(&Actor::console(), &Erase { entries: vec![1] }).unwrap_err();
        assert_eq!(h.head(), head);
    });
}

#[test]
fn an_entry_that_was_altered_and_then_erased_is_still_found() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 3);
        h.register.run(&Actor::console(), &Erase { entries: vec![2] }).unwrap();
        unguarded(h).batch_execute("UPDATE ledger SET operation = 'forged' WHERE seq = 2").unwrap();
        assert_eq!(h.chain(), Chain::Broken { seq: 2, reason: Break::Altered });
    });
}

#[test]
fn an_entry_that_vouches_for_what_was_destroyed_is_not_destroyed_itself() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 2);
        h.register.run(&Actor::console(), &Erase { entries: vec![1] }).unwrap();
        let refused = h.register.run(&Actor::console(), &Erase { entries: vec![3] });
        assert!(matches!(refused, Err(kantoku::error::Error::Conflict(_))), "{refused:?}");
    });
}

#[test]
fn an_erasure_vouches_only_for_the_entries_that_it_names() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 3);
        h.register.run(&Actor::console(), &Erase { entries: vec![1] }).unwrap();
        let more = "INSERT INTO erasure (erased_seq, seq) VALUES (2, 4); DELETE FROM payload WHERE seq = 2";
        unguarded(h).batch_execute(more).unwrap();
        assert_eq!(h.chain(), Chain::Broken { seq: 2, reason: Break::PayloadMissing });
    });
}
