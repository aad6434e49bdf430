//! The list of reviews: where each stands on a date, and what makes it overdue.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::watch::Reviews;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::deadline::Basis;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::review::{Conclusion, Method, ReviewCause, ReviewKind, ReviewState};
use crate::error::{Error, Result};
use crate::operations::{Query, setting};
use crate::store::review::{self, Of};
use crate::store::{ReadTx, Reads, consignee, entrustment, person};

/// Lists reviews, a page at a time: where each stands on a date, and what makes it overdue. What is to be done comes first, then what was, the latest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub state: Option<ReviewState>,
    #[serde(default)]
    pub kind: Option<ReviewKind>,
    /// Those whose date lies in the fiscal year that begins in this calendar year.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2999))]
    pub year: Option<i64>,
    /// Only those that are overdue.
    #[serde(default)]
    pub overdue: bool,
    /// The date that the list speaks of; today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
    /// How many are passed over.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub after: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 10_000))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub on: NaiveDate,
    /// The fiscal year of that date, by the calendar year in which it begins.
    pub year: i64,
    /// How many there are on all pages.
    pub total: usize,
    pub lines: Vec<Line>,
    /// What the next page passes over; none on the last.
    pub next: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub consignee_id: i64,
    pub consignee: String,
    /// The control numbers and names of the work.
    pub work: Vec<String>,
    pub kind: ReviewKind,
    pub cause: Option<ReviewCause>,
    pub state: ReviewState,
    pub planned_on: NaiveDate,
    /// The date that was meant, if it was moved since.
    pub intended_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    /// What it is overdue by.
    pub overdue: Option<Basis>,
    pub method: Method,
    pub assignee: String,
    pub assignee_id: Option<i64>,
    pub done_on: Option<NaiveDate>,
    pub carried_out_by: String,
    pub conclusion: Option<Conclusion>,
}

impl Query for List {
    const NAME: &'static str = "review.list";
    const NEEDS: Right = Right::ReadReviews;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let start = setting::fiscal_year_start(tx, as_of.known)?;
        let year = match self.year {
            Some(year) => {
                let year = i32::try_from(year).unwrap_or_default();
                Some(FiscalYear::new(year, start).map_err(|message| Error::invalid("year", message))?)
            }
            None => None,
        };
        let one = self.consignee_id.map(|id| [id]);
        let all = lines(tx, one.as_ref().map_or(Of::All, |ids| Of::Consignees(ids)), as_of)?;
        let mut wanted: Vec<Line> = all.into_iter().filter(|line| self.wants(line, year)).collect();
        wanted.sort_by_key(Line::order);
        let (after, limit) = (size(self.after.unwrap_or(0)), size(self.limit.unwrap_or(50)));
        let total = wanted.len();
        let next = i64::try_from(after.saturating_add(limit)).ok().filter(|next| size(*next) < total);
        let this = i64::from(FiscalYear::of(as_of.on, start).year());
        Ok(Page { on: as_of.on, year: this, total, lines: wanted.into_iter().skip(after).take(limit).collect(), next })
    }
}

impl Line {
    /// What is still to be done by its date, then what has been, the latest first.
    fn order(&self) -> (bool, i64, i64) {
        let day = i64::from(self.planned_on.num_days_from_ce());
        let open = matches!(self.state, ReviewState::Planned | ReviewState::InProgress | ReviewState::Proposed);
        (!open, if open { day } else { -day }, self.id)
    }
}

impl List {
    fn wants(&self, line: &Line, year: Option<FiscalYear>) -> bool {
        self.state.is_none_or(|state| state == line.state)
            && self.kind.is_none_or(|kind| kind == line.kind)
            && year.is_none_or(|year| year.contains(line.planned_on))
            && (!self.overdue || line.overdue.is_some())
    }
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// Those reviews as they stand on a date, by their dates.
pub(crate) fn lines(tx: &mut dyn Reads, of: Of<'_>, as_of: AsOf) -> Result<Vec<Line>> {
    let all = Reviews::of(tx, of, as_of.known)?;
    let owners: Vec<i64> = all.rows.iter().map(|row| row.consignee_id).collect();
    let people = all.dates.values().flatten().map(|row| row.assignee_id).chain(all.events.values().flatten().map(|row| row.carried_out_by));
    let people: Vec<i64> = people.flatten().collect();
    let reviews: Vec<_> = all.rows.iter().map(|row| (row, all.review(row))).collect();
    let covered: Vec<i64> = reviews.iter().flat_map(|(_, review)| review.covers.clone()).collect();
    let names = Names {
        consignees: consignee::names(tx, &owners)?,
        people: person::names(tx, &people)?,
        work: entrustment::works(tx, &covered)?,
        last: entrustment::last_days(tx, &covered)?,
    };
    let mut lines: Vec<Line> = reviews.iter().map(|(row, review)| names.line(&all, row, review, as_of.on)).collect();
    lines.sort_by_key(|line| (line.planned_on, line.id));
    Ok(lines)
}

struct Names {
    consignees: BTreeMap<i64, String>,
    people: BTreeMap<i64, String>,
    work: BTreeMap<i64, (String, String)>,
    /// The last day of work that ends.
    last: BTreeMap<i64, Option<NaiveDate>>,
}

impl Names {
    fn line(&self, all: &Reviews, row: &review::Row, review: &crate::domain::review::Review, on: NaiveDate) -> Line {
        let date = all.date(row, on);
        let end =
            all.events.get(&row.id).and_then(|events| events.iter().rfind(|event| event.conclusion.is_some() && event.happened_on <= on));
        let called = |id: Option<i64>| id.and_then(|id| self.people.get(&id).cloned()).unwrap_or_default();
        let work = |id: &i64| self.work.get(id).map(|(control_no, work)| format!("{control_no} {work}"));
        let goes_on = |id: &i64| self.last.get(id).copied().flatten().is_none_or(|last| on <= last);
        Line {
            id: row.id,
            consignee_id: row.consignee_id,
            consignee: self.consignees.get(&row.consignee_id).cloned().unwrap_or_default(),
            work: review.covers.iter().filter_map(work).collect(),
            kind: row.kind.0,
            cause: row.cause.map(|cause| cause.0),
            state: review.state(on),
            planned_on: review.planned_on(on),
            intended_on: review.is_moved(on).then(|| review.intended_on()),
            due_on: row.due_on,
            // A review of work that has ended is not late: there is nothing left to look at.
            overdue: review.overdue(on).filter(|_| review.covers.iter().any(goes_on)).map(|overdue| overdue.basis),
            method: date.map_or(Method::Document, |date| date.method.0),
            assignee_id: date.and_then(|date| date.assignee_id),
            assignee: called(date.and_then(|date| date.assignee_id)),
            done_on: end.map(|event| event.happened_on),
            carried_out_by: called(end.and_then(|event| event.carried_out_by)),
            conclusion: end.and_then(|event| event.conclusion.map(|conclusion| conclusion.0)),
        }
    }
}
