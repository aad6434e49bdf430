//! What doors hand in, from friend and foe: all that is wrong with it is said at once, by field, and nothing of it gets through.

use std::collections::BTreeMap;

use kantoku::domain::access::Role;
use kantoku::error::{Error, Result};
use kantoku::locale::{Labels, Language};
use kantoku::operations::input::{from_cells, from_json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One field of each kind that inputs have.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Sample {
    #[schemars(length(min = 1, max = 20))]
    name: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    on: Option<chrono::NaiveDate>,
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    weight: i64,
    #[serde(default)]
    knock_out: bool,
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(default)]
    conditions: Vec<Condition>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Condition {
    #[schemars(length(min = 1, max = 50))]
    text: String,
    due_on: chrono::NaiveDate,
}

/// The ids of what is wrong, by field.
fn problems(read: Result<Sample>) -> BTreeMap<String, &'static str> {
    match read {
        Ok(_) => BTreeMap::new(),
        Err(Error::Invalid(problems)) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        Err(other) => panic!("an input is never more than invalid: {other:?}"),
    }
}

fn of_json(value: Value) -> BTreeMap<String, &'static str> {
    problems(from_json(value))
}

fn of_cells(cells: &[(&str, &str)]) -> BTreeMap<String, &'static str> {
    let cells: Vec<(String, String)> = cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect();
    problems(from_cells(&cells, &Labels))
}

fn one(field: &str, id: &'static str) -> BTreeMap<String, &'static str> {
    BTreeMap::from([(field.to_owned(), id)])
}

#[test]
fn hostile_json_is_refused_by_field() {
    let long = "あ".repeat(4_001);
    let deep = (0..200).fold(json!("x"), |inner, _| json!([inner]));
    for (input, field, id) in [
        (json!({}), "name", "input-required"),
        (json!({ "name": null }), "name", "input-required"),
        (json!({ "name": "" }), "name", "input-required"),
        (json!({ "name": " \u{3000}\t" }), "name", "input-required"),
        (json!({ "name": 7 }), "name", "input-type"),
        (json!({ "name": ["a"] }), "name", "input-type"),
        (json!({ "name": { "a": 1 } }), "name", "input-type"),
        (json!({ "name": "x".repeat(21) }), "name", "input-too-long"),
        (json!({ "name": "x\u{0}y" }), "name", "input-control-character"),
        (json!({ "name": "x\u{1b}[31m" }), "name", "input-control-character"),
        (json!({ "name": "x\u{85}" }), "name", "input-control-character"),
        (json!({ "name": "a", "note": long }), "note", "input-too-long"),
        (json!({ "name": "a", "note": deep }), "note", "input-type"),
        (json!({ "name": "a", "on": "2026-02-30" }), "on", "input-date"),
        (json!({ "name": "a", "on": "令和8年4月1日" }), "on", "input-date"),
        (json!({ "name": "a", "on": "+10000-01-01" }), "on", "input-date"),
        (json!({ "name": "a", "on": "-0044-03-15" }), "on", "input-date"),
        (json!({ "name": "a", "on": "1867-12-31" }), "on", "input-date"),
        (json!({ "name": "a", "on": 46_113 }), "on", "input-type"),
        (json!({ "name": "a", "weight": 101 }), "weight", "input-out-of-range"),
        (json!({ "name": "a", "weight": -1 }), "weight", "input-out-of-range"),
        (json!({ "name": "a", "weight": 1.5 }), "weight", "input-integer"),
        (json!({ "name": "a", "weight": 1e300 }), "weight", "input-integer"),
        (json!({ "name": "a", "weight": 18_446_744_073_709_551_615_u64 }), "weight", "input-integer"),
        (json!({ "name": "a", "weight": "3" }), "weight", "input-type"),
        (json!({ "name": "a", "knock_out": "true" }), "knock_out", "input-type"),
        (json!({ "name": "a", "roles": "staff" }), "roles", "input-type"),
        (json!({ "name": "a", "roles": ["staff", "king"] }), "roles.1", "input-choice"),
        (json!({ "name": "a", "conditions": [{ "due_on": "2026-04-01" }] }), "conditions.0.text", "input-required"),
        (json!({ "name": "a", "admin": true }), "admin", "input-unknown-field"),
        (json!({ "name": "a", "__proto__": {} }), "__proto__", "input-unknown-field"),
        (json!([]), "", "input-type"),
        (json!("name"), "", "input-type"),
    ] {
        assert_eq!(of_json(input.clone()), one(field, id), "{input}");
    }
}

#[test]
fn hostile_cells_are_refused_by_field() {
    for (cells, field, id) in [
        (vec![], "name", "input-required"),
        (vec![("name", "")], "name", "input-required"),
        (vec![("name", "\u{3000}")], "name", "input-required"),
        (vec![("name", "x\u{0}y")], "name", "input-control-character"),
        (vec![("name", "一二三四五六七八九十一二三四五六七八九十一")], "name", "input-too-long"),
        (vec![("name", "a"), ("knock_out", "maybe")], "knock_out", "input-yes-no"),
        (vec![("name", "a"), ("weight", "101")], "weight", "input-out-of-range"),
        (vec![("name", "a"), ("roles", "王")], "roles.0", "input-choice"),
        (vec![("name", "a"), ("conditions.0.text", "直す"), ("conditions.0.due_on", "")], "conditions.0.due_on", "input-required"),
    ] {
        assert_eq!(of_cells(&cells), one(field, id), "{cells:?}");
    }
}

#[test]
fn unreadable_dates_and_numbers_in_cells_are_refused_with_a_message_that_exists() {
    for (field, cell) in [
        ("on", "26/11/23"),
        ("on", "来週"),
        ("on", "2026-13-01"),
        ("weight", "たくさん"),
        ("weight", "1.5"),
        ("weight", "99999999999999999999"),
    ] {
        let said = of_cells(&[("name", "a"), (field, cell)]);
        let id = said.get(field).unwrap_or_else(|| panic!("{cell} was taken as {field}"));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(Language::ALL.iter().all(|language| language.has(id)), "{id} is said in no language");
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let input =
        json!({ "note": "\u{7}", "on": "yesterday", "weight": 1000, "roles": ["x", "y"], "conditions": [{ "text": "" }], "extra": 1 });
    let fields: Vec<String> = of_json(input).into_keys().collect();
    let expected = ["conditions.0.due_on", "conditions.0.text", "extra", "name", "note", "on", "roles.0", "roles.1", "weight"];
    assert_eq!(fields, expected);
    let fields: Vec<String> =
        of_cells(&[("name", ""), ("on", "?"), ("weight", "?"), ("knock_out", "?"), ("roles", "x")]).into_keys().collect();
    assert_eq!(fields, ["knock_out", "name", "on", "roles.0", "weight"]);
}

#[test]
fn texts_of_any_script_come_through_as_they_are() {
    for text in [
        "𠮷野家",
        "葛󠄀城市",
        "か\u{3099}",
        "👩‍👩‍👧‍👦",
        "שלום",
        "<script>alert(1)</script>",
        "{{t \"x\"}} {$n}",
        "'; DROP TABLE ledger;--",
        "=1+1",
        "%00",
    ] {
        let read: Sample = from_json(json!({ "name": "a", "note": text })).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.note, text);
        let cells = [("name".to_owned(), "a".to_owned()), ("note".to_owned(), format!(" {text}\u{3000}"))];
        let read: Sample = from_cells(&cells, &Labels).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.note, text);
    }
}

#[test]
fn length_is_counted_in_characters_and_not_in_bytes() {
    assert_eq!(of_json(json!({ "name": "𠮷".repeat(20) })), BTreeMap::new());
    assert_eq!(of_json(json!({ "name": "𠮷".repeat(21) })), one("name", "input-too-long"));
}

#[test]
fn what_people_type_is_read_as_what_they_mean() {
    let cells = [
        ("name", "株式会社　見本"),
        ("on", "令和8年4月1日"),
        ("weight", "１００"),
        ("knock_out", "○"),
        ("roles", "監査人、manager"),
        ("conditions.3.text", "規程を改める"),
        ("conditions.3.due_on", "2026/4/30"),
        ("conditions.7.text", " "),
    ];
    let cells: Vec<(String, String)> = cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect();
    let auditor = Language::Ja.text("role-auditor").into_owned();
    let cells: Vec<(String, String)> = cells.into_iter().map(|(name, cell)| (name, cell.replace("監査人", &auditor))).collect();
    let read: Sample = from_cells(&cells, &Labels).unwrap_or_else(|error| panic!("{error}"));
    let condition = Condition { text: "規程を改める".into(), due_on: crate::harness::day("2026-04-30") };
    assert_eq!(read.on, Some(crate::harness::day("2026-04-01")));
    assert_eq!((read.weight, read.knock_out), (100, true));
    assert_eq!(read.roles, [Role::Auditor, Role::Manager]);
    assert_eq!(read.conditions, [condition]);
}

#[test]
fn of_a_checkbox_and_its_hidden_no_the_last_one_counts() {
    let read = |cells: &[(&str, &str)]| {
        let cells: Vec<(String, String)> = cells.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect();
        from_cells::<Sample>(&cells, &Labels).unwrap_or_else(|error| panic!("{error}")).knock_out
    };
    assert!(read(&[("name", "a"), ("knock_out", "false"), ("knock_out", "true")]));
    assert!(!read(&[("name", "a"), ("knock_out", "false")]));
}

#[test]
fn messages_show_at_most_a_part_of_what_was_read() {
    let Err(Error::Invalid(problems)) = from_json::<Sample>(json!({ "name": "a", "on": "x".repeat(3_000) })) else {
        panic!("that is no date")
    };
    let said = Language::Ja.say(&problems.0["on"]);
    assert!(said.chars().count() < 300, "{said}");
}
