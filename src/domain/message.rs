//! What is said to a person, before it has a language: a Fluent id with its arguments, and problems by field.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence in no language yet: the id of a Fluent message and the values that stand in it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Message {
    pub id: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<&'static str, Arg>,
}

/// A value in a [`Message`]. Dates and labels get their form from the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    Text(String),
    Number(i64),
    Date(NaiveDate),
    /// The id of another message without arguments, such as the name of a state.
    Label(String),
    /// The ids of several such messages, of which each may stand here.
    Labels(Vec<String>),
    /// Values of a closed list, of which each may stand here: the id of what it is called, and its code.
    Choices(Vec<(String, String)>),
    /// A text that both languages have of their own, such as the name of a published clause.
    Either {
        ja: String,
        en: String,
    },
}

impl Message {
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, args: BTreeMap::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    #[must_use]
    pub fn label(self, name: &'static str, id: impl Into<String>) -> Self {
        self.with(name, Arg::Label(id.into()))
    }
}

impl From<&'static str> for Message {
    fn from(id: &'static str) -> Self {
        Self::new(id)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Arg {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

/// What is wrong with an input, by field, all of it at once. The empty field name speaks of the whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Problems(pub BTreeMap<String, Message>);

impl Problems {
    #[must_use]
    pub fn one(field: impl Into<String>, message: impl Into<Message>) -> Self {
        let mut problems = Self::default();
        problems.add(field, message);
        problems
    }

    /// The first thing said of a field stays: it is the nearest to what was typed.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<Message>) {
        self.0.entry(field.into()).or_insert_with(|| message.into());
    }

    /// Keeps the value, or the problem and nothing.
    pub fn keep<T>(&mut self, field: &str, result: Result<T, Message>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(message) => {
                self.add(field, message);
                None
            }
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn extend(&mut self, others: Self) {
        for (field, message) in others.0 {
            self.add(field, message);
        }
    }

    /// `value` if nothing is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}
