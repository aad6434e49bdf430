//! Everything about one consignee.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::timeline::{self, Event};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::entrustment::is_live;
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::message::Message;
use crate::domain::review::{Alarm, alarms};
use crate::domain::scoring::Exact;
use crate::domain::standing::{Standing, Successor, standing};
use crate::domain::tier::{Tier, TierAssessment, TierRule};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::contract::{Line, lines};
use crate::operations::entrustment::Details as Work;
use crate::operations::facts::{self, Known, handling};
use crate::operations::review::{Line as Reviewed, Rhythm, lines as reviews, rhythms};
use crate::operations::{ending, foreign, sub_entrustment};
use crate::store::review::Of;
use crate::store::{ReadTx, Reads, consignee, decision, department, person};

/// Shows a consignee on a date: details, entrusted work, evaluations, conditions, standing and tier with their reasons, and what was recorded when and by whom.
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
    pub id: i64,
    pub control_no: String,
    pub on: NaiveDate,
    pub details: Details,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    /// The entry that recorded it last: to be handed in with a change.
    pub seen: i64,
    pub standing: Standing,
    pub tier: TierAssessment,
    /// What is under way, then what will be, then what has ended.
    pub entrustments: Vec<Entrusted>,
    /// The latest first.
    pub evaluations: Vec<Evaluated>,
    pub conditions: Vec<Conditions>,
    /// What is in force, then what will be, then what has ended.
    pub contracts: Vec<Line>,
    /// By their dates.
    pub reviews: Vec<Reviewed>,
    /// How often the work under way is reviewed.
    pub rhythms: Vec<Rhythm>,
    /// The failures of supervision that the facts show.
    pub alarms: Vec<Alarm>,
    pub subs: Vec<sub_entrustment::Line>,
    /// Where data are handled in foreign countries.
    pub foreign: Vec<foreign::Line>,
    /// Work that has ended, with what became of its data.
    pub endings: Vec<ending::Line>,
    pub timeline: Vec<Event>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entrusted {
    pub id: i64,
    pub control_no: String,
    pub details: Work,
    pub department: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub live: bool,
    pub tier: Tier,
    pub reasons: Vec<Message>,
    pub seen: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evaluated {
    pub decision_id: i64,
    pub evaluation_id: i64,
    pub outcome: DecisionOutcome,
    pub decided_on: NaiveDate,
    pub valid_until_on: Option<NaiveDate>,
    /// Percent with one decimal; none if there was nothing to score.
    pub score: Option<String>,
    pub decided_by: String,
    pub reason: String,
    pub measure: String,
    /// The control numbers of the work it speaks of; empty: all.
    pub covers: Vec<String>,
    /// The later evaluation that counts in its place.
    pub superseded: Option<Successor>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Conditions {
    pub evaluation_id: i64,
    pub decision_id: i64,
    pub number: i64,
    pub text: String,
    pub due_on: NaiveDate,
    pub met_on: Option<NaiveDate>,
    /// The entry that recorded it as met.
    pub met_seq: Option<i64>,
    pub overdue: bool,
}

impl Query for Show {
    const NAME: &'static str = "consignee.show";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let as_of = AsOf { on: self.on.unwrap_or(tx.moment().today), known: self.known.unwrap_or(i64::MAX) };
        let row = self.row(tx, as_of)?;
        let seen = consignee::periods(tx, self.id)?.iter().map(|row| row.seq).max().unwrap_or(row.seq);
        let known = facts::of(tx, &[self.id], as_of.known)?.remove(&self.id).unwrap_or_default();
        let conditions = conditions(tx, &known, as_of)?;
        Ok(Whole {
            id: self.id,
            control_no: row.control_no.clone(),
            on: as_of.on,
            details: Details::of(&row),
            from_on: row.from_on,
            until_on: row.until_on,
            seen,
            standing: standing(&known.facts, as_of.on),
            tier: known.tier_with_reasons(as_of.on),
            entrustments: entrusted(tx, &known, as_of)?,
            evaluations: evaluated(tx, &known, as_of)?,
            timeline: timeline::of(tx, self.id, &known, &conditions, as_of)?,
            conditions,
            contracts: lines(&known, self.id, &row.name, as_of.on),
            rhythms: rhythms(&known.facts.watched, as_of.on),
            reviews: reviews(tx, Of::Consignees(&[self.id]), as_of)?,
            alarms: alarms(&known.facts, as_of.on),
            subs: sub_entrustment::lines(&known, self.id, &row.name, as_of.on),
            foreign: foreign::lines(&known, self.id, &row.name, as_of.on),
            endings: ending::lines(&known, self.id, &row.name, as_of.on),
        })
    }
}

impl Show {
    /// What is valid on the date; before and after its time in the register, the nearest that is known.
    fn row(&self, tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<consignee::Row> {
        if let Some(row) = consignee::of_id(tx, self.id, as_of)? {
            return Ok(row);
        }
        let rows: Vec<_> = consignee::history(tx, self.id)?.into_iter().filter(|row| row.seq <= as_of.known).collect();
        let standing = rows.into_iter().filter(|row| row.superseded_seq.is_none_or(|seq| seq > as_of.known));
        let (before, after): (Vec<_>, Vec<_>) = standing.partition(|row| row.from_on <= as_of.on);
        let nearest = before.into_iter().next_back().or_else(|| after.into_iter().next());
        nearest.ok_or(Error::NotFound("consignee"))
    }
}

fn entrusted(tx: &mut ReadTx<'_>, known: &Known, as_of: AsOf) -> Result<Vec<Entrusted>> {
    let departments = department::names(tx, as_of.known)?;
    let mut latest: BTreeMap<i64, &crate::store::entrustment::Row> = BTreeMap::new();
    for row in &known.work {
        // The period of the date if there is one; else the first to come, or the last that was.
        let held = latest.entry(row.id).or_insert(row);
        if row.from_on <= as_of.on {
            *held = row;
        }
    }
    let (rule, pieces) = (TierRule::on(as_of.on), known.pieces());
    let mut all: Vec<Entrusted> = latest
        .into_values()
        .map(|row| {
            let assessed = rule.assess([&handling(row)]);
            let whole = pieces.iter().find(|one| one.id == row.id);
            Entrusted {
                id: row.id,
                control_no: row.control_no.clone(),
                details: Work::of(row),
                department: row.department_id.and_then(|id| departments.get(&id).cloned()).map(|(ja, _)| ja).unwrap_or_default(),
                from_on: whole.map_or(row.from_on, |one| one.from_on),
                until_on: whole.map_or(row.until_on, |one| one.until_on),
                live: is_live(row.from_on, row.until_on, as_of.on),
                tier: assessed.tier,
                reasons: assessed.reasons,
                seen: known.work.iter().filter(|other| other.id == row.id).map(|other| other.seq).max().unwrap_or(row.seq),
            }
        })
        .collect();
    all.sort_by_key(|one| (!one.live, one.from_on <= as_of.on, one.id));
    Ok(all)
}

fn evaluated(tx: &mut ReadTx<'_>, known: &Known, as_of: AsOf) -> Result<Vec<Evaluated>> {
    let persons: Vec<i64> = known.decisions.iter().filter_map(|row| row.person_id).collect();
    let names = person::names(tx, &persons)?;
    let control_no = |id: &i64| known.facts.entrustments.iter().find(|one| one.id == *id).map(|one| one.control_no.clone());
    let by_day = known.decisions.iter().zip(&known.facts.decisions).filter(|(row, _)| row.decided_on <= as_of.on);
    let mut all: Vec<Evaluated> = by_day
        .map(|(row, decided)| Evaluated {
            decision_id: row.id,
            evaluation_id: row.evaluation_id,
            outcome: row.outcome.0,
            decided_on: row.decided_on,
            valid_until_on: row.valid_until_on,
            score: score(row),
            decided_by: row.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            reason: row.reason.clone(),
            measure: row.measure.clone(),
            covers: decided.covers.iter().filter_map(control_no).collect(),
            superseded: known.facts.successor(decided, as_of.on),
        })
        .collect();
    all.reverse();
    Ok(all)
}

fn score(row: &decision::Row) -> Option<String> {
    let tenths = Exact::of(row.score_numerator?.checked_mul(100)?, row.score_denominator?)?.rounded(10);
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

fn conditions(tx: &mut ReadTx<'_>, known: &Known, as_of: AsOf) -> Result<Vec<Conditions>> {
    let shown: Vec<&decision::Row> = known.decisions.iter().filter(|row| row.decided_on <= as_of.on).collect();
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = shown.iter().map(|row| row.id).collect();
    let met: BTreeMap<(i64, i64), (NaiveDate, i64)> = decision::met(tx, &ids, as_of.known)?
        .into_iter()
        .filter(|row| row.met_on <= as_of.on)
        .map(|row| ((row.decision_id, row.number), (row.met_on, row.seq)))
        .collect();
    let evaluation = |decision: i64| shown.iter().find(|row| row.id == decision).map_or(0, |row| row.evaluation_id);
    let mut all: Vec<Conditions> = decision::conditions(tx, &ids)?
        .into_iter()
        .map(|row| {
            let (met_on, met_seq) = met.get(&(row.decision_id, row.number)).copied().unzip();
            Conditions {
                evaluation_id: evaluation(row.decision_id),
                decision_id: row.decision_id,
                number: row.number,
                overdue: met_on.is_none() && row.due_on < as_of.on,
                text: row.text,
                due_on: row.due_on,
                met_on,
                met_seq,
            }
        })
        .collect();
    all.sort_by_key(|one| (one.met_on.is_some(), one.due_on, one.decision_id, one.number));
    Ok(all)
}
