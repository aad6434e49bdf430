//! Who may do what: every operation, every role, through the door that all doors lead to.

use std::fmt::Write;

use kantoku::domain::access::{Actor, Door, Role, rights};
use kantoku::error::Error;
use kantoku::operations::list::{OPERATIONS, Operation};
use serde_json::json;

use crate::harness::{Harness, on_each_database};
use crate::source;

const BEGIN: &str = "<!-- permissions -->";
const END: &str = "<!-- /permissions -->";

/// Whether the operation was let through as far as its input: what is wrong with an empty input does not matter here.
fn is_let_in(h: &Harness, actor: &Actor, operation: &Operation) -> bool {
    match operation.call_and_wait(&h.register, actor, json!({})) {
        Err(Error::SignedOut) => false,
        Err(Error::Denied(message)) => message.id != "access-denied",
        _ => true,
    }
}

#[test]
fn every_role_is_let_in_to_what_the_table_says_and_to_nothing_else() {
    on_each_database("2026-04-01", |h| {
        for &role in Role::ALL {
            let actor = h.as_(role);
            for operation in OPERATIONS {
                let expected = operation.needs == kantoku::domain::access::Right::Nobody || rights(role).contains(&operation.needs);
                assert_eq!(is_let_in(h, &actor, operation), expected, "{} for {role}", operation.name);
            }
        }
    });
}

#[test]
fn nobody_is_let_in_but_where_the_door_stands_open() {
    on_each_database("2026-04-01", |h| {
        for operation in OPERATIONS {
            let open = operation.needs == kantoku::domain::access::Right::Nobody;
            for door in [Door::Page, Door::Api] {
                assert_eq!(is_let_in(h, &Actor::nobody(door), operation), open, "{}", operation.name);
            }
        }
    });
}

#[test]
fn the_console_reads_but_decides_nothing() {
    use kantoku::domain::access::Right::{
        AdoptAgreements, AdoptCriteria, ApproveExceptions, DecideEvaluations, EraseData, IssueNdas, PrepareEvaluations, SignOffNdas,
    };
    let console = Actor::console();
    let decisions =
        [AdoptAgreements, AdoptCriteria, ApproveExceptions, DecideEvaluations, EraseData, IssueNdas, PrepareEvaluations, SignOffNdas];
    for right in decisions {
        assert!(!console.may(right), "{right}");
    }
}

#[test]
fn every_operation_has_one_name_of_a_subject_and_a_verb() {
    let mut seen = std::collections::BTreeSet::new();
    for operation in OPERATIONS {
        assert!(seen.insert(operation.name), "{} stands twice", operation.name);
        let parts: Vec<&str> = operation.name.split('.').collect();
        let plain = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(parts.len() == 2 && parts.iter().all(plain), "{}", operation.name);
    }
    assert!(!seen.is_empty());
}

#[test]
fn the_readme_has_the_table_of_permissions() {
    let readme = source::file("README.md");
    let (before, rest) = readme.split_once(BEGIN).expect("the readme has a place for the table");
    let (there, after) = rest.split_once(END).expect("the place for the table has an end");
    let table = table();
    if there.trim() == table.trim() {
        return;
    }
    if std::env::var_os("KANTOKU_WRITE_README").is_some() {
        source::write("README.md", &format!("{before}{BEGIN}\n{table}{END}{after}"));
        return;
    }
    panic!("the table in README.md must be as follows (KANTOKU_WRITE_README=1 writes it):\n\n{table}");
}

fn table() -> String {
    let mut table = String::from("| operation | right |");
    for role in Role::ALL {
        write!(table, " {} |", role.code().replace('_', " ")).expect("a text takes more");
    }
    table.push_str("\n| --- | --- |");
    table.push_str(&" :-: |".repeat(Role::ALL.len()));
    table.push('\n');
    for operation in OPERATIONS {
        write!(table, "| `{}` | {} |", operation.name, operation.needs.code().replace('_', " ")).expect("a text takes more");
        for role in Role::ALL {
            let open = operation.needs == kantoku::domain::access::Right::Nobody || rights(*role).contains(&operation.needs);
            table.push_str(if open { " ● |" } else { " |" });
        }
        table.push('\n');
    }
    table
}
