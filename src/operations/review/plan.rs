//! The plan of a fiscal year: drawn up from the cadences, shown by month, adjusted line by line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::list::{Line, lines};
use super::plan_steps::planned;
use super::schedule::check_person;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::message::{Message, Problems};
use crate::domain::plan::{PlanEventKind, PlanState, plan_state};
use crate::domain::review::{Method, ReviewKind, ReviewState, propose};
use crate::error::{Error, Result};
use crate::operations::setting::fiscal_year;
use crate::operations::{Command, Query, facts};
use crate::store::code::Coded;
use crate::store::review::{self, Of, plan};
use crate::store::{ReadTx, Reads, WriteTx, consignee, entry, person};

/// Shows the plan of reviews of a fiscal year: where it stands, who did what with it, and its lines by date.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlanShow {
    /// The calendar year in which the fiscal year begins.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Plan {
    pub year: i64,
    pub label: Message,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    /// None: nobody has drawn it up.
    pub id: Option<i64>,
    pub state: Option<PlanState>,
    pub steps: Vec<PlanStep>,
    /// Those of the plan, and those of the year that were added beside it.
    pub lines: Vec<Line>,
    /// The entry that recorded last what happened to it.
    pub seen: i64,
    /// The caller drew it up, changed it or proposed it, and may not approve it.
    pub separated: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanStep {
    pub kind: PlanEventKind,
    pub happened_on: NaiveDate,
    pub by: String,
    pub comment: String,
}

impl Query for PlanShow {
    const NAME: &'static str = "review_plan.show";
    const NEEDS: Right = Right::ReadReviews;
    type Answer = Plan;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Plan> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let year = fiscal_year(tx, self.year)?;
        let row = plan::of_year(tx, self.year)?;
        let events = row.as_ref().map(|row| plan::events(tx, row.id)).transpose()?.unwrap_or_default();
        let names = person::names(tx, &events.iter().filter_map(|event| event.person_id).collect::<Vec<i64>>())?;
        let mut all = row.as_ref().map(|row| lines(tx, Of::Plan(row.id), as_of)).transpose()?.unwrap_or_default();
        let beside = lines(tx, Of::All, as_of)?;
        all.extend(beside.into_iter().filter(|line| line.kind != ReviewKind::Regular && year.contains(line.planned_on)));
        all.sort_by_key(|line| (line.planned_on, line.id));
        let me = tx.actor().person;
        let past = events.iter().map(|event| (event.kind.0, event.happened_on));
        let (makers, seen) = match &row {
            Some(row) => (planned(row.id).makers(tx)?, entry::last_about(tx, "review-plan", row.id)?),
            None => Default::default(),
        };
        Ok(Plan {
            year: self.year,
            label: year.label(),
            first_on: year.first(),
            last_on: year.last(),
            id: row.as_ref().map(|row| row.id),
            state: row.as_ref().map(|_| plan_state(past, as_of.on)),
            separated: me.is_some_and(|me| makers.contains(&me)),
            seen,
            steps: events
                .iter()
                .map(|event| PlanStep {
                    kind: event.kind.0,
                    happened_on: event.happened_on,
                    by: event.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                    comment: event.comment.clone(),
                })
                .collect(),
            lines: all,
        })
    }
}

/// Draws up the plan of a fiscal year: everything that falls due in it by the cadences, spread over its months, none later than it is due.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DrawUp {
    /// The calendar year in which the fiscal year begins: this one or the next.
    #[schemars(range(min = 1900, max = 2999))]
    pub year: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Drawn {
    pub id: i64,
    /// How many reviews it has.
    pub lines: usize,
}

impl Command for DrawUp {
    const NAME: &'static str = "review_plan.draw_up";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = Drawn;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<Drawn> {
        let (today, id, person_id) = (tx.moment().today, tx.seq(), tx.actor().person);
        let year = fiscal_year(tx, self.year)?;
        let this = FiscalYear::of(today, year.start_month());
        if year != this && year != this.next() {
            let (first, last) = (i64::from(this.year()), i64::from(this.next().year()));
            let message = Message::new("review-plan-year-outside").with("read", self.year.to_string());
            return Err(Error::invalid("year", message.with("first", first.to_string()).with("last", last.to_string())));
        }
        if plan::of_year(tx, self.year)?.is_some() {
            return Err(Error::invalid("year", Message::new("review-plan-there").with("read", self.year.to_string())));
        }
        let there = consignee::called(tx, AsOf::on(today.max(year.first())))?;
        let there: Vec<i64> = there.into_iter().map(|(id, _)| id).collect();
        let mut watched = BTreeMap::new();
        facts::each(tx, &there, i64::MAX, |id, known| drop(watched.insert(id, known.facts.watched)))?;
        let proposals = propose(watched.iter().map(|(id, watched)| (*id, watched)), year, today);
        tx.about("review-plan", id);
        plan::insert(tx, &plan::PlanRow { id, year: self.year, person_id, seq: id })?;
        let first = review::next_id(tx)?;
        for (review_id, one) in (first..).zip(&proposals) {
            let row = review::Row {
                id: review_id,
                consignee_id: one.consignee_id,
                plan_id: Some(id),
                kind: Coded(ReviewKind::Regular),
                cause: None,
                reason: String::new(),
                due_on: Some(one.due_on),
                seq: id,
            };
            let date = review::DateRow {
                review_id,
                planned_on: one.planned_on,
                method: Coded(one.method),
                assignee_id: None,
                reason: String::new(),
                recorded_on: today,
                person_id,
                seq: id,
            };
            tx.about("review", review_id);
            review::insert(tx, &row, &one.covers, &date)?;
        }
        Ok(Drawn { id, lines: proposals.len() })
    }
}

/// Changes a line of a plan that is not proposed: its date, its method, who is to carry it out. Never later than it is due.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Adjust {
    /// The review.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of it.
    pub seen: i64,
    pub planned_on: NaiveDate,
    pub method: Method,
    #[serde(default)]
    pub assignee_id: Option<i64>,
}

impl Command for Adjust {
    const NAME: &'static str = "review_plan.adjust";
    const NEEDS: Right = Right::KeepReviews;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let dossier = Dossier::for_change(tx, self.id, self.seen, &[ReviewState::Proposed])?;
        let today = tx.moment().today;
        let plan = dossier.row.plan_id.map(|id| plan::of_id(tx, id)).transpose()?.flatten().ok_or(Error::NotFound("review-plan"))?;
        state(tx, plan.id)?.may_change().map_err(Error::Conflict)?;
        let year = fiscal_year(tx, plan.year)?;
        let mut problems = Problems::default();
        // What is overdue already cannot be made in time any more.
        let latest = dossier.row.due_on.map_or(year.last(), |due| due.max(year.first()).max(today)).min(year.last());
        if self.planned_on < year.first() || self.planned_on > latest {
            let message = Message::new("review-plan-date-outside").with("read", self.planned_on).with("first", year.first());
            problems.add("planned_on", message.with("last", latest));
        }
        check_person(tx, self.assignee_id, "assignee_id", &mut problems)?;
        problems.or(())?;
        let Some(last) = dossier.dates.last() else { return Err(Error::NotFound("review")) };
        if (last.planned_on, last.method.0, last.assignee_id) == (self.planned_on, self.method, self.assignee_id) {
            tx.unchanged();
            return Ok(());
        }
        dossier.about(tx);
        tx.about("review-plan", plan.id);
        let row = review::DateRow {
            planned_on: self.planned_on,
            method: Coded(self.method),
            assignee_id: self.assignee_id,
            recorded_on: today,
            person_id: tx.actor().person,
            seq: tx.seq(),
            ..last.clone()
        };
        review::insert_date(tx, &row)
    }
}

pub(super) fn state(tx: &mut dyn Reads, plan_id: i64) -> Result<PlanState> {
    let today = tx.moment().today;
    Ok(plan_state(plan::events(tx, plan_id)?.iter().map(|event| (event.kind.0, event.happened_on)), today))
}
