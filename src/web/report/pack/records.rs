//! Each record that stands behind a report, as a page and as data, with the files that it cites.

use std::collections::BTreeSet;
use std::io::Write;

use serde_json::Value;

use super::writer::Writer;
use crate::error::{Error, Result};
use crate::operations::report::pack::Contents;
use crate::operations::{Query, action, certificate, contract, criteria, ending, evaluation, nda, review, rule, training};
use crate::output::pack::{About, File, Record, evaluation as evaluation_page, json, record};
use crate::output::{csv, xlsx};
use crate::web::criteria::items;

/// Where an answer names files that belong to it: lists and single ones by `id`, and a number alone.
const LISTS: [&str; 2] = ["documents", "files"];
const SINGLE: [&str; 2] = ["file", "scan"];
const NUMBER: &str = "document_id";

impl<W: Write> Writer<'_, W> {
    pub fn records(&mut self, contents: &Contents) -> Result<()> {
        contents.criteria.iter().try_for_each(|id| self.criteria(*id))?;
        contents.evaluations.iter().try_for_each(|id| self.evaluation(*id))?;
        contents.ndas.iter().try_for_each(|id| self.nda(*id))?;
        let (on, known) = (Some(self.source.order.on), Some(self.source.order.known));
        for id in &contents.contracts {
            self.shown("contracts", "contract", *id, contract::Show { id: *id, on, known }, &["line.control_no", "details.title"])?;
        }
        for id in &contents.certificates {
            self.shown("certificates", "certificate", *id, certificate::Show { id: *id, on, known }, &["line.consignee", "line.name"])?;
        }
        for id in &contents.reviews {
            self.shown("reviews", "review", *id, review::Show { id: *id, on, known }, &["line.consignee", "line.planned_on"])?;
        }
        for id in &contents.actions {
            self.shown("actions", "action", *id, action::Show { id: *id, on, known }, &["line.control_no", "line.finding"])?;
        }
        for id in &contents.endings {
            let query = ending::List { entrustment_id: Some(*id), on, known, ..ending::List::default() };
            self.shown("endings", "ending", *id, query, &["lines.0.control_no", "lines.0.work", "lines.0.consignee"])?;
        }
        contents.rules.iter().try_for_each(|id| self.rule(*id))?;
        contents.courses.iter().try_for_each(|id| self.course(*id))?;
        for id in &contents.sessions {
            let query = training::session::Show { id: *id };
            self.shown("training", "training-session", *id, query, &["from_on", self.language.either("title_ja", "title_en")])?;
        }
        Ok(())
    }

    /// What an operation answers, as it stands: the title is made of those of its fields.
    fn shown<Q: Query>(&mut self, folder: &str, subject: &'static str, id: i64, query: Q, title: &[&str]) -> Result<()> {
        let answer = serde_json::to_value(self.source.ask(query)?)?;
        self.told::<Q>(folder, &About { subject, id }, answer, title)
    }

    fn told<Q: Query>(&mut self, folder: &str, about: &About, answer: Value, title: &[&str]) -> Result<()> {
        let answer = json(answer);
        let words: Vec<&str> = title.iter().filter_map(|path| at(&answer, path)?.as_str()).filter(|word| !word.is_empty()).collect();
        let title = if words.is_empty() { format!("#{}", about.id) } else { words.join(" ") };
        let kind = self.language.text(&format!("pack-folder-{folder}")).into_owned();
        let page = record(self.language, Q::NAME, (kind, title), &answer);
        let files = self.files(&answer)?;
        self.record(folder, about, &Record { files, ..page }, &answer)
    }

    /// The files that an answer cites, each packed once.
    fn files(&mut self, answer: &Value) -> Result<Vec<File>> {
        let mut ids = BTreeSet::new();
        cited(answer, &mut ids);
        ids.into_iter().map(|id| self.document(id)).collect()
    }

    /// A version as a page, and its items in the columns of the import.
    fn criteria(&mut self, id: i64) -> Result<()> {
        let exported = self.source.ask(criteria::Export { version_id: id })?;
        let grid = items(self.language, &exported);
        let about = || Some(About { subject: "criteria", id });
        let title = format!("{} {}", exported.set, exported.number);
        self.put(&format!("criteria/{id}.csv"), &title, about(), &csv::utf8(&grid)?)?;
        let made_at = exported.changed_on.and_time(chrono::NaiveTime::MIN);
        self.put(&format!("criteria/{id}.xlsx"), &title, about(), &xlsx::workbook(&grid, made_at)?)?;
        let (on, known) = (Some(self.source.order.on), Some(self.source.order.known));
        let fields = ["set_code", "number", self.language.either("terms.title_ja", "terms.title_en")];
        self.shown("criteria", "criteria", id, criteria::Show { version_id: id, on, known }, &fields)
    }

    fn evaluation(&mut self, id: i64) -> Result<()> {
        let sheet = self.source.ask(evaluation::Show { id })?;
        let answer = json(serde_json::to_value(&sheet)?);
        let files = self.files(&answer)?;
        let page = Record { files, ..evaluation_page(&sheet, self.language) };
        self.record("evaluations", &About { subject: "evaluation", id }, &page, &answer)
    }

    /// The certificate of the signature as PDF, the text exactly as it was signed, and both with what happened as a page.
    fn nda(&mut self, id: i64) -> Result<()> {
        let whole = self.source.ask(nda::Show { id })?;
        let about = || Some(About { subject: "nda", id });
        let title = format!("{} {}", whole.party, whole.title);
        if whole.signature.is_some() {
            let path = format!("ndas/{id}.pdf");
            match self.printing.certificate_by(&self.house, &whole, self.language, self.source.zone()) {
                Ok(bytes) => self.put(&path, &title, about(), &bytes)?,
                Err(Error::Unavailable(_)) => self.not_made(path),
                Err(error) => return Err(error),
            }
        }
        if !whole.text.is_empty() {
            self.put(&format!("ndas/{id}.txt"), &title, about(), whole.text.as_bytes())?;
        }
        self.told::<nda::Show>("ndas", &About { subject: "nda", id }, serde_json::to_value(&whole)?, &["party", "title"])
    }

    /// Where whoever asks stands with it is no evidence.
    fn rule(&mut self, id: i64) -> Result<()> {
        let (on, known) = (Some(self.source.order.on), Some(self.source.order.known));
        let mut answer = serde_json::to_value(self.source.ask(rule::Show { version_id: id, on, known })?)?;
        if let Some(fields) = answer.as_object_mut() {
            fields.remove("own");
        }
        let title = ["code", self.language.either("title_ja", "title_en")];
        self.told::<rule::Show>("rules", &About { subject: "rule-version", id }, answer, &title)
    }

    /// Its versions that were published by then. What became of it later is no matter of the report.
    fn course(&mut self, id: i64) -> Result<()> {
        let (on, known) = (self.source.order.on.to_string(), self.source.order.known);
        let mut answer = serde_json::to_value(self.source.ask(training::course::Show { id })?)?;
        if let Some(fields) = answer.as_object_mut() {
            fields.retain(|name, _| !["events", "until_on"].contains(&name.as_str()));
            let given = |version: &Value| {
                let known = version["id"].as_i64().is_some_and(|id| id <= known);
                known && version["from_on"].as_str().is_some_and(|from_on| from_on <= on.as_str())
            };
            if let Some(versions) = fields.get_mut("versions").and_then(Value::as_array_mut) {
                versions.retain(given);
            }
        }
        let title = ["code", self.language.either("title_ja", "title_en")];
        self.told::<training::course::Show>("training", &About { subject: "course", id }, answer, &title)
    }
}

/// The numbers of the files that an answer names, wherever in it.
fn cited(answer: &Value, ids: &mut BTreeSet<i64>) {
    let number = |value: &Value| value.get("id").and_then(Value::as_i64);
    match answer {
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    NUMBER => ids.extend(value.as_i64()),
                    name if SINGLE.contains(&name) => ids.extend(number(value)),
                    name if LISTS.contains(&name) => ids.extend(value.as_array().into_iter().flatten().filter_map(number)),
                    _ => cited(value, ids),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| cited(value, ids)),
        _ => {}
    }
}

/// A field by the names that lead to it.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| match value {
        Value::Array(values) => values.get(name.parse::<usize>().ok()?),
        other => other.get(name),
    })
}
