//! Cells of text, as people type them and files hold them, read as what the field's schema asks for.

use serde_json::{Map, Value};

use super::input::{Piece, Shape, join, shorten};
use crate::domain::message::{Message, Problems};
use crate::domain::{dates, digits};

/// What people call the values of closed lists, in every language: so that a file may say 委託 or "entrustment".
pub trait Words {
    /// Which of the codes of that list was meant, if any.
    fn code(&self, list: &str, codes: &[&str], typed: &str) -> Option<String>;
}

/// Only codes.
pub struct NoWords;

impl Words for NoWords {
    fn code(&self, _: &str, _: &[&str], _: &str) -> Option<String> {
        None
    }
}

/// The cells as one JSON value of the schema's shape. What cannot be read stays as it was typed, with a problem at its field.
pub fn read(schema: &Value, cells: &[(String, String)], words: &dyn Words, problems: &mut Problems) -> Value {
    read_object(schema, "", cells, words, problems)
}

fn read_object(schema: &Value, path: &str, cells: &[(String, String)], words: &dyn Words, problems: &mut Problems) -> Value {
    let mut fields = Map::new();
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Value::Object(fields);
    };
    for (name, schema) in properties {
        let path = join(path, name);
        if let Some(value) = read_field(schema, &path, cells, words, problems) {
            fields.insert(name.clone(), value);
        }
    }
    Value::Object(fields)
}

/// Nothing where no cell speaks of the field: then its default holds, or it is missing.
fn read_field(schema: &Value, path: &str, cells: &[(String, String)], words: &dyn Words, problems: &mut Problems) -> Option<Value> {
    let Piece { schema, shape, .. } = Piece::of(schema);
    match shape {
        Shape::List(inner) => read_list(inner, path, cells, words, problems),
        Shape::Object => {
            let prefix = format!("{path}.");
            cells.iter().any(|(name, _)| name.starts_with(&prefix)).then(|| read_object(schema, path, cells, words, problems))
        }
        shape => {
            // A checkbox sends a hidden "no" before its "yes": the last one counts.
            let (_, cell) = cells.iter().rfind(|(name, _)| name == path)?;
            read_cell(&shape, schema, path, cell, words, problems)
        }
    }
}

/// A list comes as one cell with separators, as a name repeated, or as numbered groups of cells (`conditions.0.text`).
fn read_list(inner: &Value, path: &str, cells: &[(String, String)], words: &dyn Words, problems: &mut Problems) -> Option<Value> {
    let Piece { schema: inner, shape, .. } = Piece::of(inner);
    if matches!(shape, Shape::Object) {
        return read_groups(inner, path, cells, words, problems);
    }
    let said: Vec<&str> = cells.iter().filter(|(name, _)| name == path).map(|(_, cell)| cell.as_str()).collect();
    if said.is_empty() {
        return None;
    }
    let parts = said.iter().flat_map(|cell| cell.split([',', '、', '，', '／', '\n', ';'])).map(str::trim).filter(|part| !part.is_empty());
    let values = parts.filter_map(|part| read_cell(&shape, inner, path, part, words, problems)).collect();
    Some(Value::Array(values))
}

fn read_groups(inner: &Value, path: &str, cells: &[(String, String)], words: &dyn Words, problems: &mut Problems) -> Option<Value> {
    let prefix = format!("{path}.");
    let mut places: Vec<usize> = cells.iter().filter_map(|(name, _)| name.strip_prefix(&prefix)?.split('.').next()?.parse().ok()).collect();
    places.sort_unstable();
    places.dedup();
    let filled = places.into_iter().filter(|place| {
        let group = format!("{prefix}{place}.");
        cells.iter().any(|(name, cell)| name.starts_with(&group) && !cell.trim().is_empty())
    });
    let values: Vec<Value> = filled.map(|place| read_object(inner, &format!("{prefix}{place}"), cells, words, problems)).collect();
    (!values.is_empty() || cells.iter().any(|(name, _)| name.starts_with(&prefix))).then_some(Value::Array(values))
}

fn read_cell(shape: &Shape<'_>, schema: &Value, path: &str, cell: &str, words: &dyn Words, problems: &mut Problems) -> Option<Value> {
    // Of a password every space counts.
    if schema.get("format").and_then(Value::as_str) == Some("password") {
        return Some(Value::String(cell.to_owned()));
    }
    let trimmed = cell.trim_matches(|c: char| c.is_whitespace());
    if trimmed.is_empty() {
        return matches!(shape, Shape::Text).then(|| Value::String(String::new()));
    }
    let read = match shape {
        Shape::Date => match dates::parse_optional(trimmed) {
            Ok(parsed) => return parsed.map(|parsed| Value::String(parsed.date.to_string())),
            Err(message) => Err(message),
        },
        Shape::Integer => digits::integer(trimmed).map(Value::from),
        Shape::Boolean => boolean(trimmed).map(Value::Bool).ok_or_else(|| Message::new("input-yes-no").with("read", shorten(trimmed))),
        Shape::Choice(codes) => {
            let list = schema.get("title").and_then(Value::as_str).unwrap_or_default();
            Ok(Value::String(choice(codes, list, trimmed, words)))
        }
        _ => Ok(Value::String(trimmed.replace("\r\n", "\n"))),
    };
    match read {
        Ok(value) => Some(value),
        Err(message) => {
            problems.add(path, message);
            None
        }
    }
}

/// The code itself, in any case, or a label of it in any language; else what was typed, so that the check can say so.
fn choice(codes: &[&str], list: &str, typed: &str, words: &dyn Words) -> String {
    let plain = digits::normalise(typed).to_lowercase().replace([' ', '-'], "_");
    if let Some(code) = codes.iter().find(|code| **code == plain) {
        return (*code).to_owned();
    }
    words.code(list, codes, typed).unwrap_or_else(|| typed.to_owned())
}

fn boolean(typed: &str) -> Option<bool> {
    const YES: [&str; 13] = ["on", "true", "yes", "y", "1", "はい", "有", "あり", "○", "〇", "◯", "該当", "有り"];
    const NO: [&str; 15] = ["off", "false", "no", "n", "0", "いいえ", "無", "なし", "×", "✕", "-", "該当なし", "非該当", "無し", "ー"];
    let plain = digits::normalise(typed).to_lowercase();
    match (YES.contains(&plain.as_str()), NO.contains(&plain.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
