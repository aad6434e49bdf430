//! Reviews by name: what each is, its dates, its end, and what was found.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::deadline::Basis;
use crate::domain::finding::Grade;
use crate::domain::review::{Conclusion, Method, Overdue, Review, ReviewCause, ReviewEventKind, ReviewKind, ReviewState};
use crate::error::Result;
use crate::operations::review::Reviews as Read;
use crate::store::ReadTx;
use crate::store::review::{EventRow, Of, Row, sheet};

/// A review that is named, as it stands at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewLine {
    pub review_id: i64,
    pub consignee: Consignee,
    /// The control numbers and names of the work.
    pub work: Vec<String>,
    pub kind: ReviewKind,
    pub cause: Option<ReviewCause>,
    pub state: ReviewState,
    /// The date that was meant when it became binding.
    pub intended_on: NaiveDate,
    /// The date that stands.
    pub planned_on: NaiveDate,
    /// The last day by the cadence, as it was reckoned when it was planned.
    pub due_on: Option<NaiveDate>,
    /// What it is overdue by, if it is.
    pub overdue: Option<Basis>,
    pub method: Option<Method>,
    pub done_on: Option<NaiveDate>,
    /// Who is to carry it out or did.
    pub by: String,
    pub conclusion: Option<Conclusion>,
    pub findings: Vec<ReviewFinding>,
    /// Why it was cancelled, else why it was moved, else why it is made beside the plan.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReviewFinding {
    pub grade: Grade,
    pub text: String,
}

/// All reviews with what is said of them.
pub(super) struct Book<'g> {
    gathered: &'g Gathered,
    read: Read,
    reviews: BTreeMap<i64, Review>,
    overdue: BTreeMap<i64, Overdue>,
    findings: BTreeMap<i64, Vec<ReviewFinding>>,
}

impl<'g> Book<'g> {
    /// With the findings of those that are done.
    pub fn of(tx: &mut ReadTx<'_>, gathered: &'g Gathered) -> Result<Self> {
        let (known, on) = (gathered.as_of.known, gathered.as_of.on);
        let read = Read::of(tx, Of::All, known)?;
        let reviews: BTreeMap<i64, Review> = read.rows.iter().map(|row| (row.id, read.review(row))).collect();
        let done: Vec<i64> = reviews.values().filter(|one| one.state(on) == ReviewState::Done).map(|one| one.id).collect();
        let mut findings: BTreeMap<i64, Vec<ReviewFinding>> = BTreeMap::new();
        for row in sheet::findings(tx, &done, known)? {
            findings.entry(row.review_id).or_default().push(ReviewFinding { grade: row.grade.0, text: row.text });
        }
        let overdue = gathered.all.iter().flat_map(|one| one.known.facts.watched.overdue(on));
        let overdue = overdue.map(|(review, overdue)| (review.id, overdue)).collect();
        Ok(Self { gathered, read, reviews, overdue, findings })
    }

    /// Those that are wanted, by a day of each.
    pub fn lines(&self, wanted: impl Fn(&Review) -> bool, day: fn(&ReviewLine) -> Option<NaiveDate>) -> Vec<ReviewLine> {
        let wanted = |row: &&Row| self.reviews.get(&row.id).is_some_and(&wanted);
        let mut lines: Vec<ReviewLine> = self.read.rows.iter().filter(wanted).filter_map(|row| self.line(row)).collect();
        lines.sort_by_key(|line| (day(line), line.review_id));
        lines
    }

    pub fn is_overdue(&self, review: &Review) -> bool {
        self.overdue.contains_key(&review.id)
    }

    /// What was found in those reviews, by how much it weighs.
    pub fn found(&self, grade: Grade, counts: impl Fn(&Review) -> bool) -> i64 {
        let counting = self.reviews.values().filter(|review| counts(review)).filter_map(|review| self.findings.get(&review.id));
        tally(counting.flatten().filter(|found| found.grade == grade).count())
    }

    /// How many of those reviews were concluded so.
    pub fn concluded(&self, conclusion: Conclusion, counts: impl Fn(&Review) -> bool) -> i64 {
        let so = |review: &&Review| self.end(review.id).and_then(|end| end.conclusion).is_some_and(|end| end.0 == conclusion);
        tally(self.reviews.values().filter(|review| counts(review)).filter(so).count())
    }

    /// Of those reviews: the consignee, its number, how it was concluded, and what each finding weighs.
    pub fn ended(&self, counts: impl Fn(&Review) -> bool) -> Vec<(i64, i64, Option<Conclusion>, Vec<Grade>)> {
        let told = |row: &Row| {
            let review = self.reviews.get(&row.id).filter(|review| counts(review))?;
            let grades = self.findings.get(&review.id).map(|found| found.iter().map(|one| one.grade).collect()).unwrap_or_default();
            Some((row.consignee_id, row.id, self.end(row.id).and_then(|end| end.conclusion).map(|one| one.0), grades))
        };
        self.read.rows.iter().filter_map(told).collect()
    }

    /// The event by which a review ended by the date.
    fn end(&self, id: i64) -> Option<&EventRow> {
        let ended = |event: &&EventRow| event.kind.0 != ReviewEventKind::Begun && event.happened_on <= self.gathered.as_of.on;
        self.read.events.get(&id).and_then(|events| events.iter().rfind(ended))
    }

    fn line(&self, row: &Row) -> Option<ReviewLine> {
        let (on, review) = (self.gathered.as_of.on, self.reviews.get(&row.id)?);
        let owner = self.gathered.find(row.consignee_id)?;
        let (date, end) = (self.read.date(row, on), self.end(row.id));
        let pieces = owner.known.pieces();
        let works = review.covers.iter().filter_map(|id| pieces.iter().find(|piece| piece.id == *id));
        let moved = date.filter(|_| review.is_moved(on)).map(|date| &date.reason);
        let cancelled = end.filter(|event| event.kind.0 == ReviewEventKind::Cancelled).map(|event| &event.reason);
        let by = end.and_then(|event| event.carried_out_by).or_else(|| date.and_then(|date| date.assignee_id));
        Some(ReviewLine {
            review_id: row.id,
            consignee: owner.name(on),
            work: works.map(|piece| format!("{} {}", piece.control_no, piece.work)).collect(),
            kind: row.kind.0,
            cause: row.cause.map(|cause| cause.0),
            state: review.state(on),
            intended_on: review.intended_on(),
            planned_on: review.planned_on(on),
            due_on: row.due_on,
            overdue: self.overdue.get(&row.id).map(|overdue| overdue.basis),
            method: date.map(|date| date.method.0),
            done_on: review.done_on.filter(|done| *done <= on),
            by: self.gathered.person(by),
            conclusion: end.and_then(|event| event.conclusion).map(|conclusion| conclusion.0),
            findings: self.findings.get(&row.id).cloned().unwrap_or_default(),
            reason: cancelled.or(moved).unwrap_or(&row.reason).clone(),
        })
    }
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
