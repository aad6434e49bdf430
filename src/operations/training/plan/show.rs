//! The plan of a fiscal year and how far it has come: of each line, the sessions that were held and the rate of its course.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::steps::planned;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::Message;
use crate::domain::plan::{PlanEventKind, PlanState, plan_state};
use crate::domain::training::{Method, Teaching, line_of};
use crate::error::Result;
use crate::operations::Query;
use crate::operations::setting::fiscal_year;
use crate::operations::training::held::courses;
use crate::operations::training::rates::{CourseRate, rating};
use crate::operations::training::session;
use crate::store::training::plan::{self, EventRow, LineRow};
use crate::store::{ReadTx, Reads, entry, person};

/// Shows the training plan of a fiscal year: where it stands, and of each line what was held and how many have had it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    /// The calendar year in which the fiscal year begins.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Plan {
    pub year: i64,
    pub label: Message,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    pub on: NaiveDate,
    /// None: nobody has begun it.
    pub id: Option<i64>,
    pub state: Option<PlanState>,
    /// Its lines may be changed.
    pub open: bool,
    pub steps: Vec<Step>,
    pub lines: Vec<Line>,
    /// How many of the lines are done.
    pub done: usize,
    /// The entry that changed it last.
    pub seen: i64,
    /// The caller proposed it or wrote in it, and may not approve it.
    pub separated: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    pub kind: PlanEventKind,
    pub happened_on: NaiveDate,
    pub by: String,
    pub comment: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub number: i64,
    pub course_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub planned_on: NaiveDate,
    pub method: Method,
    pub note: String,
    /// The sessions of the course that began in the year, by the date.
    pub sessions: usize,
    /// When the first of them was held; none: nothing was yet.
    pub held_on: Option<NaiveDate>,
    pub attended: i64,
    /// Nothing was held, and its day is past.
    pub late: bool,
    /// How many of those asked have had it on the date.
    pub valid: usize,
    pub asked: usize,
    pub percent: Option<String>,
}

impl Query for Show {
    const NAME: &'static str = "training_plan.show";
    const NEEDS: Right = Right::ReadTraining;
    type Answer = Plan;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Plan> {
        let year = fiscal_year(tx, self.year)?;
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        plan_of(tx, year, as_of)
    }
}

pub(super) fn state_now(tx: &mut dyn Reads, plan_id: i64) -> Result<PlanState> {
    let today = tx.moment().today;
    let events = plan::events(tx, plan_id, i64::MAX)?;
    Ok(plan_state(events.iter().map(|event| (event.kind.0, event.happened_on)), today))
}

/// The plan of a year, with its progress on a date within it or after it.
pub(crate) fn plan_of(tx: &mut dyn Reads, year: FiscalYear, as_of: AsOf) -> Result<Plan> {
    let row = plan::of_year(tx, i64::from(year.year()), as_of.known)?;
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    if let Some(row) = &row {
        (rows, events) = (plan::lines(tx, row.id, as_of.known)?, plan::events(tx, row.id, as_of.known)?);
    }
    let lines = progress(tx, &rows, year, as_of)?;
    let names = person::names(tx, &events.iter().filter_map(|event| event.person_id).collect::<Vec<i64>>())?;
    let state = row.as_ref().map(|_| plan_state(events.iter().map(|event| (event.kind.0, event.happened_on)), as_of.on));
    let me = tx.actor().person;
    let (makers, seen) = match &row {
        Some(row) => (planned(row.id).makers(tx)?, entry::last_about(tx, "training-plan", row.id)?),
        None => Default::default(),
    };
    Ok(Plan {
        year: i64::from(year.year()),
        label: year.label(),
        first_on: year.first(),
        last_on: year.last(),
        on: as_of.on,
        id: row.as_ref().map(|row| row.id),
        state,
        open: state.is_none_or(PlanState::is_open),
        separated: me.is_some_and(|me| makers.contains(&me)),
        seen,
        steps: events.iter().map(|event| step(event, &names)).collect(),
        done: lines.iter().filter(|line| line.held_on.is_some()).count(),
        lines,
    })
}

fn progress(tx: &mut dyn Reads, rows: &[LineRow], year: FiscalYear, as_of: AsOf) -> Result<Vec<Line>> {
    let courses: BTreeMap<i64, _> = courses(tx, as_of.known)?.into_iter().map(|held| (held.row.id, held)).collect();
    let on = as_of.on.min(year.last());
    let rates = if rows.is_empty() { Vec::new() } else { rating(tx, AsOf { on, ..as_of })?.courses };
    let sessions = session::lines(tx, year, None, as_of.known)?;
    let planned: Vec<Teaching> =
        rows.iter().map(|row| Teaching { course: row.course_id, method: row.method.0, on: row.planned_on }).collect();
    let held = sessions.into_iter().filter(|one| !one.cancelled && one.from_on <= as_of.on && one.attended > 0);
    let mut by_line: BTreeMap<usize, Vec<session::Line>> = BTreeMap::new();
    for one in held {
        if let Some(place) = line_of(&planned, &Teaching { course: one.course_id, method: one.method, on: one.from_on }) {
            by_line.entry(place).or_default().push(one);
        }
    }
    let line = |(place, row): (usize, &LineRow)| {
        let held = by_line.remove(&place).unwrap_or_default();
        let rate: Option<&CourseRate> = rates.iter().find(|rate| rate.course_id == row.course_id);
        let (title_ja, title_en) = courses.get(&row.course_id).map(|held| held.titles(row.planned_on)).unwrap_or_default();
        let held_on = held.iter().map(|one| one.from_on).min();
        Line {
            number: row.number,
            course_id: row.course_id,
            title_ja,
            title_en,
            planned_on: row.planned_on,
            method: row.method.0,
            note: row.note.clone(),
            sessions: held.len(),
            held_on,
            attended: held.iter().map(|one| one.attended).sum(),
            late: held_on.is_none() && row.planned_on < as_of.on,
            valid: rate.map_or(0, |rate| rate.count.valid),
            asked: rate.map_or(0, |rate| rate.asked),
            percent: rate.and_then(|rate| rate.percent.clone()),
        }
    };
    Ok(rows.iter().enumerate().map(line).collect())
}

fn step(event: &EventRow, names: &BTreeMap<i64, String>) -> Step {
    Step {
        kind: event.kind.0,
        happened_on: event.happened_on,
        by: event.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        comment: event.comment.clone(),
    }
}
