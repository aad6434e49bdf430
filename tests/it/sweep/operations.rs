//! Every operation, with every field of its input wrong in every way that its kind allows.

use kantoku::error::{Error, Result};
use kantoku::locale::Labels;
use kantoku::operations::list::{OPERATIONS, Operation};
use serde_json::{Value, json};

use super::schema::{Place, filled, kind, least, limit, number, places, with};
use super::{HOSTILE, TODAY, assert_no_fault, somebody_with_every_role, whoever_may};
use crate::harness::{on_each_database, on_one_database};

/// What a field cannot be, each with what is said of it.
fn wrong_values(place: &Place) -> Vec<(Value, &'static str)> {
    let schema = &place.schema;
    let mut wrong = match kind(schema) {
        "string" => wrong_texts(schema),
        "integer" => wrong_numbers(schema),
        "date" => {
            let mut wrong: Vec<_> = ["昨日", "9999-99-99", "2026-02-30", "令和8年4月1日", "+10000-01-01", "1867-12-31", ""]
                .map(|text| (json!(text), "input-date"))
                .into();
            wrong.push((json!(20_260_401), "input-type"));
            wrong
        }
        "choice" => vec![(json!("no_such_code"), "input-choice"), (json!(HOSTILE), "input-choice"), (json!(7), "input-type")],
        "boolean" => vec![(json!("true"), "input-type"), (json!(1), "input-type")],
        "array" => vec![(json!("x"), "input-type"), (json!({ "0": "x" }), "input-type")],
        "object" => vec![(json!("x"), "input-type"), (json!([]), "input-type")],
        _ => Vec::new(),
    };
    if kind(schema) == "array"
        && let Some(most) = limit(schema, "maxItems")
    {
        let item = least(&schema["items"]);
        wrong.push((Value::Array(vec![item; most + 1]), "input-too-many"));
    }
    if !place.optional && kind(schema) != "any" {
        wrong.push((Value::Null, "input-required"));
    }
    wrong
}

fn wrong_texts(schema: &Value) -> Vec<(Value, &'static str)> {
    let longest = limit(schema, "maxLength").unwrap_or(kantoku::operations::input::LONGEST);
    let mut wrong = vec![
        (json!("𠮷".repeat(longest + 1)), "input-too-long"),
        (json!(7), "input-type"),
        (json!({ "a": 1 }), "input-type"),
        (json!(["a"]), "input-type"),
        (json!(true), "input-type"),
    ];
    // Long enough for what asks for a length, and short enough for all.
    let filling = "x".repeat(limit(schema, "minLength").unwrap_or(0));
    for control in ['\u{0}', '\u{7}', '\u{1b}', '\u{85}'] {
        let text = format!("{control}{filling}");
        if text.chars().count() <= longest {
            wrong.push((json!(text), "input-control-character"));
        }
    }
    if limit(schema, "minLength").is_some() {
        wrong.extend([(json!(""), "input-required"), (json!(" \u{3000}\t".repeat(longest / 3)), "input-required")]);
    }
    wrong
}

fn wrong_numbers(schema: &Value) -> Vec<(Value, &'static str)> {
    let mut wrong = vec![
        (json!("3"), "input-type"),
        (json!("三"), "input-type"),
        (json!(1.5), "input-integer"),
        (json!(1e300), "input-integer"),
        (json!(u64::MAX), "input-integer"),
        (json!([1]), "input-type"),
    ];
    let beyond =
        [schema["minimum"].as_i64().and_then(|least| least.checked_sub(1)), schema["maximum"].as_i64().and_then(|m| m.checked_add(1))];
    wrong.extend(beyond.into_iter().flatten().map(|number| (json!(number), "input-out-of-range")));
    wrong
}

/// The fields at which something is wrong, with the ids of what is said; none if nothing was refused by the input alone.
fn problems<T>(result: Result<T>) -> Vec<(String, &'static str)> {
    match result {
        Err(Error::Invalid(problems)) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        Err(Error::Fault(fault)) => panic!("{} at {}", fault.source, fault.at),
        _ => Vec::new(),
    }
}

fn schema_of(operation: &Operation) -> &'static Value {
    (operation.schema)().as_value()
}

#[test]
fn every_field_of_every_operation_says_what_is_wrong_with_it() {
    on_one_database(TODAY, |h| {
        let all = somebody_with_every_role(h);
        let (mut tried, mut unsaid) = (0, Vec::new());
        for operation in OPERATIONS {
            let (actor, schema) = (whoever_may(h, &all, operation.needs), schema_of(operation));
            for place in places(schema) {
                for (value, id) in wrong_values(&place) {
                    tried += 1;
                    let said = problems(h.call(&actor, operation.name, with(schema, &place.path, &value)));
                    if said != [(place.name(), id)] {
                        let value: String = value.to_string().chars().take(40).collect();
                        unsaid.push(format!("{} {} = {value}: {said:?} and not {id}", operation.name, place.name()));
                    }
                }
            }
        }
        assert!(tried > 5_000, "only {tried} were tried");
        assert!(unsaid.is_empty(), "{} of {tried}: {unsaid:#?}", unsaid.len());
    });
}

#[test]
fn what_is_missing_and_what_no_operation_knows_is_named() {
    on_one_database(TODAY, |h| {
        let all = somebody_with_every_role(h);
        for operation in OPERATIONS {
            let (actor, schema) = (whoever_may(h, &all, operation.needs), schema_of(operation));
            let whole = least(schema);
            for name in whole.as_object().into_iter().flatten().map(|(name, _)| name) {
                let mut lacking = whole.clone();
                lacking.as_object_mut().unwrap().remove(name);
                assert_eq!(problems(h.call(&actor, operation.name, lacking)), [(name.clone(), "input-required")], "{}", operation.name);
            }
            let mut more = whole.clone();
            more["no_such_field"] = json!(1);
            let said = problems(h.call(&actor, operation.name, more));
            assert_eq!(said, [("no_such_field".to_owned(), "input-unknown-field")], "{}", operation.name);
            for no_object in [json!([]), json!("x"), json!(7), json!(true)] {
                assert_eq!(problems(h.call(&actor, operation.name, no_object)), [(String::new(), "input-type")], "{}", operation.name);
            }
        }
    });
}

#[test]
fn dates_and_numbers_in_cells_are_read_as_people_write_them_or_refused_at_their_field() {
    let mut tried = 0;
    for operation in OPERATIONS {
        let schema = schema_of(operation);
        for place in places(schema) {
            let (taken, refused): (&[&str], &[&str]) = match kind(&place.schema) {
                "date" => (&["令和8年4月1日", "2026/4/1", "２０２６年４月１日"], &["来週", "9999-99-99", "令和99年13月1日", HOSTILE]),
                "integer" => (&[], &["たくさん", "1.5", "99999999999999999999", "9e99", HOSTILE]),
                "boolean" => (&["はい", "○", "no"], &["maybe", HOSTILE]),
                "choice" => (&[], &["no such code", HOSTILE]),
                _ => continue,
            };
            let at_the_field = |cell: &str| {
                let cells = [(cell_of(&place), cell.to_owned())];
                let said = problems(operation.read(&cells, &Labels));
                said.into_iter().any(|(field, _)| [place.name(), cell_of(&place)].contains(&field))
            };
            for (cells, is_wrong) in [(taken, false), (refused, true)] {
                for cell in cells {
                    tried += 1;
                    assert_eq!(at_the_field(cell), is_wrong, "{} {} = {cell}", operation.name, place.name());
                }
            }
        }
    }
    assert!(tried > 1_000, "only {tried} were tried");
}

/// The name under which a cell of that place is typed: the parts of a plain list share one.
fn cell_of(place: &Place) -> String {
    let name = place.name();
    name.strip_suffix(".0").map_or(name.clone(), ToOwned::to_owned)
}

#[test]
fn hostile_texts_and_numbers_of_any_size_are_taken_as_they_are_or_refused_in_words() {
    on_each_database(TODAY, |h| {
        let all = somebody_with_every_role(h);
        for operation in OPERATIONS {
            let (actor, schema) = (whoever_may(h, &all, operation.needs), schema_of(operation));
            for (whole, wanted) in [(true, 999_999), (true, 1), (false, -1), (false, i64::MIN), (true, i64::MAX)] {
                let input = filled(schema, &|plain| hostile(plain, wanted), whole);
                let what = format!("{} {wanted}", operation.name);
                assert_no_fault(h.call(&actor, operation.name, input), &what);
            }
        }
    });
}

/// As much of the hostile text as a field takes; a number as near to that one as it takes.
fn hostile(plain: &Value, wanted: i64) -> Value {
    if kind(plain) == "integer" {
        return json!(number(plain, wanted));
    }
    let text: String = HOSTILE.chars().take(limit(plain, "maxLength").unwrap_or(usize::MAX)).collect();
    let missing = limit(plain, "minLength").unwrap_or(0).saturating_sub(text.chars().count());
    json!(text + &"x".repeat(missing))
}
