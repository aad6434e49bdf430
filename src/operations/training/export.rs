//! The matrix as one table, and the list of attendance with scores over a time.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::held::{Held, courses};
use super::matrix::{Matrix, Page};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::training::{Mark, Method};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::training::{session, test};
use crate::store::{ReadTx, Reads, person};

/// Gives the matrix of people and courses of a date, all of it at once.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    #[serde(flatten)]
    pub matrix: Matrix,
}

/// Lists who attended what and when, who was not there, and what tests came to, by person; of two years if nothing else is asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Attendances {
    /// Two years before the last day if empty.
    #[serde(default)]
    pub from_on: Option<NaiveDate>,
    /// Today if empty.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    #[serde(default)]
    pub course_id: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub lines: Vec<Listed>,
}

/// An attendance, an absence, or the result of a test.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Listed {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub happened_on: NaiveDate,
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub version: i64,
    /// None: a test.
    pub mark: Option<Mark>,
    pub method: Option<Method>,
    pub trainer: String,
    pub points: Option<i64>,
    pub out_of: Option<i64>,
    pub passed: Option<bool>,
    pub note: String,
}

impl Query for Export {
    const NAME: &'static str = "training.export";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        Matrix { limit: Some(usize::MAX), skip: None, ..self.matrix }.answer(tx)
    }
}

impl Query for Attendances {
    const NAME: &'static str = "training.attendances";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let until_on = self.until_on.unwrap_or(tx.moment().today);
        let two_years = || until_on.checked_sub_months(Months::new(24)).and_then(|day| day.succ_opt()).unwrap_or(until_on);
        let from_on = self.from_on.unwrap_or_else(two_years);
        if until_on < from_on {
            return Err(Error::invalid("until_on", super::exempt::ends_before(until_on, from_on)));
        }
        let courses: BTreeMap<i64, Held> = courses(tx, i64::MAX)?.into_iter().map(|held| (held.row.id, held)).collect();
        let attended = session::attendance_between(tx, from_on, until_on, i64::MAX)?;
        let results = test::results_between(tx, from_on, until_on, i64::MAX)?;
        let mut ids: Vec<i64> = attended.iter().map(|row| row.session_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let sessions: BTreeMap<i64, session::Row> = session::of_ids(tx, &ids)?.into_iter().map(|row| (row.id, row)).collect();
        let fits = |course: i64| self.course_id.is_none_or(|id| id == course);
        let mut lines: Vec<Listed> =
            attended.into_iter().filter(|row| fits(row.course_id)).map(|row| of_attendance(row, &courses, &sessions)).collect();
        lines.extend(results.into_iter().filter(|row| fits(row.course_id)).map(|row| of_result(&row, &courses)));
        name(tx, &mut lines, AsOf::on(until_on))?;
        Ok(Exported { from_on, until_on, lines })
    }
}

fn listed(held: Option<&Held>, person_id: i64, version_id: i64, happened_on: NaiveDate) -> Listed {
    let (title_ja, title_en) = held.map(|held| held.titles(happened_on)).unwrap_or_default();
    Listed {
        person_id,
        code: String::new(),
        name: String::new(),
        happened_on,
        course_id: held.map_or(0, |held| held.row.id),
        title_ja,
        title_en,
        version: held.map_or(0, |held| held.number(version_id)),
        mark: None,
        method: None,
        trainer: String::new(),
        points: None,
        out_of: None,
        passed: None,
        note: String::new(),
    }
}

fn of_attendance(row: session::Attendance, courses: &BTreeMap<i64, Held>, sessions: &BTreeMap<i64, session::Row>) -> Listed {
    let held = sessions.get(&row.session_id);
    Listed {
        mark: Some(row.mark.0),
        method: held.map(|session| session.method.0),
        trainer: held.map(|session| session.trainer.clone()).unwrap_or_default(),
        note: row.note,
        ..listed(courses.get(&row.course_id), row.person_id, row.version_id, row.happened_on)
    }
}

fn of_result(row: &test::Outcome, courses: &BTreeMap<i64, Held>) -> Listed {
    Listed {
        points: Some(row.points),
        out_of: Some(row.out_of),
        passed: Some(row.passed),
        ..listed(courses.get(&row.course_id), row.person_id, row.version_id, row.happened_on)
    }
}

/// Names the people and puts them in the order of their reading, those who have left last.
fn name(tx: &mut ReadTx<'_>, lines: &mut Vec<Listed>, as_of: AsOf) -> Result<()> {
    let there = person::belonging(tx, as_of)?;
    let place: BTreeMap<i64, (usize, &person::Row)> = there.iter().enumerate().map(|(place, row)| (row.id, (place, row))).collect();
    let mut gone: Vec<i64> = lines.iter().map(|line| line.person_id).filter(|id| !place.contains_key(id)).collect();
    gone.sort_unstable();
    gone.dedup();
    let left: BTreeMap<i64, person::Row> = person::periods_of(tx, &gone)?.into_iter().map(|row| (row.id, row)).collect();
    for line in &mut *lines {
        if let Some(row) = place.get(&line.person_id).map(|(_, row)| *row).or_else(|| left.get(&line.person_id)) {
            line.code.clone_from(&row.code);
            line.name.clone_from(&row.name);
        }
    }
    lines.sort_by_key(|line| (place.get(&line.person_id).map_or(usize::MAX, |(place, _)| *place), line.person_id, line.happened_on));
    Ok(())
}
