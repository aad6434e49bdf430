//! A table with typed values, in no file format yet.

use std::borrow::Cow;

use chrono::NaiveDate;

/// A table as it is exported, its headings already in a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Names the worksheet and stands at the head of printed pages.
    pub title: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// A value with its type, so that a date stays a date and thirteen digits stay text.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    Integer(i64),
    /// Digits with a decimal point, exactly as they are to be shown, such as `83.3`.
    Decimal(String),
    Date(NaiveDate),
    Bool(bool),
    /// A number that leads to a row of another worksheet.
    Door(i64, Target),
}

/// A row of another worksheet of the same workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The title of its table.
    pub title: String,
    /// From 0, without the head.
    pub row: usize,
}

impl Value {
    /// The value as it is shown; dates as `2026-11-23`.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Decimal(text) => Cow::Borrowed(text),
            Self::Integer(number) | Self::Door(number, _) => Cow::Owned(number.to_string()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Bool(true) => Cow::Borrowed("true"),
            Self::Bool(false) => Cow::Borrowed("false"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

/// Nothing is an empty cell.
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}
