//! What any door hands in becomes a command here: checked against the command's own schema, every problem by its field.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use chrono::{Datelike, NaiveDate};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::text;
use crate::domain::dates::YEARS;
use crate::domain::message::{Arg, Message, Problems};
use crate::error::{Error, Result};

/// The longest text that a field takes unless its schema says otherwise, in characters.
pub const LONGEST: usize = 4_000;

static SCHEMAS: LazyLock<RwLock<HashMap<TypeId, &'static Schema>>> = LazyLock::new(RwLock::default);

/// The schema of an input, with everything it refers to written out in place. Made once for each type.
#[must_use]
pub fn schema<T: JsonSchema + 'static>() -> &'static Schema {
    let id = TypeId::of::<T>();
    if let Some(known) = SCHEMAS.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return known;
    }
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    let made: &'static Schema = Box::leak(Box::new(settings.into_generator().into_root_schema_for::<T>()));
    SCHEMAS.write().unwrap_or_else(PoisonError::into_inner).entry(id).or_insert(made)
}

/// From JSON, as the API has it.
///
/// # Errors
/// `Invalid` with every field that is unknown, missing, of a wrong type, too long, or has characters that no text has.
pub fn from_json<T: DeserializeOwned + JsonSchema + 'static>(value: Value) -> Result<T> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    let mut problems = Problems::default();
    check(schema::<T>().as_value(), &value, "", &mut problems);
    problems.or(())?;
    deserialise(value)
}

/// From cells of text, as a form, a command line or a row of a file has them.
///
/// # Errors
/// As [`from_json`], and where a text cannot be read as what the field holds, what was read and what was expected.
pub fn from_cells<T: DeserializeOwned + JsonSchema + 'static>(cells: &[(String, String)], words: &dyn text::Words) -> Result<T> {
    let schema = schema::<T>().as_value();
    let mut problems = Problems::default();
    let value = text::read(schema, cells, words, &mut problems);
    let mut checked = Problems::default();
    check(schema, &value, "", &mut checked);
    problems.extend(checked);
    problems.or(())?;
    deserialise(value)
}

/// What the schema let through and the type still refuses is named by its field too.
fn deserialise<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let field = error.path().to_string();
        let field = if field == "." { String::new() } else { field };
        Error::invalid(field, Message::new("input-not-understood").with("why", error.inner().to_string()))
    })
}

pub(super) fn check(schema: &Value, value: &Value, path: &str, problems: &mut Problems) {
    let Piece { schema, shape, optional } = Piece::of(schema);
    match (shape, value) {
        (_, Value::Null) if optional => {}
        (Shape::Any, _) | (Shape::Boolean, Value::Bool(_)) => {}
        (Shape::Object, Value::Object(fields)) => check_fields(schema, fields, path, problems),
        (Shape::List(inner), Value::Array(values)) => {
            check_length_of_list(schema, values.len(), path, problems);
            for (place, value) in values.iter().enumerate() {
                check(inner, value, &join(path, &place.to_string()), problems);
            }
        }
        (Shape::Choice(codes), Value::String(read)) => {
            if !codes.contains(&read.as_str()) {
                problems.add(path, Message::new("input-choice").with("read", shorten(read)).with("expected", choices(schema, &codes)));
            }
        }
        (Shape::Date, Value::String(read)) => {
            if !is_date(read) {
                problems.add(path, Message::new("input-date").with("read", shorten(read)));
            }
        }
        (Shape::Text, Value::String(read)) => check_text(schema, read, path, problems),
        (Shape::Integer, Value::Number(read)) => check_integer(schema, read, path, problems),
        (_, Value::Null) => problems.add(path, "input-required"),
        (_, other) => problems.add(path, Message::new("input-type").with("read", shorten(&other.to_string()))),
    }
}

/// The values of a closed list, by what each is called and by its code.
fn choices(schema: &Value, codes: &[&str]) -> Arg {
    let list = schema.get("title").and_then(Value::as_str).unwrap_or_default();
    Arg::Choices(codes.iter().map(|code| (format!("{list}-{}", code.replace('_', "-")), (*code).to_owned())).collect())
}

fn check_length_of_list(schema: &Value, length: usize, path: &str, problems: &mut Problems) {
    let limit = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok());
    if length < limit("minItems").unwrap_or(0) {
        problems.add(path, "input-required");
    }
    if let Some(most) = limit("maxItems").filter(|most| length > *most) {
        problems.add(path, Message::new("input-too-many").with("read", length).with("expected", most));
    }
}

/// A day in the years that cells take too. Years of more digits would not stand in order where a database keeps days as text.
fn is_date(text: &str) -> bool {
    text.parse::<NaiveDate>().is_ok_and(|date| YEARS.contains(&date.year()))
}

fn check_fields(schema: &Value, fields: &serde_json::Map<String, Value>, path: &str, problems: &mut Problems) {
    let empty = serde_json::Map::new();
    let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    for (name, value) in fields {
        match known.get(name) {
            Some(schema) => check(schema, value, &join(path, name), problems),
            None => problems.add(join(path, name), "input-unknown-field"),
        }
    }
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    for name in required.filter_map(Value::as_str).filter(|name| !fields.contains_key(*name)) {
        problems.add(join(path, name), "input-required");
    }
}

fn check_text(schema: &Value, read: &str, path: &str, problems: &mut Problems) {
    let limit = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let (length, longest) = (read.chars().count(), limit("maxLength").unwrap_or(LONGEST));
    if length > longest {
        problems.add(path, Message::new("input-too-long").with("read", length).with("expected", longest));
    }
    if length < limit("minLength").unwrap_or(0) || (schema.get("minLength").is_some() && read.trim().is_empty()) {
        problems.add(path, "input-required");
    }
    if let Some(found) = read.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        problems.add(path, Message::new("input-control-character").with("read", format!("U+{:04X}", found as u32)));
    }
}

fn check_integer(schema: &Value, read: &serde_json::Number, path: &str, problems: &mut Problems) {
    let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
    let Some(number) = read.as_i64() else {
        return problems.add(path, Message::new("input-integer").with("read", read.to_string()));
    };
    let (least, most) = (bound("minimum").unwrap_or(i64::MIN), bound("maximum").unwrap_or(i64::MAX));
    if number < least || number > most {
        problems.add(path, Message::new("input-out-of-range").with("read", number).with("least", least).with("most", most));
    }
}

/// What is asked for, as far as inputs use it.
pub(super) enum Shape<'a> {
    Object,
    List(&'a Value),
    Choice(Vec<&'a str>),
    Date,
    Text,
    Integer,
    Boolean,
    Any,
}

/// A piece of schema, and whether nothing will do as well.
pub(super) struct Piece<'a> {
    pub schema: &'a Value,
    pub shape: Shape<'a>,
    pub optional: bool,
}

impl<'a> Piece<'a> {
    pub(super) fn of(schema: &'a Value) -> Self {
        if let Some(parts) = schema.get("anyOf").and_then(Value::as_array)
            && let Some(inner) = parts.iter().find(|part| part.get("type").and_then(Value::as_str) != Some("null"))
        {
            return Self { optional: true, ..Self::of(inner) };
        }
        let (name, optional) = match schema.get("type") {
            Some(Value::String(name)) => (name.as_str(), false),
            Some(Value::Array(names)) => (names.iter().filter_map(Value::as_str).find(|name| *name != "null").unwrap_or(""), true),
            _ => ("", false),
        };
        Self { schema, shape: Shape::of(name, schema), optional }
    }
}

impl<'a> Shape<'a> {
    fn of(name: &str, schema: &'a Value) -> Self {
        match name {
            "object" => Self::Object,
            "array" => schema.get("items").map_or(Self::Any, Self::List),
            "integer" => Self::Integer,
            "boolean" => Self::Boolean,
            "string" => Self::of_string(schema),
            _ => Self::Any,
        }
    }

    fn of_string(schema: &'a Value) -> Self {
        match (schema.get("enum").and_then(Value::as_array), schema.get("format").and_then(Value::as_str)) {
            (Some(codes), _) => Self::Choice(codes.iter().filter_map(Value::as_str).collect()),
            (None, Some("date")) => Self::Date,
            _ => Self::Text,
        }
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// What was read, short enough to stand in a sentence.
pub(super) fn shorten(read: &str) -> String {
    let mut short: String = read.chars().take(60).collect();
    if short.len() < read.len() {
        short.push('…');
    }
    short
}
