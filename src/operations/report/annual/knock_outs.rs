//! At which knock-out items consignees failed, computed as it was for the decision.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::gather::{Gathered, One};
use crate::domain::criteria::{Item, Terms};
use crate::domain::entrustment::{Handling, context};
use crate::domain::scoring::{Answer, Answers, Context, Outcome, calculate};
use crate::error::Result;
use crate::operations::facts::handling;
use crate::store::decision::Row;
use crate::store::{ReadTx, criteria, entrustment, report};

/// A knock-out item of a version, and how often it was not met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KnockOut {
    pub version_id: i64,
    pub set_ja: String,
    pub set_en: String,
    /// The number of the version.
    pub version: i64,
    pub code: String,
    pub text_ja: String,
    pub text_en: String,
    /// Evaluations in which it was not met at all, or not answered.
    pub failed: i64,
    /// Evaluations in which it was met in part.
    pub partial: i64,
    /// Evaluations decided in the year by this version.
    pub of: i64,
}

/// Failed and partly met, by version and code.
type Tally = BTreeMap<(i64, String), (i64, i64)>;

/// The knock-out items that an evaluation did not meet, by their codes.
#[derive(Default)]
pub(super) struct Missed {
    pub failed: Vec<String>,
    pub partial: Vec<String>,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, decided: &[(&One, &Row)]) -> Result<Vec<KnockOut>> {
    let (mut of, mut tally) = (BTreeMap::new(), Tally::new());
    for (_, _, version_id, missed) in missed(tx, gathered, decided)? {
        *of.entry(version_id).or_insert(0) += 1;
        for code in missed.failed {
            tally.entry((version_id, code)).or_default().0 += 1;
        }
        for code in missed.partial {
            tally.entry((version_id, code)).or_default().1 += 1;
        }
    }
    lines(tx, &knock_outs(gathered), &of, tally)
}

/// The knock-out items of each version.
fn knock_outs(gathered: &Gathered) -> BTreeMap<i64, Vec<Item>> {
    let knock_outs = |items: &Vec<Item>| items.iter().filter(|item| item.knock_out).cloned().collect();
    gathered.items.iter().map(|(version, items)| (*version, knock_outs(items))).collect()
}

/// Each evaluation with the version that it was decided by, and what it did not meet.
pub(super) fn missed<'g>(
    tx: &mut ReadTx<'_>,
    gathered: &'g Gathered,
    decided: &[(&'g One, &'g Row)],
) -> Result<Vec<(&'g One, &'g Row, i64, Missed)>> {
    let (items, found, work) = (knock_outs(gathered), found(tx, gathered)?, work(tx, gathered)?);
    let none = Answers::new();
    let of = |(one, row): &(&'g One, &'g Row)| {
        let version_id = gathered.evaluated.get(&row.evaluation_id)?.version_id;
        if row.computed.0 == Outcome::Pass {
            return Some((*one, *row, version_id, Missed::default()));
        }
        let asked = items.get(&version_id).map_or(&[][..], Vec::as_slice);
        let answers = found.get(&row.evaluation_id).unwrap_or(&none);
        let circumstances = circumstances(one, row, work.get(&one.id).map_or(&[][..], Vec::as_slice));
        let calculation = calculate(&Terms::default(), asked, answers, circumstances);
        let missed = Missed { failed: calculation.failed_knock_outs, partial: calculation.partial_knock_outs };
        Some((*one, *row, version_id, missed))
    };
    Ok(decided.iter().filter_map(of).collect())
}

/// The answers at knock-out items, by evaluation.
fn found(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<BTreeMap<i64, Answers>> {
    let mut found: BTreeMap<i64, Answers> = BTreeMap::new();
    for row in report::knock_out_answers(tx, gathered.period.first(), gathered.as_of.on, gathered.as_of.known)? {
        let verdict = row.verdict.as_deref().and_then(|text| text.parse().ok());
        let na_reason = Some(row.na_reason).filter(|reason| !reason.is_empty());
        found.entry(row.evaluation_id).or_default().insert(row.code, Answer { verdict, na_reason });
    }
    Ok(found)
}

/// The work of the consignees that did not pass, with every state that it had: what counted is what was known at the decision.
fn work(tx: &mut ReadTx<'_>, gathered: &Gathered) -> Result<BTreeMap<i64, Vec<entrustment::Row>>> {
    let mut work: BTreeMap<i64, Vec<entrustment::Row>> = BTreeMap::new();
    for row in report::work_not_passed(tx, gathered.period.first(), gathered.as_of.on, gathered.as_of.known)? {
        work.entry(row.consignee_id).or_default().push(row);
    }
    Ok(work)
}

/// The circumstances of the work that the evaluation covers, as they were known when it was decided.
fn circumstances(one: &One, row: &Row, work: &[entrustment::Row]) -> Context {
    let covers = one.known.facts.decisions.iter().find(|decision| decision.id == row.id).map_or(&[][..], |decision| &decision.covers);
    let mut chosen: BTreeMap<i64, &entrustment::Row> = BTreeMap::new();
    for period in work.iter().filter(|period| period.seq <= row.seq && period.superseded_seq.is_none_or(|seq| seq > row.seq)) {
        if period.from_on <= row.decided_on || !chosen.contains_key(&period.id) {
            chosen.insert(period.id, period);
        }
    }
    let counts = |period: &&entrustment::Row| {
        if covers.is_empty() { period.until_on.is_none_or(|until_on| until_on >= row.decided_on) } else { covers.contains(&period.id) }
    };
    let handlings: Vec<Handling> = chosen.into_values().filter(counts).map(handling).collect();
    context(&handlings)
}

/// The most frequent first; ties in the order of the versions and their sheets.
fn lines(tx: &mut ReadTx<'_>, items: &BTreeMap<i64, Vec<Item>>, of: &BTreeMap<i64, i64>, mut tally: Tally) -> Result<Vec<KnockOut>> {
    let sets: BTreeMap<i64, criteria::SetRow> = criteria::sets(tx)?.into_iter().map(|set| (set.id, set)).collect();
    let concerned: BTreeSet<i64> = tally.keys().map(|(version, _)| *version).collect();
    let mut lines = Vec::new();
    for version in criteria::versions(tx)?.into_iter().filter(|version| concerned.contains(&version.id)) {
        let Some(set) = sets.get(&version.set_id) else { continue };
        for item in items.get(&version.id).into_iter().flatten() {
            let Some((failed, partial)) = tally.remove(&(version.id, item.code.clone())) else { continue };
            lines.push(KnockOut {
                version_id: version.id,
                set_ja: set.name_ja.clone(),
                set_en: set.name_en.clone(),
                version: version.number,
                code: item.code.clone(),
                text_ja: item.text_ja.clone(),
                text_en: item.text_en.clone(),
                failed,
                partial,
                of: of.get(&version.id).copied().unwrap_or_default(),
            });
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.failed, line.partial)));
    Ok(lines)
}
