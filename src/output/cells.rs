//! What stands in one cell, and which columns a row has: in the order in which its type declares them.

use serde_json::Value;

use crate::locale::Language;
use crate::operations::describe::names;

/// How values of one answer are shown.
pub struct Cells<'a> {
    pub language: Language,
    /// The subject of the operation: its fields may have a name that people know.
    pub subject: &'a str,
}

/// A column: the way to its value, and what its schema says of it.
pub struct Column<'a> {
    pub path: String,
    pub schema: &'a Value,
}

static ANYTHING: Value = Value::Null;

impl Cells<'_> {
    /// What the column is called by people, if it has such a name.
    #[must_use]
    pub fn heading(&self, path: &str) -> String {
        let last = path.rsplit('.').next().unwrap_or(path).replace('_', "-");
        let known = self.language.label(&format!("{}-{last}", self.subject)).or_else(|| self.language.label(&format!("common-{last}")));
        known.unwrap_or_else(|| path.to_owned())
    }

    /// The value as one text.
    #[must_use]
    pub fn text(&self, schema: &Value, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(truth) => self.language.text(if *truth { "common-yes" } else { "common-no" }).into_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.label(plain(schema), text),
            Value::Array(values) => {
                let inner = plain(schema).get("items").unwrap_or(&ANYTHING);
                values.iter().map(|value| self.text(inner, value)).collect::<Vec<_>>().join(", ")
            }
            Value::Object(_) if self.language.is_message(value) => self.language.said(value),
            Value::Object(_) => value.to_string(),
        }
    }

    /// A code by its label. Control characters, which a terminal would obey, are not let through.
    fn label(&self, schema: &Value, text: &str) -> String {
        let list = schema.get("title").and_then(Value::as_str).filter(|_| schema.get("enum").is_some());
        let label = list.and_then(|list| self.language.label(&format!("{list}-{}", text.replace('_', "-"))));
        label.unwrap_or_else(|| text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect())
    }

    /// Whether a value is a list of things that have fields of their own; of an empty one its schema says so.
    #[must_use]
    pub fn is_rows(&self, schema: &Value, value: &Value) -> bool {
        match value.as_array().map(Vec::as_slice) {
            None => false,
            Some([]) => items(schema).get("properties").is_some(),
            Some(rows) => rows.iter().all(|row| row.is_object() && !self.language.is_message(row)),
        }
    }

    /// The columns of an object: fields of objects in it stand beside its own.
    #[must_use]
    pub fn columns<'a>(&self, schema: &'a Value, sample: &Value) -> Vec<Column<'a>> {
        let mut columns = Vec::new();
        self.collect(schema, sample, "", &mut columns);
        columns
    }

    fn collect<'a>(&self, schema: &'a Value, sample: &Value, path: &str, columns: &mut Vec<Column<'a>>) {
        let schema = plain(schema);
        let properties = schema.get("properties");
        let keys = || sample.as_object().into_iter().flat_map(|fields| fields.keys()).cloned().collect();
        let names: Vec<String> = if properties.is_some() { names(schema) } else { keys() };
        for name in names {
            let inner = properties.and_then(|fields| fields.get(&name)).unwrap_or(&ANYTHING);
            let value = sample.get(&name).unwrap_or(&ANYTHING);
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            if value.is_object() && !self.language.is_message(value) {
                self.collect(inner, value, &path, columns);
            } else {
                columns.push(Column { path, schema: inner });
            }
        }
    }
}

/// The value at the end of a way.
#[must_use]
pub fn at<'a>(row: &'a Value, path: &str) -> &'a Value {
    path.split('.').try_fold(row, |value, name| value.get(name)).unwrap_or(&ANYTHING)
}

/// The schema of what is there, where it may also be absent.
#[must_use]
pub fn plain(schema: &Value) -> &Value {
    let parts = schema.get("anyOf").and_then(Value::as_array);
    let there = parts.and_then(|parts| parts.iter().find(|part| part.get("type").and_then(Value::as_str) != Some("null")));
    there.unwrap_or(schema)
}

/// The schema of the items of a list.
#[must_use]
pub fn items(schema: &Value) -> &Value {
    plain(schema).get("items").unwrap_or(&ANYTHING)
}
