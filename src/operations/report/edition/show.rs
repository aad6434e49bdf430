//! Editions: all of them, and one with what it rests on, its files and what happened to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::state::Editions;
use super::steps::hands;
use crate::domain::access::{Right, separate};
use crate::domain::message::Message;
use crate::domain::report::{EditionEventKind, EditionState};
use crate::error::{Error, Result};
use crate::operations::setting::fiscal_year;
use crate::operations::{Query, report};
use crate::store::edition::{self, Row};
use crate::store::{ReadTx, Reads, person};

/// Lists the editions of annual reports that were closed, with where each stands.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// Only those of this fiscal year, by the calendar year in which it begins.
    #[serde(default)]
    pub year: Option<i64>,
}

/// Shows an edition: what it rests on, its files with their hashes, and what happened to it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub year: i64,
    pub label: Message,
    /// From 1 in each year.
    pub number: i64,
    pub state: EditionState,
    /// The date to which it is made.
    pub reported_on: NaiveDate,
    pub closed_on: NaiveDate,
    pub closed_by: String,
    /// What it corrects.
    pub reason: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    #[serde(flatten)]
    pub line: Line,
    /// The entry up to which the ledger was known.
    pub known: i64,
    /// Its hash, in hexadecimal.
    pub head: String,
    /// SHA-256 of the content, in hexadecimal.
    pub content: String,
    /// The version of the program that made it.
    pub program: String,
    /// SHA-256 of the templates, in hexadecimal.
    pub template: String,
    pub files: Vec<FileLine>,
    pub events: Vec<Event>,
    /// Why the caller may not decide on it, where that is because of what they did.
    pub separated: Option<Message>,
    /// The document that holds all files.
    pub document_id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileLine {
    pub format: String,
    pub language: String,
    /// SHA-256, in hexadecimal.
    pub hash: String,
    /// In bytes.
    pub size: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    pub kind: EditionEventKind,
    pub happened_on: NaiveDate,
    pub by: String,
    pub comment: String,
}

impl Query for List {
    const NAME: &'static str = "report_edition.list";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Vec<Line>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Line>> {
        let editions = Editions::all(tx)?;
        let people: Vec<i64> = editions.rows.iter().map(|row| row.person_id).collect();
        let names = person::names(tx, &people)?;
        let asked: Vec<&Row> = editions.rows.iter().filter(|row| self.year.is_none_or(|year| year == row.year)).collect();
        asked.into_iter().map(|row| line(tx, row, &editions, &names)).collect()
    }
}

impl Query for Show {
    const NAME: &'static str = "report_edition.show";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let row = edition::of_id(tx, self.id)?.ok_or(Error::NotFound("report-edition"))?;
        let editions = Editions::of_year(tx, row.year)?;
        let people: Vec<i64> = editions.events_of(row.id).filter_map(|event| event.person_id).chain([row.person_id]).collect();
        let names = person::names(tx, &people)?;
        let by = |id: Option<i64>| id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let events = editions.events_of(row.id).map(|event| Event {
            kind: event.kind.0,
            happened_on: event.happened_on,
            by: by(event.person_id),
            comment: event.comment.clone(),
        });
        let events = events.collect();
        let files = edition::files(tx, row.id)?.into_iter();
        let file = |file: edition::FileRow| FileLine { format: file.format, language: file.language, hash: file.hash, size: file.size };
        let separated = match tx.actor().person {
            Some(person) => separate(person, &hands(tx, row.year, row.person_id)?, "edition-own").err(),
            None => None,
        };
        Ok(Whole {
            line: line(tx, &row, &editions, &names)?,
            known: row.known_seq,
            files: files.map(file).collect(),
            events,
            separated,
            document_id: row.document_id,
            head: row.head,
            content: row.content,
            program: row.program,
            template: row.template,
        })
    }
}

fn line(tx: &mut ReadTx<'_>, row: &Row, editions: &Editions, names: &BTreeMap<i64, String>) -> Result<Line> {
    Ok(Line {
        id: row.id,
        year: row.year,
        label: fiscal_year(tx, row.year)?.label(),
        number: row.number,
        state: editions.state(row, tx.moment().today),
        reported_on: row.reported_on,
        closed_on: row.closed_on,
        closed_by: names.get(&row.person_id).cloned().unwrap_or_default(),
        reason: row.reason.clone(),
    })
}

/// What the auditor says in the report of a fiscal year, to be written on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Texts {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Written {
    pub label: Message,
    #[serde(flatten)]
    pub auditor: report::Auditor,
    /// All sections that can be left out.
    pub sections: Vec<String>,
    /// The entry by which it was written last; 0 if nothing is written yet.
    pub seen: i64,
}

impl Query for Texts {
    const NAME: &'static str = "report.texts";
    const NEEDS: Right = Right::ReadReports;
    type Answer = Written;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Written> {
        let label = fiscal_year(tx, self.year)?.label();
        let row = edition::text(tx, self.year, i64::MAX)?;
        let seen = row.as_ref().map_or(0, |row| row.seq);
        let sections = report::SECTIONS.iter().map(|id| (*id).to_owned()).collect();
        Ok(Written { label, auditor: row.map(report::Auditor::of).unwrap_or_default(), sections, seen })
    }
}
