//! The sessions of a fiscal year.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::Message;
use crate::domain::training::{Mark, Method};
use crate::error::{Error, Result};
use crate::operations::training::held::courses;
use crate::operations::{Query, setting};
use crate::store::training::session;
use crate::store::{ReadTx, Reads};

/// Lists the sessions that begin in a fiscal year, the latest first, with how many were there.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// The calendar year in which the fiscal year begins; the present one if empty.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2999))]
    pub year: Option<i64>,
    #[serde(default)]
    pub course_id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub year: i64,
    pub label: Message,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub version: i64,
    pub method: Method,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub trainer: String,
    pub minutes: i64,
    pub cancelled: bool,
    /// It makes up for another one.
    pub makes_up_id: Option<i64>,
    pub attended: i64,
    /// Those of whom it is recorded that they were not there.
    pub absent: i64,
}

impl Query for List {
    const NAME: &'static str = "training_session.list";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let start = setting::fiscal_year_start(tx, i64::MAX)?;
        let year = match self.year {
            Some(year) => FiscalYear::new(i32::try_from(year).unwrap_or_default(), start).map_err(|said| Error::invalid("year", said))?,
            None => FiscalYear::of(tx.moment().today, start),
        };
        Ok(Page {
            year: i64::from(year.year()),
            label: year.label(),
            first_on: year.first(),
            last_on: year.last(),
            lines: lines(tx, year, self.course_id, i64::MAX)?,
        })
    }
}

/// The sessions of a year, as they were known.
pub(crate) fn lines(tx: &mut dyn Reads, year: FiscalYear, course: Option<i64>, known: i64) -> Result<Vec<Line>> {
    let mut rows = session::between(tx, year.first(), year.last(), known)?;
    rows.retain(|row| course.is_none_or(|id| row.course_id == id));
    let held: BTreeMap<i64, _> = courses(tx, known)?.into_iter().map(|held| (held.row.id, held)).collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let counts: BTreeMap<(i64, Mark), i64> = session::counts(tx, &ids, known)?.into_iter().map(|(id, mark, n)| ((id, mark.0), n)).collect();
    let line = |row: session::Row| {
        let course = held.get(&row.course_id);
        let (title_ja, title_en) = course.map(|held| held.titles(row.from_on)).unwrap_or_default();
        Line {
            version: course.map_or(0, |held| held.number(row.version_id)),
            attended: counts.get(&(row.id, Mark::Attended)).copied().unwrap_or(0),
            absent: counts.get(&(row.id, Mark::Absent)).copied().unwrap_or(0),
            id: row.id,
            course_id: row.course_id,
            title_ja,
            title_en,
            method: row.method.0,
            from_on: row.from_on,
            until_on: row.until_on,
            trainer: row.trainer,
            minutes: row.minutes,
            cancelled: row.cancelled,
            makes_up_id: row.makes_up_id,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}
