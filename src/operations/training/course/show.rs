//! One course: its versions with all that stands in them, and what happened to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::{Details, questions};
use crate::domain::access::Right;
use crate::domain::training::{CourseEventKind, Question};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::training::held::{Held, course};
use crate::store::training::course as store;
use crate::store::{ReadTx, Reads, document, person};

/// Shows a course with its versions, their questions and which of the choices are right.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    pub code: String,
    pub title_ja: String,
    pub title_en: String,
    /// The last day on which it is given.
    pub until_on: Option<NaiveDate>,
    /// The latest first.
    pub versions: Vec<Version>,
    pub events: Vec<Happened>,
    /// The last entry that changed it: what a change has to have `seen`.
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Version {
    pub id: i64,
    pub number: i64,
    /// From when it is in force; none: a draft.
    pub from_on: Option<NaiveDate>,
    /// Whether it is in force today.
    pub in_force: bool,
    pub again: bool,
    #[serde(flatten)]
    pub details: Details,
    pub questions: Vec<Numbered>,
    pub files: Vec<File>,
}

/// A question with its number, from 1.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Numbered {
    pub number: usize,
    #[serde(flatten)]
    pub question: Question,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct File {
    pub id: i64,
    pub name: String,
    /// In bytes.
    pub size: i64,
    pub erased: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happened {
    pub kind: CourseEventKind,
    /// The number of the version.
    pub version: Option<i64>,
    pub happened_on: NaiveDate,
    pub again: bool,
    pub by: String,
    pub comment: String,
}

impl Query for Show {
    const NAME: &'static str = "course.show";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let (held, today) = (course(tx, self.id)?, tx.moment().today);
        let names = person::names(tx, &held.events.iter().filter_map(|event| event.person_id).collect::<Vec<i64>>())?;
        let (title_ja, title_en) = held.titles(today);
        let mut versions = Vec::new();
        for row in held.versions.iter().rev() {
            if let Some(text) = held.texts.get(&row.id) {
                versions.push(version(tx, &held, row, text, today)?);
            }
        }
        Ok(Whole {
            id: self.id,
            code: held.row.code.clone(),
            title_ja,
            title_en,
            until_on: held.course.until_on,
            versions,
            events: happened(&held, &names),
            seen: held.seen(),
        })
    }
}

fn version(tx: &mut ReadTx<'_>, held: &Held, row: &store::VersionRow, text: &store::TextRow, today: NaiveDate) -> Result<Version> {
    let published = held.course.versions.iter().find(|version| version.id == row.id);
    let files = files(tx, row.id)?;
    Ok(Version {
        id: row.id,
        number: row.number,
        from_on: published.map(|version| version.from_on),
        in_force: held.course.in_force(today).is_some_and(|force| force.version.id == row.id),
        again: published.is_some_and(|version| version.again),
        details: Details::of(text),
        questions: (1..).zip(questions(text)?).map(|(number, question)| Numbered { number, question }).collect(),
        files,
    })
}

/// The files of a version.
pub(crate) fn files(tx: &mut dyn Reads, version_id: i64) -> Result<Vec<File>> {
    let rows = store::documents(tx, version_id)?;
    let erased = document::erased(tx, &rows.iter().map(|row| row.id).collect::<Vec<i64>>())?;
    let file = |row: document::Row| File { erased: erased.contains_key(&row.id), id: row.id, name: row.name, size: row.size };
    Ok(rows.into_iter().map(file).collect())
}

fn happened(held: &Held, names: &BTreeMap<i64, String>) -> Vec<Happened> {
    let line = |event: &store::EventRow| Happened {
        kind: event.kind.0,
        version: event.version_id.map(|id| held.number(id)),
        happened_on: event.happened_on,
        again: event.again,
        by: event.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        comment: event.comment.clone(),
    };
    held.events.iter().map(line).collect()
}
