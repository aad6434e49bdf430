//! Where the rows of a file are worked through: one transaction, and what is to be said of each row.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::part::Part;
use super::report::{Counts, Effect, Line, Remark, Thing, differences};
use super::whole::WholeList;
use super::words::OfFiles;
use crate::domain::access::Actor;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::{Error, Result};
use crate::operations::rows::Row;
use crate::operations::together::{Done, Together};
use crate::operations::{Command, input};
use crate::store::ReadTx;

pub(super) struct Desk<'r, 'a, 'j> {
    pub together: &'r mut Together<'a, 'j>,
    pub actor: &'r Actor,
    pub words: OfFiles,
    /// What the file is called.
    pub name: &'r str,
    pub today: NaiveDate,
    /// From when changes hold; none: what is recorded is corrected.
    pub changes_from_on: Option<NaiveDate>,
    pub list: &'r WholeList,
    pub said: Said,
}

/// What was found in the rows so far.
#[derive(Default)]
pub(super) struct Said {
    pub counts: Counts,
    pub lines: Vec<Line>,
    pub problems: Vec<Remark>,
    pub warnings: Vec<Remark>,
    /// The places of the problems of each row.
    pub of_row: BTreeMap<Option<usize>, Vec<usize>>,
}

/// What a row is about, as people know it.
pub(super) struct Named<'n> {
    pub thing: Thing,
    pub id: i64,
    pub code: &'n str,
    pub name: &'n str,
}

impl Desk<'_, '_, '_> {
    pub fn look<T>(&mut self, f: impl FnOnce(&mut ReadTx<'_>) -> Result<T>) -> Result<T> {
        self.together.look(self.actor, f)
    }

    /// Reads an input. None if that failed; then the problems were noted.
    pub fn read<T: DeserializeOwned + JsonSchema + 'static>(&mut self, part: &Part<'_>, standing: Option<Value>) -> Option<T> {
        match part.read(standing, &self.words) {
            Ok(read) => Some(read),
            Err(problems) => {
                self.note(part, problems);
                None
            }
        }
    }

    /// Runs a command for a row. None if it was refused; then the problems were noted.
    ///
    /// # Errors
    /// What is no fault of the row: the database is away, or something broke.
    pub fn run<C: Command>(&mut self, part: &Part<'_>, command: &C) -> Result<Option<Done<C::Outcome>>> {
        self.run_named(part, command, |problems| problems)
    }

    /// The same where several fields of the command come from one column: `named` says which.
    ///
    /// # Errors
    /// As [`Desk::run`].
    pub fn run_named<C: Command>(
        &mut self,
        part: &Part<'_>,
        command: &C,
        named: impl FnOnce(Problems) -> Problems,
    ) -> Result<Option<Done<C::Outcome>>> {
        match self.together.run(self.actor, command) {
            Ok(done) => Ok(Some(done)),
            Err(Error::Invalid(problems)) => {
                self.note(part, named(problems));
                Ok(None)
            }
            Err(error @ (Error::Conflict(_) | Error::Denied(_) | Error::NotFound(_))) => {
                self.problem(part, "", error.message());
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn note(&mut self, part: &Part<'_>, problems: Problems) {
        for (field, message) in problems.0 {
            self.problem(part, &field, message);
        }
    }

    /// Something is wrong at a field of the input.
    pub fn problem(&mut self, part: &Part<'_>, field: &str, message: impl Into<Message>) {
        let remark = remark(part.row, &part.column(field), message.into());
        let said = self.said.of_row.entry(remark.row).or_default();
        if !said.iter().any(|place| self.said.problems.get(*place) == Some(&remark)) {
            said.push(self.said.problems.len());
            self.said.problems.push(remark);
        }
    }

    /// A field of the input should be looked at.
    pub fn warn(&mut self, part: &Part<'_>, field: &str, message: impl Into<Message>) {
        self.said.warnings.push(remark(part.row, &part.column(field), message.into()));
    }

    /// A thing that there was not.
    pub fn entered(&mut self, row: &Row, named: &Named<'_>) {
        self.line(row, named, Effect::New, &[]);
    }

    /// A thing that there was, with what is recorded of it now.
    pub fn stands(&mut self, row: &Row, named: &Named<'_>, differences: &[(String, String, String)]) {
        let moved = self.list.whole && differences.iter().any(|(field, _, _)| field == "department");
        let changed = if moved { Effect::Moved } else { Effect::Changed };
        let effect = if differences.is_empty() { Effect::Unchanged } else { changed };
        self.line(row, named, effect, differences);
    }

    fn line(&mut self, row: &Row, named: &Named<'_>, effect: Effect, differences: &[(String, String, String)]) {
        self.said.counts.add(effect);
        if effect == Effect::Unchanged {
            return;
        }
        let difference = |(field, before, after): &(String, String, String)| super::Difference {
            field: field.clone(),
            heading: String::new(),
            before: before.clone(),
            after: after.clone(),
        };
        self.said.lines.push(Line {
            row: Some(row.number),
            thing: named.thing,
            id: Some(named.id),
            code: named.code.to_owned(),
            name: named.name.to_owned(),
            department: row.cells.get("department").filter(|_| self.list.whole).cloned().unwrap_or_default(),
            effect,
            differences: differences.iter().map(difference).collect(),
        });
    }

    /// The day from which a change holds; none where nothing is recorded for that day, and what is recorded is corrected.
    pub fn change_from(&self, periods: &[Period]) -> Option<NaiveDate> {
        self.changes_from_on.filter(|day| periods.iter().any(|period| period.holds(*day)))
    }

    /// Notes rows that stand for a thing that another row of the file stands for. Returns the others.
    pub fn once<'p>(&mut self, rows: &'p [Row], field: &str) -> Vec<&'p Row> {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let mut others = Vec::with_capacity(rows.len());
        for row in rows {
            let part = Part { row, names: &[] };
            let code = part.cell(field).to_owned();
            if let Some(number) = first.get(&code).filter(|_| !code.is_empty()) {
                self.problem(&part, field, Message::new("import-twice").with("read", &code).with("row", *number));
            } else {
                first.insert(code, row.number);
                others.push(row);
            }
        }
        others
    }
}

/// What differs, by the names of the columns.
pub(super) fn differ(part: &Part<'_>, before: &impl Serialize, after: &impl Serialize) -> Vec<(String, String, String)> {
    let named = |(field, before, after): (String, String, String)| (part.column(&field).into_owned(), before, after);
    differences(before, after).into_iter().map(named).collect()
}

fn remark(row: &Row, column: &str, message: Message) -> Remark {
    let read = row.cells.get(column).map(|read| input::shorten(read)).unwrap_or_default();
    Remark { row: Some(row.number), field: column.to_owned(), heading: String::new(), read, message }
}
