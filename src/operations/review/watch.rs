//! What is known of the reviews of many consignees, gathered with a fixed number of questions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::review::{Dating, Override, Review, ReviewEventKind, Watched, WatchedWork};
use crate::error::Result;
use crate::operations::facts::handling;
use crate::store::review::{self, Of, cadence, plan};
use crate::store::{Reads, entrustment};

/// Reviews with everything that stands beside them.
pub(crate) struct Reviews {
    pub rows: Vec<review::Row>,
    pub dates: BTreeMap<i64, Vec<review::DateRow>>,
    pub events: BTreeMap<i64, Vec<review::EventRow>>,
    covers: BTreeMap<i64, Vec<i64>>,
    approvals: BTreeMap<i64, (NaiveDate, i64)>,
}

impl Reviews {
    pub fn of(tx: &mut dyn Reads, of: Of<'_>, known: i64) -> Result<Self> {
        let rows = review::rows(tx, of, known)?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut all = Self { rows, dates: BTreeMap::new(), events: BTreeMap::new(), covers: BTreeMap::new(), approvals: BTreeMap::new() };
        if ids.is_empty() {
            return Ok(all);
        }
        for row in review::dates(tx, &ids, known)? {
            all.dates.entry(row.review_id).or_default().push(row);
        }
        for row in review::events(tx, &ids, known)? {
            all.events.entry(row.review_id).or_default().push(row);
        }
        for (review, work) in review::covers(tx, &ids)? {
            all.covers.entry(review).or_default().push(work);
        }
        all.approvals = plan::approvals(tx, known)?.into_iter().map(|(plan, on, seq)| (plan, (on, seq))).collect();
        Ok(all)
    }

    /// What was set for a review last by the date; at first what was set at the beginning.
    pub fn date(&self, row: &review::Row, on: NaiveDate) -> Option<&review::DateRow> {
        let dates = self.dates.get(&row.id)?;
        dates.iter().rfind(|date| date.recorded_on <= on).or(dates.first())
    }

    /// A review as the rules see it.
    pub fn review(&self, row: &review::Row) -> Review {
        let dates = self.dates.get(&row.id).map_or(&[][..], Vec::as_slice);
        let event = |kind| self.events.get(&row.id)?.iter().rfind(|event| event.kind.0 == kind);
        let (begun, finished) = (event(ReviewEventKind::Begun), event(ReviewEventKind::Finished));
        let binding = match row.plan_id {
            Some(plan) => self.approvals.get(&plan).copied(),
            None => dates.first().map(|date| (date.recorded_on, date.seq)),
        };
        Review {
            id: row.id,
            kind: row.kind.0,
            covers: self.covers.get(&row.id).cloned().unwrap_or_default(),
            due_on: row.due_on,
            binding_on: binding.map(|(on, _)| on),
            binding_seq: binding.map(|(_, seq)| seq),
            dates: dates.iter().map(|row| Dating { planned_on: row.planned_on, recorded_on: row.recorded_on, seq: row.seq }).collect(),
            begun_on: begun.map(|event| event.happened_on),
            done_on: finished.map(|event| event.happened_on),
            done_seq: finished.map(|event| event.seq),
            cancelled_on: event(ReviewEventKind::Cancelled).map(|event| event.happened_on),
        }
    }
}

/// What is known of reviews, by consignee: to be joined to the work of each.
pub(crate) fn watched(tx: &mut dyn Reads, ids: Option<&[i64]>, work: &[&entrustment::Row], known: i64) -> Result<BTreeMap<i64, Watched>> {
    let reviews = Reviews::of(tx, ids.map_or(Of::All, Of::Consignees), known)?;
    let (kept_since, set) = (plan::kept_since(tx, known)?, overrides(tx, ids, work, known)?);
    let mut all: BTreeMap<i64, Watched> = BTreeMap::new();
    for row in work {
        let watched = all.entry(row.consignee_id).or_default();
        watched.kept_since = kept_since;
        if !watched.work.iter().any(|known| known.id == row.id) {
            watched.overrides.extend(set.get(&row.id).into_iter().flatten().cloned());
        }
        watched.work.push(WatchedWork {
            id: row.id,
            control_no: row.control_no.clone(),
            work: row.work.clone(),
            handling: handling(row),
            sub_entrustment: row.sub_entrustment.0,
            from_on: row.from_on,
            until_on: row.until_on,
        });
    }
    for row in &reviews.rows {
        all.entry(row.consignee_id).or_default().reviews.push(reviews.review(row));
    }
    Ok(all)
}

fn overrides(tx: &mut dyn Reads, ids: Option<&[i64]>, work: &[&entrustment::Row], known: i64) -> Result<BTreeMap<i64, Vec<Override>>> {
    let rows = match ids {
        None => cadence::all(tx, known)?,
        Some(_) => cadence::of(tx, &work.iter().map(|row| row.id).collect::<Vec<i64>>(), known)?,
    };
    let mut set: BTreeMap<i64, Vec<Override>> = BTreeMap::new();
    for row in rows {
        let months = row.months.and_then(|months| u32::try_from(months).ok());
        let one = Override { entrustment_id: row.entrustment_id, months, reason: row.reason, from_on: row.from_on };
        set.entry(row.entrustment_id).or_default().push(one);
    }
    Ok(set)
}
