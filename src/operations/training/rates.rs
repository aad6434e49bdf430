//! The rate of each course on a date: of those it was for then, how many had what counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::{Facts, Whose};
use super::held::{Held, courses};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::training::{Count, TrainingState};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, person};

/// Shows for a date how many of those a course was for on that date had training that counts, by course and department.
///
/// Who is on long leave or exempt is counted, and is not in the denominator.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Rates {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rating {
    pub on: NaiveDate,
    pub courses: Vec<CourseRate>,
}

/// A course that is given on the date.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CourseRate {
    pub course_id: i64,
    pub code: String,
    pub title_ja: String,
    pub title_en: String,
    /// The number of the version in force.
    pub version: i64,
    #[serde(flatten)]
    pub count: Count,
    /// The denominator: valid, due and overdue.
    pub asked: usize,
    /// Percent with one decimal, rounded down so that only all is 100; none if nobody is asked.
    pub percent: Option<String>,
    pub departments: Vec<GroupRate>,
}

/// The people of a department.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupRate {
    pub department_id: Option<i64>,
    pub department_ja: String,
    pub department_en: String,
    #[serde(flatten)]
    pub count: Count,
    pub asked: usize,
    pub percent: Option<String>,
}

impl Query for Rates {
    const NAME: &'static str = "training.rates";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Rating;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Rating> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        rating(tx, as_of)
    }
}

/// The rates of a date.
pub(crate) fn rating(tx: &mut dyn Reads, as_of: AsOf) -> Result<Rating> {
    let courses = courses(tx, as_of.known)?;
    let facts = Facts::of(tx, &courses, as_of, Whose::Everyone)?;
    let (people, departments) = (person::belonging(tx, as_of)?, department::names(tx, as_of.known)?);
    let rates = courses.iter().filter_map(|held| of_course(held, &facts, &people, &departments, as_of.on)).collect();
    Ok(Rating { on: as_of.on, courses: rates })
}

/// Tells of everybody whom a course that is given on the date concerns, and how they stand.
pub(crate) fn stands(tx: &mut dyn Reads, as_of: AsOf, mut told: impl FnMut(i64, &person::Row, TrainingState)) -> Result<()> {
    let courses = courses(tx, as_of.known)?;
    let facts = Facts::of(tx, &courses, as_of, Whose::Everyone)?;
    let people = person::belonging(tx, as_of)?;
    for held in &courses {
        let Some(force) = held.course.in_force(as_of.on) else { continue };
        for row in &people {
            if let Some(found) = facts.stand(held.row.id, &force, row.id) {
                told(held.row.id, row, found.state);
            }
        }
    }
    Ok(())
}

fn of_course(
    held: &Held,
    facts: &Facts,
    people: &[person::Row],
    departments: &BTreeMap<i64, (String, String)>,
    on: NaiveDate,
) -> Option<CourseRate> {
    let force = held.course.in_force(on)?;
    let (mut count, mut groups) = (Count::default(), BTreeMap::<Option<i64>, Count>::new());
    for row in people {
        if let Some(found) = facts.stand(held.row.id, &force, row.id) {
            count.add(found.state);
            groups.entry(row.department_id).or_default().add(found.state);
        }
    }
    let group = |(department_id, count): (Option<i64>, Count)| {
        let (department_ja, department_en) = department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
        GroupRate { department_id, department_ja, department_en, count, asked: count.asked(), percent: count.percent() }
    };
    let (title_ja, title_en) = held.titles(on);
    Some(CourseRate {
        course_id: held.row.id,
        code: held.row.code.clone(),
        title_ja,
        title_en,
        version: force.version.number,
        count,
        asked: count.asked(),
        percent: count.percent(),
        departments: groups.into_iter().map(group).collect(),
    })
}
