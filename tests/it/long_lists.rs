//! Lists are as long as the register is large: in a question to the database, and in a file.

use kantoku::domain::access::Role;
use kantoku::operations::contract::Enter;
use kantoku::operations::input::from_json;
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

#[test]
fn a_file_of_more_lines_than_a_page_has_them_all() {
    on_each_database("2026-04-01", |h| {
        let consignees: Vec<i64> = (0..21).map(|number| evaluation::consignee(h, &format!("長表商事{number}"))).collect();
        let title = |number: usize| format!("長表契約{number:03}");
        let input = |number: usize| contract::input(consignees[number % consignees.len()], json!({ "title": title(number) }));
        let commands: Vec<Enter> = (0..501).map(|number| from_json(input(number)).unwrap()).collect();
        h.register.run_all(&h.as_(Role::Procurement), &commands).unwrap();
        let auditor = h.as_(Role::Auditor);
        let page = h.call(&auditor, "contract.list", json!({ "limit": 500 })).unwrap();
        assert_eq!((page["lines"].as_array().unwrap().len(), page["next"].is_null()), (500, false), "a page is not all of it");
        let file = h.browser_of(&auditor).get("/contracts/export?format=csv").expect(200).text();
        assert_eq!(file.matches("長表契約").count(), 501, "each of them once");
        let gone: Vec<usize> = (0..501).filter(|number| !file.contains(&title(*number))).collect();
        assert!(gone.is_empty(), "{gone:?}");
    });
}
