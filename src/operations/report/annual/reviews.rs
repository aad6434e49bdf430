//! Reviews: planned, done, moved and overdue in the year, the plan of it, and what was found.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::failures::{FailureCount, FailureLine, counts, lines};
use super::gather::Gathered;
use super::review_lines::{Book, ReviewLine};
use crate::domain::finding::Grade;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::plan::{PlanEventKind, PlanState, plan_state};
use crate::domain::report::{ReviewYear, is_planned, review_year, was_done};
use crate::domain::review::{Conclusion, Review, ReviewState};
use crate::error::Result;
use crate::store::ReadTx;
use crate::store::review::plan;

/// The reviews of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reviews {
    pub plan: ReviewPlan,
    pub year: ReviewYear,
    /// The same of the year before, if the register knows of that year.
    pub before: Option<ReviewYear>,
    /// What was found in the reviews carried out in the year, by how much it weighs.
    pub grades: Vec<ReviewGradeCount>,
    /// How those were concluded.
    pub conclusions: Vec<ConclusionCount>,
    /// Carried out in the year, by day.
    pub done: Vec<ReviewLine>,
    /// Planned in the year, and standing at another date than was meant.
    pub moved: Vec<ReviewLine>,
    /// Planned in the year and cancelled.
    pub cancelled: Vec<ReviewLine>,
    /// Overdue at the end, by the date.
    pub overdue: Vec<ReviewLine>,
    /// Work that should have been reviewed by the end and has no date for it, by that day.
    pub undated: Vec<UndatedLine>,
    /// Consignees in whose case the facts of the end show a failure of supervision (PPC General Guidelines 3-4-4), of all with supervised work.
    pub failure_counts: Vec<FailureCount>,
    pub failures: Vec<FailureLine>,
}

/// The plan of reviews of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewPlan {
    /// None: nobody has drawn one up.
    pub state: Option<PlanState>,
    pub approved_on: Option<NaiveDate>,
    pub approved_by: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewGradeCount {
    pub grade: Grade,
    pub count: i64,
    pub before: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConclusionCount {
    pub conclusion: Conclusion,
    pub count: i64,
    pub before: Option<i64>,
}

/// A piece of work whose review is due and has no date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UndatedLine {
    pub consignee: Consignee,
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    /// The last day by the cadence.
    pub due_on: NaiveDate,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<Reviews> {
    let (period, on) = (gathered.period, gathered.as_of.on);
    let book = Book::of(tx, gathered)?;
    let told = |period, on| review_year(gathered.all.iter().map(|one| &one.known.facts.watched), period, on);
    let (now, then) = (|review: &Review| was_done(review, period, on), |review: &Review| done_before(review, gathered));
    let planned = |review: &Review| is_planned(review, period, on);
    let grade = |grade: &Grade| ReviewGradeCount {
        grade: *grade,
        count: book.found(*grade, now),
        before: has_before.then(|| book.found(*grade, then)),
    };
    let conclusion = |conclusion: &Conclusion| ConclusionCount {
        conclusion: *conclusion,
        count: book.concluded(*conclusion, now),
        before: has_before.then(|| book.concluded(*conclusion, then)),
    };
    Ok(Reviews {
        plan: plan_of(tx, gathered, gathered.plan_year)?,
        year: told(period, on),
        before: has_before.then(|| told(period.previous(), gathered.day_before())),
        grades: Grade::ALL.iter().map(grade).collect(),
        conclusions: Conclusion::ALL.iter().map(conclusion).collect(),
        done: book.lines(now, |line| line.done_on),
        moved: book.lines(|review| planned(review) && review.is_moved(on), |line| Some(line.intended_on)),
        cancelled: book.lines(|review| planned(review) && review.state(on) == ReviewState::Cancelled, |line| Some(line.intended_on)),
        overdue: book
            .lines(|review| book.is_overdue(review), |line| Some(line.due_on.map_or(line.planned_on, |due| due.min(line.planned_on)))),
        undated: undated(gathered, on),
        failure_counts: counts(gathered, has_before),
        failures: lines(gathered),
    })
}

/// Carried out in the year before.
fn done_before(review: &Review, gathered: &Gathered) -> bool {
    was_done(review, gathered.period.previous(), gathered.day_before())
}

/// The plan as it stood on the date, with its approval.
fn plan_of(tx: &mut ReadTx<'_>, gathered: &Gathered, year: FiscalYear) -> Result<ReviewPlan> {
    let (known, on) = (gathered.as_of.known, gathered.as_of.on);
    let Some(row) = plan::all(tx, known)?.into_iter().find(|row| row.year == i64::from(year.year())) else {
        return Ok(ReviewPlan::default());
    };
    let mut events = plan::events(tx, row.id)?;
    events.retain(|event| event.seq <= known && event.happened_on <= on);
    let past = events.iter().map(|event| (event.kind.0, event.happened_on));
    let approved = events.iter().rfind(|event| event.kind.0 == PlanEventKind::Approved);
    Ok(ReviewPlan {
        state: Some(plan_state(past, on)),
        approved_on: approved.map(|event| event.happened_on),
        approved_by: gathered.person(approved.and_then(|event| event.person_id)),
    })
}

fn undated(gathered: &Gathered, on: NaiveDate) -> Vec<UndatedLine> {
    let of_one = gathered.all.iter().flat_map(|one| one.known.facts.watched.unplanned(on).map(move |missed| (one, missed)));
    let late = of_one.filter(|(_, missed)| missed.due_on < on);
    let mut lines: Vec<UndatedLine> = late
        .map(|(one, missed)| UndatedLine {
            consignee: one.name(on),
            entrustment_id: missed.work.id,
            control_no: missed.work.control_no.clone(),
            work: missed.work.work.clone(),
            due_on: missed.due_on,
        })
        .collect();
    lines.sort_by_key(|line| line.due_on);
    lines
}
