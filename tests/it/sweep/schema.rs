//! The schema of an input: an example that it takes, and one that is wrong in one place.

use serde_json::{Map, Value, json};

/// A place in an input: its fields and places from the outside in, and what its schema says.
pub struct Place {
    pub path: Vec<String>,
    pub schema: Value,
    /// Whether it may be left out or be nothing.
    pub optional: bool,
}

impl Place {
    /// As problems name it: `conditions.0.text`.
    pub fn name(&self) -> String {
        self.path.join(".")
    }
}

/// Every place of an input, those within lists and groups too.
pub fn places(schema: &Value) -> Vec<Place> {
    let mut all = Vec::new();
    collect(schema, &[], true, &mut all);
    all
}

fn collect(schema: &Value, path: &[String], needed: bool, all: &mut Vec<Place>) {
    let (plain, nullable) = plain(schema);
    if !path.is_empty() {
        all.push(Place { path: path.to_vec(), schema: plain.clone(), optional: nullable || !needed });
    }
    let below = |name: &str| [path, &[name.to_owned()]].concat();
    match kind(&plain) {
        "object" => {
            for (name, field) in plain["properties"].as_object().into_iter().flatten() {
                collect(field, &below(name), is_required(&plain, name), all);
            }
        }
        "array" => collect(&plain["items"], &below("0"), true, all),
        _ => {}
    }
}

/// Without `null`, and whether that was allowed.
pub fn plain(schema: &Value) -> (Value, bool) {
    if let Some(parts) = schema["anyOf"].as_array() {
        let inner = parts.iter().find(|part| part["type"] != "null").cloned().unwrap_or_default();
        return (plain(&inner).0, true);
    }
    let Some(names) = schema["type"].as_array() else { return (schema.clone(), false) };
    let mut plain = schema.clone();
    plain["type"] = names.iter().find(|name| *name != "null").cloned().unwrap_or_default();
    (plain, names.iter().any(|name| name == "null"))
}

pub fn kind(plain: &Value) -> &str {
    match plain["type"].as_str().unwrap_or("any") {
        "string" if plain["enum"].is_array() => "choice",
        "string" if plain["format"] == "date" => "date",
        other => other,
    }
}

fn is_required(plain: &Value, name: &str) -> bool {
    plain["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name))
}

/// An input that the schema takes, with as little in it as that needs, but with `value` at the end of the path.
pub fn with(schema: &Value, path: &[String], value: &Value) -> Value {
    let (plain, _) = plain(schema);
    let Some((first, rest)) = path.split_first() else { return value.clone() };
    if kind(&plain) == "array" {
        return json!([with(&plain["items"], rest, value)]);
    }
    let mut fields = least(&plain).as_object().cloned().unwrap_or_default();
    fields.insert(first.clone(), with(&plain["properties"][first], rest, value));
    Value::Object(fields)
}

/// The least that a schema takes.
pub fn least(schema: &Value) -> Value {
    filled(
        schema,
        &|plain| match kind(plain) {
            "integer" => json!(number(plain, 999_999)),
            _ => json!("x".repeat(limit(plain, "minLength").unwrap_or(1).max(1))),
        },
        false,
    )
}

/// An input of the schema with texts and numbers by a rule; with all that it may have, or with the least that it takes.
pub fn filled(schema: &Value, fill: &dyn Fn(&Value) -> Value, whole: bool) -> Value {
    let (plain, _) = plain(schema);
    match kind(&plain) {
        "object" => {
            let fields = plain["properties"].as_object().into_iter().flatten().filter(|(name, _)| whole || is_required(&plain, name));
            Value::Object(fields.map(|(name, field)| (name.clone(), filled(field, fill, whole))).collect::<Map<_, _>>())
        }
        "array" => {
            let least = limit(&plain, "minItems").unwrap_or(usize::from(whole));
            Value::Array((0..least).map(|_| filled(&plain["items"], fill, whole)).collect())
        }
        "choice" => plain["enum"][0].clone(),
        "date" => json!("2026-04-01"),
        "boolean" => json!(false),
        "string" | "integer" => fill(&plain),
        _ => Value::Null,
    }
}

/// A number as near to this one as the schema takes.
pub fn number(plain: &Value, wanted: i64) -> i64 {
    let (least, most) = (plain["minimum"].as_i64().unwrap_or(i64::MIN), plain["maximum"].as_i64().unwrap_or(i64::MAX));
    wanted.clamp(least, most)
}

pub fn limit(plain: &Value, name: &str) -> Option<usize> {
    plain[name].as_u64().and_then(|limit| usize::try_from(limit).ok())
}
