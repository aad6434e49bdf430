//! One evaluation: the sheet, its calculation line by line, what happened, and what may be done now.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::basis::{self, Basis};
use super::dossier::Dossier;
use super::may::{May, may};
use crate::domain::access::Right;
use crate::domain::criteria::{Item, Terms, VersionState};
use crate::domain::evaluation::{DecisionOutcome, EvaluationEventKind, EvaluationKind, EvaluationState, default_valid_until};
use crate::domain::message::Message;
use crate::domain::scoring::{Calculation, Context, Exact, Line, Outcome, Verdict};
use crate::domain::standing::{Facts, Successor};
use crate::domain::tier::TierRule;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee, criteria, decision, document, entrustment, person, round};

/// Shows an evaluation: every item with its text in both languages, both answers, weight × value; the total, the outcome with its
/// reasons; what happened and who did it; decisions and conditions; and what the caller may do now. Says of each decision whether a
/// later evaluation counts in its place, and of an evaluation that is not decided whether its criteria are still in force.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sheet {
    pub id: i64,
    /// The last entry that speaks of it: to be handed in with the next step.
    pub seen: i64,
    pub kind: EvaluationKind,
    /// Why it is made, if it is extraordinary.
    pub reason: String,
    pub state: EvaluationState,
    pub started_on: NaiveDate,
    pub started_by: String,
    pub consignee: Named,
    /// Empty: all of the consignee.
    pub work: Vec<Covered>,
    pub round: Option<Titled>,
    pub criteria: Criteria,
    /// What speaks against the criteria, while it is not decided: they were superseded or withdrawn since it began.
    pub outdated: Option<Message>,
    /// The circumstances of the work, by which items apply or not.
    pub circumstances: Context,
    pub items: Vec<Asked>,
    pub calculation: Calculation,
    /// Percent with one decimal; none without a score.
    pub percent: Option<String>,
    pub events: Vec<Happened>,
    /// The decision, and perhaps an exceptional approval after it.
    pub decisions: Vec<Decided>,
    /// Who began it, answered or handed in evidence: none of them decides.
    pub prepared_by: Vec<String>,
    pub may: May,
    /// Until when a pass of today would be valid by the tier of the work.
    pub proposed_until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: i64,
    pub control_no: String,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Covered {
    pub id: i64,
    pub control_no: String,
    pub work: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Titled {
    pub id: i64,
    pub title: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Criteria {
    pub set_id: i64,
    pub name_ja: String,
    pub name_en: String,
    pub version_id: i64,
    /// The number of the version.
    pub version: i64,
    pub title_ja: String,
    pub title_en: String,
    pub terms: Terms,
    /// Where the version stands today.
    pub state: Option<VersionState>,
    /// The version of the set that is in force today, if there is one.
    pub in_force: Option<Numbered>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Numbered {
    pub version_id: i64,
    /// The number of the version.
    pub version: i64,
}

/// An item with its answer and how it enters the calculation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Asked {
    pub item: Item,
    pub line: Line,
    /// The entry that holds the answer; 0 if there is none. To be handed in with the next one.
    pub seen: i64,
    /// What the consignee says of itself.
    pub own: Option<Verdict>,
    pub verdict: Option<Verdict>,
    pub na_reason: String,
    pub grounds: String,
    pub evidence: String,
    pub answered_by: String,
    pub documents: Vec<Attached>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attached {
    pub id: i64,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
    /// Whether its bytes were destroyed.
    #[serde(skip_serializing_if = "is_false")]
    pub erased: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "this is how serde asks")]
fn is_false(truth: &bool) -> bool {
    !truth
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happened {
    pub kind: EvaluationEventKind,
    pub on: NaiveDate,
    pub by: String,
    pub comment: String,
    pub seq: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Decided {
    pub id: i64,
    pub outcome: DecisionOutcome,
    /// What the calculation came to.
    pub computed: Outcome,
    /// The exact share, 0–1.
    pub score: Option<Exact>,
    pub decided_on: NaiveDate,
    pub decided_by: String,
    pub valid_until_on: Option<NaiveDate>,
    pub reason: String,
    /// What makes up for what is lacking, in an exceptional approval.
    pub measure: String,
    pub conditions: Vec<Condition>,
    /// The later evaluation that counts in its place.
    pub superseded: Option<Successor>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Condition {
    pub number: i64,
    pub text: String,
    pub due_on: NaiveDate,
    pub met_on: Option<NaiveDate>,
    pub overdue: bool,
    pub note: String,
    pub met_by: String,
    /// The entry that says that it is met; 0 if it is not.
    pub seen: i64,
}

impl Query for Show {
    const NAME: &'static str = "evaluation.show";
    const NEEDS: Right = Right::ReadEvaluations;
    type Answer = Sheet;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Sheet> {
        let dossier = Dossier::of(tx, self.id)?;
        sheet(tx, dossier)
    }
}

fn sheet(tx: &mut ReadTx<'_>, mut dossier: Dossier) -> Result<Sheet> {
    let today = tx.moment().today;
    let calculation = dossier.calculation();
    let met = met(tx, &dossier)?;
    let names = names(tx, &dossier, &met)?;
    let months = TierRule::on(today).assess(&dossier.handlings()).months;
    let may = may(tx.actor(), &dossier);
    let later = basis::decided(tx, &dossier)?;
    let (criteria, outdated) = criteria_of(tx, &dossier)?;
    let items = std::mem::take(&mut dossier.items);
    let items = asked(tx, &dossier, items, &calculation, &names)?;
    let row = &dossier.row;
    Ok(Sheet {
        id: row.id,
        seen: dossier.seen,
        kind: row.kind.0,
        reason: row.reason.clone(),
        state: dossier.state(),
        started_on: row.started_on,
        started_by: names.of(row.person_id),
        consignee: named(tx, row.consignee_id)?,
        work: works(tx, &dossier.covers)?,
        round: titled(tx, row.round_id)?,
        criteria,
        outdated,
        circumstances: dossier.context(),
        items,
        percent: calculation.score.map(super::list::shown),
        calculation,
        events: dossier.events.iter().map(|event| happened(event, &names)).collect(),
        decisions: decided(tx, &dossier, &met, &names, &later)?,
        prepared_by: dossier
            .people
            .prepared
            .iter()
            .chain(&dossier.people.submitted)
            .map(|id| names.of(Some(*id)))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect(),
        may,
        proposed_until_on: default_valid_until(DecisionOutcome::Pass, today, months),
    })
}

/// People by their ids.
struct Names(BTreeMap<i64, String>);

impl Names {
    fn of(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.0.get(&id).cloned()).unwrap_or_default()
    }
}

fn names(tx: &mut ReadTx<'_>, dossier: &Dossier, met: &[decision::Met]) -> Result<Names> {
    let mut ids: Vec<i64> = dossier.people.prepared.iter().chain(&dossier.people.submitted).copied().collect();
    ids.extend(dossier.events.iter().filter_map(|event| event.person_id));
    ids.extend(dossier.decisions.iter().filter_map(|row| row.person_id));
    ids.extend(met.iter().filter_map(|row| row.person_id));
    ids.sort_unstable();
    ids.dedup();
    Ok(Names(person::names(tx, &ids)?))
}

fn named(tx: &mut ReadTx<'_>, id: i64) -> Result<Named> {
    let (control_no, name) = consignee::latest(tx, id)?.ok_or(Error::NotFound("consignee"))?;
    Ok(Named { id, control_no, name })
}

fn works(tx: &mut ReadTx<'_>, ids: &[i64]) -> Result<Vec<Covered>> {
    let works = entrustment::works(tx, ids)?;
    Ok(works.into_iter().map(|(id, (control_no, work))| Covered { id, control_no, work }).collect())
}

fn titled(tx: &mut ReadTx<'_>, id: Option<i64>) -> Result<Option<Titled>> {
    let Some(id) = id else { return Ok(None) };
    Ok(round::of_id(tx, id)?.map(|row| Titled { id, title: row.title }))
}

fn criteria_of(tx: &mut ReadTx<'_>, dossier: &Dossier) -> Result<(Criteria, Option<Message>)> {
    let version = criteria::version(tx, dossier.row.version_id)?.ok_or(Error::NotFound("criteria"))?;
    let set = criteria::set(tx, version.set_id)?.ok_or(Error::NotFound("criteria"))?;
    let basis = Basis::of(tx, &version)?;
    let shown = Criteria {
        set_id: set.id,
        name_ja: set.name_ja,
        name_en: set.name_en,
        version_id: version.id,
        version: version.number,
        title_ja: dossier.terms.title_ja.clone(),
        title_en: dossier.terms.title_en.clone(),
        terms: dossier.terms(),
        state: basis.state,
        in_force: basis.in_force.map(|(version_id, version)| Numbered { version_id, version }),
    };
    Ok((shown, basis.warning(dossier.state())))
}

fn asked(tx: &mut ReadTx<'_>, dossier: &Dossier, items: Vec<Item>, calculation: &Calculation, names: &Names) -> Result<Vec<Asked>> {
    let mut files: BTreeMap<String, Vec<Attached>> = BTreeMap::new();
    let attached = document::of_evaluation(tx, dossier.row.id)?;
    let erased = document::erased(tx, &attached.iter().map(|(_, row)| row.id).collect::<Vec<_>>())?;
    for (code, row) in attached {
        let erased = erased.contains_key(&row.id);
        files.entry(code).or_default().push(Attached { id: row.id, name: row.name, media_type: row.media_type, size: row.size, erased });
    }
    let lines: BTreeMap<&str, &Line> = calculation.lines.iter().map(|line| (line.code.as_str(), line)).collect();
    let asked = items.into_iter().filter_map(|item| {
        let answer = dossier.answers.get(&item.code);
        let text = |of: fn(&crate::store::answer::Row) -> &String| answer.map(of).cloned().unwrap_or_default();
        Some(Asked {
            line: (*lines.get(item.code.as_str())?).clone(),
            seen: answer.map_or(0, |row| row.seq),
            own: answer.and_then(crate::store::answer::Row::own),
            verdict: answer.and_then(crate::store::answer::Row::verdict),
            na_reason: text(|row| &row.na_reason),
            grounds: text(|row| &row.grounds),
            evidence: text(|row| &row.evidence),
            answered_by: names.of(answer.and_then(|row| row.person_id)),
            documents: files.remove(&item.code).unwrap_or_default(),
            item,
        })
    });
    Ok(asked.collect())
}

fn happened(event: &crate::store::evaluation::EventRow, names: &Names) -> Happened {
    Happened { kind: event.kind.0, on: event.happened_on, by: names.of(event.person_id), comment: event.comment.clone(), seq: event.seq }
}

fn met(tx: &mut ReadTx<'_>, dossier: &Dossier) -> Result<Vec<decision::Met>> {
    let ids: Vec<i64> = dossier.decisions.iter().map(|row| row.id).collect();
    let known = tx.known();
    if ids.is_empty() { Ok(Vec::new()) } else { decision::met(tx, &ids, known) }
}

fn decided(tx: &mut ReadTx<'_>, dossier: &Dossier, met: &[decision::Met], names: &Names, later: &Facts) -> Result<Vec<Decided>> {
    let ids: Vec<i64> = dossier.decisions.iter().map(|row| row.id).collect();
    let conditions = if ids.is_empty() { Vec::new() } else { decision::conditions(tx, &ids)? };
    let today = tx.moment().today;
    let condition = |one: &decision::Condition| {
        let met = met.iter().find(|met| (met.decision_id, met.number) == (one.decision_id, one.number));
        Condition {
            number: one.number,
            text: one.text.clone(),
            due_on: one.due_on,
            met_on: met.map(|met| met.met_on),
            overdue: met.is_none() && one.due_on < today,
            note: met.map(|met| met.note.clone()).unwrap_or_default(),
            met_by: names.of(met.and_then(|met| met.person_id)),
            seen: met.map_or(0, |met| met.seq),
        }
    };
    let decided = dossier.decisions.iter().map(|row| Decided {
        id: row.id,
        outcome: row.outcome.0,
        computed: row.computed.0,
        score: row.score_numerator.zip(row.score_denominator).and_then(|(numerator, denominator)| Exact::of(numerator, denominator)),
        decided_on: row.decided_on,
        decided_by: names.of(row.person_id),
        valid_until_on: row.valid_until_on,
        reason: row.reason.clone(),
        measure: row.measure.clone(),
        conditions: conditions.iter().filter(|one| one.decision_id == row.id).map(condition).collect(),
        superseded: basis::successor(tx, later, row),
    });
    Ok(decided.collect())
}
