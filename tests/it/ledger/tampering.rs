//! Whoever holds the files can change them; the walk names the first entry that no longer holds.

use std::cell::RefCell;

use diesel::connection::SimpleConnection;
use kantoku::store::ledger::{Break, Chain};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{unguarded, write};
use crate::harness::{Engine, Harness, on_each_database};

/// Bytes as the database writes them.
fn blob(engine: Engine, bytes: &[u8]) -> String {
    let digits = hex::encode(bytes);
    match engine {
        Engine::Sqlite => format!("x'{digits}'"),
        Engine::Postgres => format!("'\\x{digits}'::bytea"),
    }
}

fn assert_broken(tampering: &[&str], seq: i64, reason: Break) {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 6);
        let engine = h.database.engine;
        let mut conn = unguarded(h);
        for statement in tampering {
            let statement = statement.replace("ZEROES", &blob(engine, &[0; 32]));
            conn.batch_execute(&statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
        }
        assert_eq!(h.chain(), Chain::Broken { seq, reason }, "after {tampering:?}");
    });
}

#[test]
fn every_changed_field_of_an_entry_is_found() {
    for (change, reason) in [
        ("actor = 'system'", Break::Altered),
        ("person_id = 7", Break::Altered),
        ("door = 'api'", Break::Altered),
        ("operation = 'setting.forged'", Break::Altered),
        ("at = '2026-03-31 00:00:00'", Break::Altered),
        ("digest = ZEROES", Break::Altered),
        ("hash = ZEROES", Break::Altered),
        ("previous = ZEROES", Break::Unlinked),
    ] {
        assert_broken(&[&format!("UPDATE ledger SET {change} WHERE seq = 4")], 4, reason);
    }
}

#[test]
fn every_changed_field_of_a_payload_is_found() {
    for change in ["body = body || ' '", "body = replace(body, '記録', '偽造')", "salt = ZEROES"] {
        assert_broken(&[&format!("UPDATE payload SET {change} WHERE seq = 3")], 3, Break::PayloadAltered);
    }
}

#[test]
fn payloads_cannot_be_exchanged() {
    let exchange = [
        "UPDATE payload SET seq = 100 WHERE seq = 2",
        "UPDATE payload SET seq = 2 WHERE seq = 5",
        "UPDATE payload SET seq = 5 WHERE seq = 100",
    ];
    assert_broken(&exchange, 2, Break::PayloadAltered);
}

#[test]
fn a_payload_that_is_gone_without_an_erasure_is_missed() {
    assert_broken(&["DELETE FROM payload WHERE seq = 4"], 4, Break::PayloadMissing);
}

#[test]
fn an_entry_that_is_gone_from_the_middle_or_the_beginning_is_missed() {
    for seq in [1, 4] {
        let gone = [format!("DELETE FROM ledger WHERE seq = {seq}"), format!("DELETE FROM payload WHERE seq = {seq}")];
        assert_broken(&gone.each_ref().map(String::as_str), seq, Break::Missing);
    }
}

#[test]
fn an_entry_cannot_change_its_place() {
    assert_broken(&["UPDATE ledger SET seq = 99 WHERE seq = 3"], 3, Break::Missing);
}

#[test]
fn a_tail_that_was_cut_off_is_missed_by_what_its_entries_wrote() {
    assert_broken(&["DELETE FROM ledger WHERE seq > 4"], 5, Break::Orphaned);
    let cut = ["ledger", "payload", "ledger_subject"].map(|table| format!("DELETE FROM {table} WHERE seq > 4"));
    assert_broken(&cut.each_ref().map(String::as_str), 5, Break::Orphaned);
}

#[test]
fn a_forged_entry_at_the_end_does_not_hold() {
    let forged = "INSERT INTO ledger (seq, at, actor, person_id, door, operation, digest, previous, hash) \
                  SELECT 7, at, actor, person_id, door, operation, digest, hash, ZEROES FROM ledger WHERE seq = 6";
    assert_broken(&[forged], 7, Break::Altered);
}

#[test]
fn an_erasure_that_no_entry_speaks_of_excuses_nothing() {
    let forged = ["INSERT INTO erasure (erased_seq, seq) VALUES (2, 5)", "DELETE FROM payload WHERE seq = 2"];
    assert_broken(&forged, 2, Break::PayloadMissing);
}

/// A byte of a column of one entry.
#[derive(Clone, Debug)]
struct Flip {
    seq: i64,
    column: &'static str,
    byte: usize,
    bit: u8,
}

fn flip() -> impl Strategy<Value = Flip> {
    let column = prop::sample::select(vec!["digest", "previous", "hash", "salt"]);
    (1_i64..=8, column, 0_usize..32, 0_u8..8).prop_map(|(seq, column, byte, bit)| Flip { seq, column, byte, bit })
}

#[test]
fn no_single_bit_can_change_unseen() {
    on_each_database("2026-04-01", |h| {
        write(&h.register, 8);
        let conn = RefCell::new(unguarded(h));
        let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
        let found = runner.run(&flip(), |flip| {
            let whole = turn(h, &mut conn.borrow_mut(), &flip);
            let chain = h.chain();
            turn_back(h, &mut conn.borrow_mut(), &flip, &whole);
            prop_assert!(matches!(chain, Chain::Broken { seq, .. } if seq == flip.seq), "{flip:?} was found as {chain:?}");
            Ok(())
        });
        assert_eq!(found.map_err(|error| error.to_string()), Ok(()));
        assert!(matches!(h.chain(), Chain::Whole { count: 8, .. }), "what was turned back holds again");
    });
}

#[derive(diesel::QueryableByName)]
struct Bytes {
    #[diesel(sql_type = diesel::sql_types::Binary)]
    bytes: Vec<u8>,
}

/// Turns the bit, and returns what was there.
fn turn(h: &Harness, conn: &mut kantoku::store::conn::Conn, flip: &Flip) -> Vec<u8> {
    let table = if flip.column == "salt" { "payload" } else { "ledger" };
    let question = format!("SELECT {} AS bytes FROM {table} WHERE seq = {}", flip.column, flip.seq);
    let whole = diesel::RunQueryDsl::get_result::<Bytes>(diesel::sql_query(question), conn).expect("the entry is there").bytes;
    let mut turned = whole.clone();
    let place = flip.byte % turned.len();
    turned[place] ^= 1 << flip.bit;
    turn_back(h, conn, flip, &turned);
    whole
}

fn turn_back(h: &Harness, conn: &mut kantoku::store::conn::Conn, flip: &Flip, bytes: &[u8]) {
    let table = if flip.column == "salt" { "payload" } else { "ledger" };
    let bytes = blob(h.database.engine, bytes);
    let statement = format!("UPDATE {table} SET {} = {bytes} WHERE seq = {}", flip.column, flip.seq);
    conn.batch_execute(&statement).expect("the guards are gone");
}
