//! One round: the candidates side by side, item by item.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::docket::Docket;
use crate::domain::access::{Right, separate};
use crate::domain::criteria::{Item, Terms};
use crate::domain::evaluation::{DecisionOutcome, EvaluationState};
use crate::domain::message::Message;
use crate::domain::round::{RoundEventKind, RoundState};
use crate::domain::scoring::{Calculation, Line, Outcome, Verdict};
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::operations::evaluation::{Dossier, shown};
use crate::store::{ReadTx, Reads, consignee, criteria, person};

/// Shows a selection round: its candidates with total and outcome, every item with the verdict on each of them, and what happened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    pub id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Whole {
    pub id: i64,
    /// The last entry that speaks of it: to be handed in with the next step.
    pub seen: i64,
    pub title: String,
    pub work: String,
    pub opened_on: NaiveDate,
    pub opened_by: String,
    pub state: RoundState,
    /// The consignee recommended last.
    pub recommended: Option<i64>,
    /// The consignee chosen; none if nobody was, or not yet.
    pub chosen: Option<i64>,
    pub version_id: i64,
    /// The number of the version.
    pub version: i64,
    pub criteria_ja: String,
    pub criteria_en: String,
    pub terms: Terms,
    /// In the order in which they were added; the columns of the rows.
    pub candidates: Vec<Candidate>,
    /// In the order of the sheet.
    pub rows: Vec<Row>,
    pub events: Vec<Happened>,
    /// Whether the caller may change the round now.
    pub may_prepare: bool,
    pub may_decide: bool,
    /// Why the caller, who has the right, may not decide: a separation of duties.
    pub separated: Option<Message>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Candidate {
    pub consignee_id: i64,
    pub name: String,
    pub evaluation_id: i64,
    pub state: EvaluationState,
    /// Percent with one decimal; none without a score.
    pub percent: Option<String>,
    /// What the calculation comes to.
    pub computed: Outcome,
    pub unanswered: i64,
    /// What was decided in the end; none while it is not.
    pub outcome: Option<DecisionOutcome>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    pub item: Item,
    /// One for each candidate, in their order.
    pub cells: Vec<Cell>,
    /// Whether the candidates differ.
    pub differs: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cell {
    pub verdict: Option<Verdict>,
    pub grounds: String,
    pub line: Line,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happened {
    pub kind: RoundEventKind,
    pub on: NaiveDate,
    pub by: String,
    /// The candidate it speaks of; empty: nobody.
    pub consignee: String,
    pub reason: String,
    pub seq: i64,
}

impl Query for Show {
    const NAME: &'static str = "round.show";
    const NEEDS: Right = Right::ReadEvaluations;
    type Answer = Whole;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Whole> {
        let docket = Docket::of(tx, self.id)?;
        let version = criteria::version(tx, docket.row.version_id)?.ok_or(Error::NotFound("criteria"))?;
        let set = criteria::set(tx, version.set_id)?.ok_or(Error::NotFound("criteria"))?;
        let terms = criteria::terms(tx, version.id, i64::MAX)?.ok_or(Error::NotFound("criteria"))?;
        let items = criteria::items(tx, version.id, i64::MAX)?;
        let names = names(tx, &docket)?;
        let compared: Vec<(&Dossier, Calculation)> =
            in_order(&docket).into_iter().map(|dossier| (dossier, dossier.calculation())).collect();
        let (may_prepare, may_decide, separated) = may(tx, &docket);
        Ok(Whole {
            id: self.id,
            seen: docket.seen,
            title: docket.row.title.clone(),
            work: docket.row.work.clone(),
            opened_on: docket.row.opened_on,
            opened_by: docket.row.person_id.map(|id| names.person(id)).unwrap_or_default(),
            state: docket.round.state,
            recommended: docket.round.recommended,
            chosen: docket.round.chosen,
            version_id: version.id,
            version: version.number,
            criteria_ja: set.name_ja,
            criteria_en: set.name_en,
            terms: terms.terms(),
            candidates: compared.iter().map(|(dossier, calculation)| candidate(dossier, calculation, &names)).collect(),
            rows: items.into_iter().map(|item| row(item, &compared)).collect(),
            events: docket.events.iter().map(|event| happened(event, &names)).collect(),
            may_prepare,
            may_decide,
            separated,
        })
    }
}

struct Names {
    consignees: BTreeMap<i64, String>,
    people: BTreeMap<i64, String>,
}

impl Names {
    fn consignee(&self, id: i64) -> String {
        self.consignees.get(&id).cloned().unwrap_or_default()
    }

    fn person(&self, id: i64) -> String {
        self.people.get(&id).cloned().unwrap_or_default()
    }
}

fn names(tx: &mut ReadTx<'_>, docket: &Docket) -> Result<Names> {
    let consignees: Vec<i64> = docket.events.iter().filter_map(|event| event.consignee_id).collect();
    let people: Vec<i64> = docket.events.iter().filter_map(|event| event.person_id).chain(docket.row.person_id).collect();
    Ok(Names { consignees: consignee::names(tx, &consignees)?, people: person::names(tx, &people)? })
}

/// The candidates in the order in which they were added last.
fn in_order(docket: &Docket) -> Vec<&Dossier> {
    let mut candidates: Vec<&Dossier> = docket.candidates().collect();
    candidates.sort_by_key(|dossier| dossier.row.id);
    candidates
}

fn may(tx: &ReadTx<'_>, docket: &Docket) -> (bool, bool, Option<Message>) {
    let actor = tx.actor();
    let open = matches!(docket.round.state, RoundState::Open | RoundState::Recommended);
    let separated = actor.person.and_then(|person| separate(person, &docket.prepared(), "round-own-preparation").err());
    let decides = docket.round.state == RoundState::Recommended && actor.may(Right::DecideEvaluations);
    let may_decide = decides && actor.person.is_some() && separated.is_none();
    (open && actor.person.is_some() && actor.may(Right::PrepareEvaluations), may_decide, separated.filter(|_| decides))
}

fn candidate(dossier: &Dossier, calculation: &Calculation, names: &Names) -> Candidate {
    Candidate {
        consignee_id: dossier.row.consignee_id,
        name: names.consignee(dossier.row.consignee_id),
        evaluation_id: dossier.row.id,
        state: dossier.state(),
        percent: calculation.score.map(shown),
        computed: calculation.outcome,
        unanswered: i64::try_from(calculation.unanswered.len()).unwrap_or(i64::MAX),
        outcome: dossier.decisions.last().map(|row| row.outcome.0),
    }
}

fn row(item: Item, compared: &[(&Dossier, Calculation)]) -> Row {
    let cells: Vec<Cell> = compared
        .iter()
        .filter_map(|(dossier, calculation)| {
            let answer = dossier.answers.get(&item.code);
            Some(Cell {
                verdict: answer.and_then(crate::store::answer::Row::verdict),
                grounds: answer.map(|row| row.grounds.clone()).unwrap_or_default(),
                line: calculation.lines.iter().find(|line| line.code == item.code)?.clone(),
            })
        })
        .collect();
    let said = |cell: &Cell| (cell.verdict, cell.line.counted);
    let differs = cells.windows(2).any(|two| matches!(two, [one, other] if said(one) != said(other)));
    Row { item, cells, differs }
}

fn happened(event: &crate::store::round::EventRow, names: &Names) -> Happened {
    Happened {
        kind: event.kind.0,
        on: event.happened_on,
        by: event.person_id.map(|id| names.person(id)).unwrap_or_default(),
        consignee: event.consignee_id.map(|id| names.consignee(id)).unwrap_or_default(),
        reason: event.reason.clone(),
        seq: event.seq,
    }
}
