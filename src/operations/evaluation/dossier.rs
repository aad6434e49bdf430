//! One evaluation with all that its rules depend on, as it stands; once it is decided, as it stood then.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::criteria::{Item, Terms};
use crate::domain::entrustment::{Handling, context};
use crate::domain::evaluation::{EvaluationEvent, EvaluationEventKind, EvaluationState, People, allowed, state, submitters};
use crate::domain::scoring::{Answers, Calculation, Context, calculate};
use crate::error::{Error, Result};
use crate::operations::facts::handling;
use crate::store::{Reads, WriteTx, answer, criteria, decision, document, entrustment, evaluation};

/// An evaluation and everything that its state, its calculation and its decision rest on.
pub(crate) struct Dossier {
    pub row: evaluation::Row,
    /// The work that it was begun for; empty: all of the consignee.
    pub covers: Vec<i64>,
    pub terms: criteria::TermsRow,
    /// In the order of the sheet.
    pub items: Vec<Item>,
    pub answers: BTreeMap<String, answer::Row>,
    pub events: Vec<evaluation::EventRow>,
    pub decisions: Vec<decision::Row>,
    /// What was recorded of each piece of work covered: now, or when it was decided.
    pub work: Vec<entrustment::Row>,
    pub people: People,
    /// The last entry of the ledger that speaks of it.
    pub seen: i64,
    today: NaiveDate,
}

impl Dossier {
    /// # Errors
    /// `NotFound` if there is no such evaluation.
    pub fn of(tx: &mut dyn Reads, id: i64) -> Result<Self> {
        let row = evaluation::of_id(tx, id)?.ok_or(Error::NotFound("evaluation"))?;
        Self::of_row(tx, row)
    }

    pub fn of_row(tx: &mut dyn Reads, row: evaluation::Row) -> Result<Self> {
        let (id, today) = (row.id, tx.moment().today);
        let covers = evaluation::covers(tx, &[id])?.remove(&id).unwrap_or_default();
        let (events, decisions) = (evaluation::events(tx, id)?, decision::of_evaluation(tx, id)?);
        let as_of = frozen(&events, &decisions).unwrap_or(AsOf { on: today, known: i64::MAX });
        let terms = criteria::terms(tx, row.version_id, i64::MAX)?.ok_or(Error::NotFound("criteria"))?;
        let prepared = prepared(tx, &row)?;
        Ok(Self {
            work: work(tx, row.consignee_id, &covers, as_of)?,
            items: criteria::items(tx, row.version_id, i64::MAX)?,
            answers: answer::of_evaluation(tx, id)?.into_iter().map(|row| (row.code.clone(), row)).collect(),
            people: People { prepared, submitted: submitters(&self::events(&events)) },
            seen: evaluation::last_seq(tx, id)?,
            row,
            covers,
            terms,
            events,
            decisions,
            today,
        })
    }

    /// Says what an entry speaks of.
    pub fn about(&self, tx: &mut WriteTx<'_>) {
        tx.about("evaluation", self.row.id);
        tx.about("consignee", self.row.consignee_id);
    }

    /// The dossier for a change, if nobody has recorded anything since entry `seen`.
    ///
    /// # Errors
    /// `NotFound`; `Conflict` if somebody has.
    pub fn unless_stale(self, seen: i64) -> Result<Self> {
        if self.seen == seen { Ok(self) } else { Err(Error::conflict("stale-form")) }
    }

    pub fn state(&self) -> EvaluationState {
        state_of(&self.events, &self.decisions, self.today)
    }

    /// Whether a step may follow now.
    ///
    /// # Errors
    /// `Conflict` with the state and the step.
    pub fn allows(&self, kind: EvaluationEventKind) -> Result<()> {
        allowed(self.state(), kind).map_err(Error::Conflict)
    }

    /// Whether the last thing that happened is this step, by the same person with the same words: a form that was sent twice.
    pub fn has_just(&self, kind: EvaluationEventKind, person: i64, comment: &str) -> bool {
        self.events
            .last()
            .is_some_and(|last| last.seq == self.seen && last.kind.0 == kind && last.person_id == Some(person) && last.comment == comment)
    }

    pub fn terms(&self) -> Terms {
        self.terms.terms()
    }

    pub fn answers(&self) -> Answers {
        self.answers.iter().map(|(code, row)| (code.clone(), row.answer())).collect()
    }

    pub fn handlings(&self) -> Vec<Handling> {
        self.work.iter().map(handling).collect()
    }

    /// The circumstances of the work that is covered. What is not known of it is asked.
    pub fn context(&self) -> Context {
        context(&self.handlings())
    }

    pub fn calculation(&self) -> Calculation {
        calculate(&self.terms(), &self.items, &self.answers(), self.context())
    }

    /// The day on which it was submitted last.
    pub fn submitted_on(&self) -> Option<NaiveDate> {
        self.events.iter().rfind(|event| event.kind.0 == EvaluationEventKind::Submitted).map(|event| event.happened_on)
    }
}

/// Where an evaluation stands on a date.
pub(crate) fn state_of(happened: &[evaluation::EventRow], decisions: &[decision::Row], on: NaiveDate) -> EvaluationState {
    state(&events(happened), decisions.first().map(|row| row.decided_on), on)
}

fn events(rows: &[evaluation::EventRow]) -> Vec<EvaluationEvent> {
    rows.iter().map(evaluation::EventRow::event).collect()
}

/// When it stopped changing: with its first decision, or when it was withdrawn.
fn frozen(events: &[evaluation::EventRow], decisions: &[decision::Row]) -> Option<AsOf> {
    let decided = decisions.first().map(|row| AsOf { on: row.decided_on, known: row.seq });
    let withdrawn = events.iter().rfind(|event| event.kind.0 == EvaluationEventKind::Withdrawn);
    decided.or(withdrawn.map(|event| AsOf { on: event.happened_on, known: event.seq }))
}

/// Separation of duties looks at everyone who began it, answered, or handed in evidence.
fn prepared(tx: &mut dyn Reads, row: &evaluation::Row) -> Result<BTreeSet<i64>> {
    let mut all: BTreeSet<i64> = answer::writers(tx, &[row.id])?.into_iter().map(|(_, person)| person).collect();
    all.extend(document::writers(tx, &[row.id])?.into_iter().map(|(_, person)| person));
    all.extend(row.person_id);
    Ok(all)
}

/// Each piece of work with what was recorded of it for the date; before it begins, for its first day; after its end, for its last.
pub(super) fn work(tx: &mut dyn Reads, consignee_id: i64, covers: &[i64], as_of: AsOf) -> Result<Vec<entrustment::Row>> {
    let mut chosen: BTreeMap<i64, entrustment::Row> = BTreeMap::new();
    for row in entrustment::of_consignees(tx, &[consignee_id], as_of.known)? {
        if row.from_on <= as_of.on || !chosen.contains_key(&row.id) {
            chosen.insert(row.id, row);
        }
    }
    let ended = |row: &entrustment::Row| row.until_on.is_some_and(|until| until < as_of.on);
    chosen.retain(|id, row| if covers.is_empty() { !ended(row) } else { covers.contains(id) });
    Ok(chosen.into_values().collect())
}
