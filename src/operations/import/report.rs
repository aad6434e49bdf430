//! What a file does, or would do: row by row what is new and changed, what is wrong, and what should be looked at.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{ImportKind, ImportMode};
use crate::domain::codes::codes;
use crate::domain::message::Message;

codes! {
    /// What a row does to the register.
    pub enum Effect as "import-effect" {
        New = "new",
        Changed = "changed",
        Unchanged = "unchanged",
        /// A person of a whole list who belongs to another department now.
        Moved = "moved",
        /// A person who is missing from a whole list.
        Left = "left",
    }

    /// What a row is about.
    pub enum Thing as "import-thing" {
        Department = "department",
        Person = "person",
        Consignee = "consignee",
        Entrustment = "entrustment",
        Resource = "resource",
        Access = "access",
        Contract = "contract",
        Certificate = "certificate",
        Attendance = "attendance",
    }
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    pub kind: ImportKind,
    /// What the file is called.
    pub name: String,
    pub mode: ImportMode,
    /// Whether it was written. Never in a preview, and not if anything is wrong.
    pub written: bool,
    /// Whether it was taken for the whole list of the people.
    pub whole: bool,
    /// How many rows were read.
    pub rows: i64,
    pub counts: Counts,
    /// What is new or changed, in the order of the rows.
    pub lines: Vec<Line>,
    /// What is wrong. While there is anything, nothing is written.
    pub problems: Vec<Remark>,
    /// What should be looked at, and does not stop anything.
    pub warnings: Vec<Remark>,
    /// Headings that were not understood: their cells were not read.
    pub unknown_headings: Vec<String>,
    /// What is worth saying about the reading.
    pub notes: Vec<Message>,
    /// Stands for the file and what it does. Given when the same file is applied, it makes sure that nothing else is done.
    pub digest: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    pub new: i64,
    pub changed: i64,
    pub unchanged: i64,
    /// Of a whole list, how many have moved to another department.
    pub moved: i64,
    /// Of a whole list, how many are missing.
    pub left: i64,
    /// How many rows have a problem.
    pub wrong: i64,
}

/// One thing that is new or changed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Line {
    /// From 1, as spreadsheets show it; none for who is missing from a whole list.
    pub row: Option<usize>,
    pub thing: Thing,
    /// None for what is new and was not written.
    pub id: Option<i64>,
    /// Its number or code.
    pub code: String,
    pub name: String,
    /// Of a person of a whole list, the department.
    pub department: String,
    pub effect: Effect,
    /// What is other than before, if it is changed.
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    pub field: String,
    /// What the column is called; empty if the field has none.
    pub heading: String,
    pub before: String,
    pub after: String,
}

/// Something to be said about a place of the file.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Remark {
    /// From 1, as spreadsheets show it; none for the file as a whole.
    pub row: Option<usize>,
    /// Empty for the whole row.
    pub field: String,
    /// What the column is called in the file; empty if the field has none.
    pub heading: String,
    /// What stands there.
    pub read: String,
    pub message: Message,
}

impl Counts {
    pub(super) fn add(&mut self, effect: Effect) {
        match effect {
            Effect::New => self.new += 1,
            Effect::Changed => self.changed += 1,
            Effect::Unchanged => self.unchanged += 1,
            Effect::Moved => self.moved += 1,
            Effect::Left => self.left += 1,
        }
    }
}

/// The fields in which two things of one kind differ, with their values as text.
pub(super) fn differences(before: &impl Serialize, after: &impl Serialize) -> Vec<(String, String, String)> {
    let (before, after) = (fields(before), fields(after));
    let differ = after.into_iter().filter_map(|(field, after)| {
        let before = before.get(&field).map(text).unwrap_or_default();
        let after = text(&after);
        (before != after).then_some((field, before, after))
    });
    differ.collect()
}

fn fields(thing: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
