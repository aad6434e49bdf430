//! One thing that a figure counts.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::gather::{Gathered, One};
use crate::store::person;

/// A thing that a figure counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// What it is, such as `consignee`; with `id` it is found in the register and in the ledger.
    pub subject: &'static str,
    pub id: i64,
    /// Its control number, or the code of a person; empty where it has none.
    pub number: String,
    pub name: String,
    /// Of which consignee it is, or of whom; empty where that is itself.
    pub of: String,
    /// The day that matters to the figure, where one does.
    pub on: Option<NaiveDate>,
}

impl Fact {
    #[must_use]
    pub fn new(subject: &'static str, id: i64, (number, name): (&str, &str)) -> Self {
        Self { subject, id, number: number.to_owned(), name: name.to_owned(), of: String::new(), on: None }
    }

    #[must_use]
    pub fn of(self, whose: &str) -> Self {
        Self { of: whose.to_owned(), ..self }
    }

    #[must_use]
    pub fn on(self, day: Option<NaiveDate>) -> Self {
        Self { on: day, ..self }
    }

    #[must_use]
    pub fn person(row: &person::Row) -> Self {
        Self::new("person", row.id, (&row.code, &row.name))
    }
}

impl Gathered {
    pub fn consignee_fact(&self, one: &One) -> Fact {
        let name = one.name(self.as_of.on);
        Fact::new("consignee", one.id, (&name.control_no, &name.name))
    }

    /// A piece of work, by the last that is known of it.
    pub fn work_fact(&self, one: &One, id: i64) -> Fact {
        let (number, work) = one.known.work.iter().rfind(|row| row.id == id).map(|row| (&*row.control_no, &*row.work)).unwrap_or_default();
        Fact::new("entrustment", id, (number, work)).of(&one.name(self.as_of.on).name)
    }

    /// A thing of a consignee.
    pub fn thing_fact(&self, one: &One, subject: &'static str, id: i64, named: (&str, &str)) -> Fact {
        Fact::new(subject, id, named).of(&one.name(self.as_of.on).name)
    }
}
