//! The cells of a row that make one input, and reading them over what stands already.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::message::{Arg, Message, Problems};
use crate::error::Error;
use crate::operations::input;
use crate::operations::rows::Row;
use crate::operations::text::{self, Words};

/// The columns that one input takes from a row: the name of the column, and that of the field. Others go by the same name.
pub(super) type Names = &'static [(&'static str, &'static str)];

/// The cells of one input.
pub(super) struct Part<'a> {
    pub row: &'a Row,
    pub names: Names,
}

impl Part<'_> {
    /// The name of the column in which a field stands.
    pub fn column<'f>(&self, field: &'f str) -> Cow<'f, str> {
        self.names.iter().find(|(_, known)| *known == field).map_or(Cow::Borrowed(field), |(column, _)| Cow::Borrowed(*column))
    }

    pub fn cell(&self, field: &str) -> &str {
        self.row.cells.get(self.column(field).as_ref()).map_or("", |cell| cell.trim())
    }

    /// Reads an input. A field whose column the file does not have keeps what stands; one with an empty cell is empty.
    ///
    /// # Errors
    /// Everything that cannot be read, by field.
    pub fn read<T: DeserializeOwned + JsonSchema + 'static>(&self, standing: Option<Value>, words: &dyn Words) -> Result<T, Problems> {
        let schema = input::schema::<T>().as_value();
        let fields = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(|fields| fields.keys());
        let cells: Vec<(String, String)> =
            fields.filter_map(|field| Some((field.clone(), self.row.cells.get(self.column(field).as_ref())?.clone()))).collect();
        let mut problems = Problems::default();
        let mut value = text::read(schema, &cells, words, &mut problems);
        if let (Value::Object(read), Some(Value::Object(standing))) = (&mut value, standing) {
            for (field, stands) in standing.into_iter().filter(|(field, _)| cells.iter().all(|(cell, _)| cell != field)) {
                read.insert(field, stands);
            }
        }
        match input::from_json(value) {
            Ok(read) => problems.or(read),
            Err(Error::Invalid(others)) => {
                problems.extend(others);
                Err(by_name(schema, problems))
            }
            Err(other) => {
                problems.add("", other.message());
                Err(problems)
            }
        }
    }
}

/// Whoever keeps a file chooses from names, not from codes.
fn by_name(schema: &Value, problems: Problems) -> Problems {
    let named = |(field, message): (String, Message)| {
        let ids = choices(schema, field.split('.').next().unwrap_or_default());
        let message = if message.id == "input-choice" { message.with("expected", Arg::Labels(ids)) } else { message };
        (field, message)
    };
    Problems(problems.0.into_iter().map(named).collect())
}

/// The ids of the names of the values that a field, or each part of it, may have.
fn choices(schema: &Value, field: &str) -> Vec<String> {
    let property = &schema["properties"][field];
    let list = if property["items"].is_object() { &property["items"] } else { property };
    let name = list["title"].as_str().unwrap_or_default();
    let codes = list["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    codes.map(|code| format!("{name}-{}", code.replace('_', "-"))).collect()
}
