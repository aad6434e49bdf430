//! Everything about one review: its dates, its checklist, its findings, its files, its conclusion.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::list::{Line, lines};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::criteria::Item;
use crate::domain::entrustment::{Handling, context};
use crate::domain::finding::Grade;
use crate::domain::review::{Checked, ReviewState};
use crate::domain::scoring::Verdict;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::facts::{self, handling};
use crate::store::review::{Of, sheet};
use crate::store::{ReadTx, Reads, answer, criteria, entrustment, evaluation, person};

/// Shows a review: its dates, the checklist with what changed since the last evaluation first, findings, files, conclusion.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// As it was known when the ledger ended with this entry.
    #[serde(default)]
    pub known: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub on: NaiveDate,
    pub line: Line,
    pub reason: String,
    pub dates: Vec<Dated>,
    pub points: Vec<Point>,
    /// How many items nobody has looked at.
    pub unlooked: usize,
    pub findings: Vec<Found>,
    pub documents: Vec<Attached>,
    /// Why it was cancelled, or what the conclusion rests on.
    pub closing: String,
    /// Whoever carried it out had decided on the selection of the consignee.
    pub by_decider: bool,
    /// The entry that spoke of it last: to be handed in with a step.
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Dated {
    pub planned_on: NaiveDate,
    pub recorded_on: NaiveDate,
    pub reason: String,
    pub by: String,
}

/// An item of the checklist, and what was found there.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Point {
    pub code: String,
    pub text_ja: String,
    pub text_en: String,
    pub knock_out: bool,
    /// The item is new or other than at the last evaluation, or was not fully met there.
    pub changed: bool,
    /// What was found at the last evaluation.
    pub before: Option<Verdict>,
    pub result: Option<Checked>,
    pub note: String,
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    pub number: i64,
    pub grade: Grade,
    pub text: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attached {
    pub id: i64,
    pub name: String,
}

impl Query for Show {
    const NAME: &'static str = "review.show";
    const NEEDS: Right = Right::ReadReviews;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let dossier = Dossier::of(tx, self.id, as_of.known)?;
        let line = lines(tx, Of::One(self.id), as_of)?.pop().ok_or(Error::NotFound("review"))?;
        let people: Vec<i64> = dossier.dates.iter().filter_map(|date| date.person_id).collect();
        let names = person::names(tx, &people)?;
        let dated = |date: &crate::store::review::DateRow| Dated {
            planned_on: date.planned_on,
            recorded_on: date.recorded_on,
            reason: date.reason.clone(),
            by: date.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        };
        let points = points(tx, &dossier, as_of.known)?;
        let closing = dossier.events.iter().rfind(|event| event.version_id.is_none()).map(|event| event.reason.clone());
        let carried_out_by = dossier.events.iter().find_map(|event| event.carried_out_by);
        let known = facts::of(tx, &[dossier.row.consignee_id], as_of.known)?.remove(&dossier.row.consignee_id).unwrap_or_default();
        let findings = sheet::findings(tx, &[self.id], as_of.known)?;
        let documents = sheet::documents(tx, self.id, as_of.known)?;
        Ok(Whole {
            on: as_of.on,
            reason: dossier.row.reason.clone(),
            dates: dossier.dates.iter().map(dated).collect(),
            unlooked: points.iter().filter(|point| point.result.is_none_or(|found| found == Checked::NotLooked)).count(),
            points,
            findings: findings.into_iter().map(|row| Found { number: row.number, grade: row.grade.0, text: row.text }).collect(),
            documents: documents.into_iter().map(|file| Attached { id: file.id, name: file.name }).collect(),
            closing: closing.filter(|_| matches!(line.state, ReviewState::Done | ReviewState::Cancelled)).unwrap_or_default(),
            by_decider: carried_out_by.is_some() && known.decisions.iter().any(|row| row.person_id == carried_out_by),
            seen: dossier.seen,
            line,
        })
    }
}

/// The checklist of a review that was begun: the items asked in the circumstances of its work, what changed since the last evaluation first.
pub(super) fn points(tx: &mut dyn Reads, dossier: &Dossier, known: i64) -> Result<Vec<Point>> {
    let Some(version_id) = dossier.version_id() else { return Ok(Vec::new()) };
    let (consignee, begun_on) = (dossier.row.consignee_id, dossier.review.begun_on.unwrap_or(tx.moment().today));
    let asked = {
        let work = entrustment::of_ids(tx, &dossier.review.covers)?;
        let live: Vec<Handling> = work.iter().filter(|row| row.from_on <= begun_on).map(handling).collect();
        context(&live)
    };
    let facts = facts::of(tx, &[consignee], known)?.remove(&consignee).unwrap_or_default().facts;
    let decisions = dossier.review.covers.iter().filter_map(|work| facts.decision_on(*work, begun_on));
    let last = decisions.max_by_key(|decision| decision.order()).map(|decision| decision.evaluation_id);
    let mut before: BTreeMap<String, (Item, Option<Verdict>)> = BTreeMap::new();
    if let Some(row) = last.map(|id| evaluation::of_id(tx, id)).transpose()?.flatten() {
        let answers: BTreeMap<String, Option<Verdict>> =
            answer::of_evaluation(tx, row.id)?.into_iter().map(|row| (row.code.clone(), row.verdict())).collect();
        for item in criteria::items(tx, row.version_id, known)? {
            let verdict = answers.get(&item.code).copied().flatten();
            before.insert(item.code.clone(), (item, verdict));
        }
    }
    let mut checks: BTreeMap<String, sheet::Check> =
        sheet::checks(tx, dossier.row.id, known)?.into_iter().map(|check| (check.code.clone(), check)).collect();
    let items = criteria::items(tx, version_id, known)?.into_iter().filter(|item| item.is_scored() && asked.asks(item));
    let mut points: Vec<Point> = items.map(|item| point(&item, before.get(&item.code), checks.remove(&item.code))).collect();
    points.sort_by_key(|point| !point.changed);
    Ok(points)
}

fn point(item: &Item, before: Option<&(Item, Option<Verdict>)>, check: Option<sheet::Check>) -> Point {
    let met = |verdict: Option<Verdict>| match verdict {
        Some(Verdict::Good | Verdict::NotApplicable) => true,
        Some(Verdict::Yes) => item.polarity == crate::domain::criteria::Polarity::Positive,
        Some(Verdict::No) => item.polarity == crate::domain::criteria::Polarity::Negative,
        Some(Verdict::Number(number)) => item.scale_max == Some(number),
        Some(Verdict::Partial | Verdict::Poor) | None => false,
    };
    let same = |old: &Item| {
        old.text_ja == item.text_ja && old.text_en == item.text_en && old.class == item.class && old.knock_out == item.knock_out
    };
    Point {
        code: item.code.clone(),
        text_ja: item.text_ja.clone(),
        text_en: item.text_en.clone(),
        knock_out: item.knock_out,
        changed: before.is_none_or(|(old, verdict)| !same(old) || !met(*verdict)),
        before: before.and_then(|(_, verdict)| *verdict),
        result: check.as_ref().map(|check| check.result.0),
        seen: check.as_ref().map_or(0, |check| check.seq),
        note: check.map(|check| check.note).unwrap_or_default(),
    }
}
