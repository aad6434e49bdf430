//! The list of evaluations, page by page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::basis::successor;
use super::dossier::state_of;
use crate::domain::access::Right;
use crate::domain::evaluation::{DecisionOutcome, EvaluationEventKind, EvaluationKind, EvaluationState};
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::scoring::Exact;
use crate::domain::standing::Successor;
use crate::error::{Error, Result};
use crate::operations::{Query, facts, setting};
use crate::store::evaluation::{Narrow, Row, Stage};
use crate::store::{ReadTx, Reads, consignee, criteria, decision, entrustment, evaluation, person};

/// Lists evaluations, the newest first, a page at a time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct List {
    #[serde(default)]
    pub stage: Option<Stage>,
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    pub kind: Option<EvaluationKind>,
    /// What stands decided in the end.
    #[serde(default)]
    pub outcome: Option<DecisionOutcome>,
    /// The fiscal year, by the calendar year in which it starts: that of the decision; while there is none, that of the beginning.
    #[serde(default)]
    #[schemars(range(min = 1900, max = 2999))]
    pub year: Option<i64>,
    /// Where the page starts: the `next` of the page before.
    #[serde(default)]
    pub before: Option<i64>,
    /// How many lines a page has, 50 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub limit: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Where the next page starts; none on the last.
    pub next: Option<i64>,
    /// How many are being prepared, whatever else is asked for; counted on the first page only, and not where one consignee is asked for.
    pub open: Option<i64>,
    /// How many wait for a decision; counted as those are.
    pub waiting: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub consignee_id: i64,
    pub consignee: String,
    /// What the work is; empty: all of the consignee.
    pub work: Vec<String>,
    pub kind: EvaluationKind,
    pub version_id: i64,
    pub criteria_ja: String,
    pub criteria_en: String,
    /// The number of the version.
    pub version: i64,
    pub round_id: Option<i64>,
    pub state: EvaluationState,
    pub started_on: NaiveDate,
    pub started_by: String,
    pub submitted_on: Option<NaiveDate>,
    pub outcome: Option<DecisionOutcome>,
    /// Percent with one decimal; none while it is not decided, or without a score.
    pub score: Option<String>,
    pub decided_on: Option<NaiveDate>,
    pub valid_until_on: Option<NaiveDate>,
    /// The later evaluation that counts in its place.
    pub superseded: Option<Successor>,
}

impl Query for List {
    const NAME: &'static str = "evaluation.list";
    const NEEDS: Right = Right::ReadEvaluations;
    type Answer = Page;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Page> {
        let narrow = self.narrow(tx)?;
        let limit = self.limit.unwrap_or(50);
        let mut rows = evaluation::list(tx, &narrow, self.before, limit + 1)?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(50));
        let next = rows.last().filter(|_| more).map(|row| row.id);
        let (open, waiting) = (self.counted(tx, Stage::Open)?, self.counted(tx, Stage::Waiting)?);
        Ok(Page { lines: lines(tx, rows)?, next, open, waiting })
    }
}

impl List {
    /// How many of all stand at that stage. Counting goes through all of them: only where the list of all begins.
    fn counted(&self, tx: &mut ReadTx<'_>, stage: Stage) -> Result<Option<i64>> {
        if self.before.is_some() || self.consignee_id.is_some() {
            return Ok(None);
        }
        evaluation::count(tx, &Narrow { stage: Some(stage), ..Narrow::default() }).map(Some)
    }

    fn narrow(&self, tx: &mut ReadTx<'_>) -> Result<Narrow> {
        let period = match self.year.and_then(|year| i32::try_from(year).ok()) {
            Some(year) => {
                let start = setting::fiscal_year_start(tx, i64::MAX)?;
                let year = FiscalYear::new(year, start).map_err(|message| Error::invalid("year", message))?;
                Some((year.first(), year.last()))
            }
            None => None,
        };
        Ok(Narrow { stage: self.stage, consignee_id: self.consignee_id, kind: self.kind, outcome: self.outcome, period })
    }
}

fn lines(tx: &mut ReadTx<'_>, rows: Vec<Row>) -> Result<Vec<Line>> {
    let today = tx.moment().today;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let (events, decisions) = (evaluation::events_of(tx, &ids)?, decision::of_evaluations(tx, &ids)?);
    let covers = evaluation::covers(tx, &ids)?;
    let works = entrustment::works(tx, &covers.values().flatten().copied().collect::<Vec<_>>())?;
    let consignees = consignee::names(tx, &rows.iter().map(|row| row.consignee_id).collect::<Vec<_>>())?;
    let people = person::names(tx, &rows.iter().filter_map(|row| row.person_id).collect::<Vec<_>>())?;
    let versions = versions(tx, &rows)?;
    let (judged, known) = (decisions.iter().map(|decision| decision.consignee_id).collect::<Vec<_>>(), tx.known());
    let facts = facts::decided(tx, &judged, known)?;
    let line = |row: Row| {
        let events: Vec<_> = events.iter().filter(|event| event.evaluation_id == row.id).cloned().collect();
        let decided: Vec<_> = decisions.iter().filter(|decision| decision.evaluation_id == row.id).cloned().collect();
        let (last, version) = (decided.last(), versions.get(&row.version_id));
        Line {
            id: row.id,
            consignee_id: row.consignee_id,
            consignee: consignees.get(&row.consignee_id).cloned().unwrap_or_default(),
            work: covers.get(&row.id).into_iter().flatten().filter_map(|id| works.get(id)).map(|(_, work)| work.clone()).collect(),
            kind: row.kind.0,
            version_id: row.version_id,
            criteria_ja: version.map(|(_, ja, _)| ja.clone()).unwrap_or_default(),
            criteria_en: version.map(|(_, _, en)| en.clone()).unwrap_or_default(),
            version: version.map_or(0, |(number, ..)| *number),
            round_id: row.round_id,
            state: state_of(&events, &decided, today),
            started_on: row.started_on,
            started_by: row.person_id.and_then(|id| people.get(&id).cloned()).unwrap_or_default(),
            submitted_on: events.iter().rfind(|event| event.kind.0 == EvaluationEventKind::Submitted).map(|event| event.happened_on),
            outcome: last.map(|decision| decision.outcome.0),
            score: last.and_then(percent),
            decided_on: last.map(|decision| decision.decided_on),
            valid_until_on: last.and_then(|decision| decision.valid_until_on),
            superseded: last.and_then(|decision| successor(tx, facts.get(&row.consignee_id)?, decision)),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The number of each version, and what its set is called.
fn versions(tx: &mut ReadTx<'_>, rows: &[Row]) -> Result<BTreeMap<i64, (i64, String, String)>> {
    let sets: BTreeMap<i64, criteria::SetRow> = criteria::sets(tx)?.into_iter().map(|set| (set.id, set)).collect();
    let mut found = BTreeMap::new();
    for version in criteria::versions(tx)?.into_iter().filter(|version| rows.iter().any(|row| row.version_id == version.id)) {
        let (ja, en) = sets.get(&version.set_id).map(|set| (set.name_ja.clone(), set.name_en.clone())).unwrap_or_default();
        found.insert(version.id, (version.number, ja, en));
    }
    Ok(found)
}

/// A score as it is shown: percent with one decimal, rounded half up.
pub(crate) fn percent(decision: &decision::Row) -> Option<String> {
    Exact::of(decision.score_numerator?, decision.score_denominator?).map(shown)
}

/// The same of any share.
pub(crate) fn shown(share: Exact) -> String {
    let tenths = share.rounded(1_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}
