//! The matrix: people and courses on a date, each with where they stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::{Facts, Roster, Whose};
use super::held::{Held, courses};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::names::search_key;
use crate::domain::training::{InForce, TrainingState};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, department, person};

/// Of more people than that, everyone is asked about: that many ids would be a longer question.
const FEW: usize = 1_000;

/// Shows people and courses on a date: valid, due, overdue, on leave or exempt, and by when each is to be had.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Matrix {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    #[serde(default)]
    pub department_id: Option<i64>,
    /// Only this course.
    #[serde(default)]
    pub course_id: Option<i64>,
    /// Only people who stand so with a course.
    #[serde(default)]
    pub state: Option<TrainingState>,
    /// A part of name, reading or number.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub search: String,
    /// How many people are shown at most, 100 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 100_000))]
    pub limit: Option<usize>,
    /// How many of them are left out at the beginning.
    #[serde(default)]
    pub skip: Option<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    /// The columns.
    pub courses: Vec<Column>,
    /// In the order of their reading.
    pub people: Vec<Line>,
    /// How many there are on all pages.
    pub total: usize,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Column {
    pub course_id: i64,
    pub code: String,
    pub title_ja: String,
    pub title_en: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub person_id: i64,
    pub code: String,
    pub name: String,
    pub department_ja: String,
    pub department_en: String,
    /// By course, in the order of the columns.
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Cell {
    /// None: the course is not for them.
    pub state: Option<TrainingState>,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

impl Query for Matrix {
    const NAME: &'static str = "training.matrix";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let courses = courses(tx, as_of.known)?;
        let given: Vec<Given<'_>> = courses
            .iter()
            .filter(|held| self.course_id.is_none_or(|id| id == held.row.id))
            .filter_map(|held| Some((held, held.course.in_force(as_of.on)?)))
            .collect();
        let roster = Roster::of(tx, as_of, Whose::Everyone)?;
        let mut people = person::belonging(tx, as_of)?;
        let search = search_key(&self.search);
        people.retain(|row| {
            self.department_id.is_none_or(|id| row.department_id == Some(id))
                && (search.is_empty() || row.search_key.contains(&search))
                && given.iter().any(|(_, force)| roster.asks(force, row.id))
        });
        let (total, shown) = match self.state {
            Some(state) => self.in_state(tx, roster, &courses, &given, people, state)?,
            None => self.of_page(tx, roster, &courses, &given, people)?,
        };
        let departments = department::names(tx, as_of.known)?;
        Ok(Page {
            on: as_of.on,
            people: shown.into_iter().map(|(row, cells)| line(row, cells, &departments)).collect(),
            courses: given.iter().map(|(held, _)| column(held, as_of.on)).collect(),
            total,
        })
    }
}

/// A course and what of it is in force on the date.
type Given<'c> = (&'c Held, InForce<'c>);
type Shown = Vec<(person::Row, Vec<Cell>)>;

impl Matrix {
    fn page<T>(&self, all: Vec<T>) -> Vec<T> {
        all.into_iter().skip(self.skip.unwrap_or(0)).take(self.limit.unwrap_or(100)).collect()
    }

    /// What people had is asked of those on the page alone.
    fn of_page(
        &self,
        tx: &mut ReadTx<'_>,
        roster: Roster,
        courses: &[Held],
        given: &[Given<'_>],
        people: Vec<person::Row>,
    ) -> Result<(usize, Shown)> {
        let total = people.len();
        let page = self.page(people);
        let ids: Vec<i64> = page.iter().map(|row| row.id).collect();
        let whose = if ids.len() <= FEW { Whose::These(&ids) } else { Whose::Everyone };
        let facts = roster.with_had(tx, courses, whose)?;
        Ok((total, with_cells(page, given, &facts)))
    }

    /// To know who stands so, everyone has to be looked at.
    fn in_state(
        &self,
        tx: &mut ReadTx<'_>,
        roster: Roster,
        courses: &[Held],
        given: &[Given<'_>],
        people: Vec<person::Row>,
        state: TrainingState,
    ) -> Result<(usize, Shown)> {
        let facts = roster.with_had(tx, courses, Whose::Everyone)?;
        let mut all = with_cells(people, given, &facts);
        all.retain(|(_, cells)| cells.iter().any(|cell| cell.state == Some(state)));
        Ok((all.len(), self.page(all)))
    }
}

fn with_cells(people: Vec<person::Row>, given: &[Given<'_>], facts: &Facts) -> Shown {
    let with = |row: person::Row| {
        let cells = cells(given, facts, row.id);
        (row, cells)
    };
    people.into_iter().map(with).collect()
}

fn cells(given: &[Given<'_>], facts: &Facts, person: i64) -> Vec<Cell> {
    let cell = |(held, force): &Given<'_>| {
        let stand = facts.stand(held.row.id, force, person);
        stand.map_or_else(Cell::default, |stand| Cell { state: Some(stand.state), due_on: stand.due_on, done_on: stand.done_on })
    };
    given.iter().map(cell).collect()
}

fn column(held: &Held, on: NaiveDate) -> Column {
    let (title_ja, title_en) = held.titles(on);
    Column { course_id: held.row.id, code: held.row.code.clone(), title_ja, title_en }
}

fn line(row: person::Row, cells: Vec<Cell>, departments: &BTreeMap<i64, (String, String)>) -> Line {
    let (department_ja, department_en) = row.department_id.and_then(|id| departments.get(&id).cloned()).unwrap_or_default();
    Line { person_id: row.id, code: row.code, name: row.name, department_ja, department_en, cells }
}
