//! A record as a page: the fields and lists of an answer in the words of a language, and the files that it cites.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use serde_json::Value;

use crate::locale::Language;
use crate::operations::list::find;
use crate::output::cells::{Cells, Column, at, items};

/// What an answer says of whoever asks and of what comes next: no evidence of anything.
const OF_THE_ASKER: [&str; 14] = [
    "may",
    "seen",
    "clauses_seen",
    "steps",
    "adoption_refused",
    "approval_refused",
    "own_on",
    "open",
    "superseded",
    "siblings",
    "warnings",
    "code_until",
    "proposed_until_on",
    "rule",
];

/// What stands on the page in another place than among the fields: files by links, long texts below.
const APART: [&str; 7] = ["documents", "files", "file", "scan", "text", "body_ja", "body_en"];

/// What only programs read: it is in the JSON beside.
const HIDDEN: [&str; 6] = ["id", "position", "needs", "bytes", "makes_up", "renewed_by"];

/// Verdicts, which are numbers or codes.
const VERDICTS: [&str; 3] = ["before", "own", "verdict"];

/// A page of the pack.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Record {
    pub title: String,
    /// What kind of record it is.
    pub kind: String,
    pub facts: Vec<Fact>,
    pub texts: Vec<Fact>,
    pub tables: Vec<Table>,
    pub files: Vec<File>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub name: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The last line, if it is a sum.
    pub foot: Vec<String>,
}

/// A file that is cited: with its place in the pack, or why it is not there.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    pub name: String,
    pub path: Option<String>,
    pub why: String,
    pub hash: String,
}

/// The answer without what it says of whoever asks: the same record gives the same bytes for everyone.
#[must_use]
pub fn json(answer: Value) -> Value {
    match answer {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| !OF_THE_ASKER.contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name, json(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(json).collect()),
        other => other,
    }
}

/// The page of an operation's answer.
#[must_use]
pub fn record(language: Language, operation: &str, (kind, title): (String, String), answer: &Value) -> Record {
    let Some(operation) = find(operation) else { return Record { title, kind, ..Record::default() } };
    let page = Page { cells: Cells { language, subject: operation.subject() } };
    let schema = operation.answer_schema();
    let columns = page.cells.columns(&schema, answer);
    let (lists, fields): (Vec<&Column<'_>>, Vec<&Column<'_>>) = columns
        .iter()
        .filter(|column| page.is_told(&column.path))
        .partition(|column| page.cells.is_rows(column.schema, at(answer, &column.path)));
    let mut facts: Vec<Fact> = fields.iter().filter_map(|column| page.fact(column, answer)).collect();
    // A line of a list repeats some of the details that it is a line of.
    let mut told = BTreeSet::new();
    facts.retain(|fact| told.insert((fact.name.clone(), fact.text.clone())));
    let tables = lists.iter().filter_map(|column| page.table(column, at(answer, &column.path)));
    let texts = columns.iter().filter(|column| ["text", "body_ja", "body_en"].contains(&last(&column.path)));
    Record {
        title,
        kind,
        facts,
        texts: texts.filter_map(|column| page.fact(column, answer)).collect(),
        tables: tables.collect(),
        files: Vec::new(),
    }
}

struct Page<'a> {
    cells: Cells<'a>,
}

impl Page<'_> {
    /// Numbers are in the JSON beside; of two languages the page's own is told.
    fn is_told(&self, path: &str) -> bool {
        let hidden = |part: &str| OF_THE_ASKER.contains(&part) || APART.contains(&part);
        let other = if self.cells.language == Language::Ja { "_en" } else { "_ja" };
        let name = last(path);
        !path.split('.').any(hidden)
            && !HIDDEN.contains(&name)
            && !name.ends_with("_id")
            && !name.ends_with("_ids")
            && !name.ends_with(other)
    }

    /// What people call the field at the end of a way: first as it is called there, then in records of this kind, then anywhere.
    fn heading(&self, path: &str) -> String {
        let path = path.trim_end_matches("_ja").trim_end_matches("_en");
        let (name, subject) = (last(path), self.cells.subject);
        let ids = [
            format!("pack-field-{subject}-{}", path.replace('.', "-")),
            format!("pack-field-{subject}-{name}"),
            format!("pack-field-{name}"),
            format!("{subject}-{name}"),
        ];
        let known = ids.iter().find_map(|id| self.cells.language.label(&id.replace('_', "-")));
        known.unwrap_or_else(|| self.cells.heading(name))
    }

    fn fact(&self, column: &Column<'_>, answer: &Value) -> Option<Fact> {
        let text = self.text(column, at(answer, &column.path));
        (!text.is_empty()).then(|| Fact { name: self.heading(&column.path), text })
    }

    /// None without rows. Columns that say nothing in any row are left out.
    fn table(&self, list: &Column<'_>, rows: &Value) -> Option<Table> {
        let rows = rows.as_array().filter(|rows| !rows.is_empty())?;
        let schema = items(list.schema);
        let columns = self.cells.columns(schema, rows.first()?);
        let says = |column: &&Column<'_>| {
            let inner = |row: &Value| !self.text(column, at(row, &column.path)).is_empty();
            self.is_told(&column.path) && rows.iter().any(inner)
        };
        let told: Vec<&Column<'_>> = columns.iter().filter(says).collect();
        let line = |row: &Value| told.iter().map(|column| self.text(column, at(row, &column.path))).collect();
        Some(Table {
            caption: self.heading(&list.path),
            columns: told.iter().map(|column| self.heading(&format!("{}.{}", list.path, column.path))).collect(),
            rows: rows.iter().map(line).collect(),
            foot: Vec::new(),
        })
    }

    fn text(&self, column: &Column<'_>, value: &Value) -> String {
        let language = self.cells.language;
        let plain = || self.cells.text(column.schema, value);
        match value {
            Value::String(code) if VERDICTS.contains(&last(&column.path)) => {
                language.label(&format!("verdict-{}", code.replace('_', "-"))).unwrap_or_else(plain)
            }
            Value::String(text) if text.len() == 10 => text.parse::<NaiveDate>().map_or_else(|_| plain(), |on| language.short_date(on)),
            Value::String(text) if text.len() >= 19 => text
                .parse::<NaiveDateTime>()
                .map_or_else(|_| plain(), |at| format!("{} {} UTC", language.short_date(at.date()), at.format("%H:%M"))),
            // Lists within a line are in the JSON beside.
            Value::Array(values) if values.iter().any(|value| value.is_object() && !language.is_message(value)) => {
                format!("×{}", values.len())
            }
            _ => plain(),
        }
    }
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
