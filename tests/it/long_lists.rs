//! Lists in a question to the database may be as long as the register is large.

use kantoku::domain::access::Role;
use kantoku::store;
use serde_json::json;

use crate::harness::on_each_database;
use crate::{contract, evaluation};

/// More than a statement may have parameters: 32,766 in SQLite, 65,535 in PostgreSQL.
const LONG: i64 = 70_000;

#[test]
fn people_are_found_among_more_ids_than_a_statement_has_parameters() {
    on_each_database("2026-04-01", |h| {
        let id = h.as_(Role::Auditor).person.expect("an auditor is a person");
        let ids: Vec<i64> = (0..LONG).map(|other| 1_000_000 + other).chain([id]).collect();
        let names = h.look(|tx| store::person::names(tx, &ids));
        assert_eq!(names.into_keys().collect::<Vec<_>>(), [id]);
    });
}

#[test]
fn clauses_are_found_among_more_codes_than_a_statement_has_parameters() {
    on_each_database("2026-04-01", |h| {
        let agreed = contract::bind(h, evaluation::consignee(h, "長表商事"), json!({}));
        let codes: Vec<String> = (0..LONG).map(|number| format!("X-{number}")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).chain(["C04"]).collect();
        assert_eq!(h.look(|tx| store::contract::agreed(tx, &[agreed], &codes, i64::MAX)), [(agreed, "C04".to_owned())]);
    });
}
