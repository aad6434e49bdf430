//! A corrective action as one line: where it stands, what comes next, and who has to do it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::action::{Action, ActionSource, ActionState, Awaited};
use crate::domain::finding::Grade;
use crate::error::Result;
use crate::store::action::Row;
use crate::store::{Reads, consignee, department, entrustment, person};

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub id: i64,
    pub control_no: String,
    /// None: it concerns the organisation itself.
    pub consignee_id: Option<i64>,
    pub consignee: String,
    /// The control number and the name of the work that it concerns.
    pub work: String,
    pub department_ja: String,
    pub department_en: String,
    pub source: ActionSource,
    pub source_id: Option<i64>,
    pub source_number: Option<i64>,
    pub reference: String,
    pub grade: Grade,
    pub finding: String,
    pub state: ActionState,
    pub opened_on: NaiveDate,
    /// What it waits for; none once it is closed.
    pub awaited: Option<Awaited>,
    /// By when that is due.
    pub due_on: Option<NaiveDate>,
    /// The first date that was set for doing it, and whether another one stands.
    pub first_due_on: Option<NaiveDate>,
    pub moved: bool,
    /// It should have been planned or done already.
    pub overdue: bool,
    /// Its effect should have been confirmed already.
    pub unconfirmed: bool,
    pub owner_id: Option<i64>,
    pub owner: String,
    pub done_on: Option<NaiveDate>,
    /// When it was closed or cancelled.
    pub ended_on: Option<NaiveDate>,
}

impl Line {
    /// What is open first, the earliest date first; then what has ended, the latest first.
    pub(super) fn order(&self) -> (bool, Option<NaiveDate>, std::cmp::Reverse<Option<NaiveDate>>, i64) {
        (self.ended_on.is_some(), self.due_on, std::cmp::Reverse(self.ended_on), self.id)
    }
}

/// What lines are made with: names of consignees, work, departments and people.
pub(super) struct Names {
    consignees: BTreeMap<i64, String>,
    works: BTreeMap<i64, (String, String)>,
    departments: BTreeMap<i64, (String, String)>,
    people: BTreeMap<i64, String>,
}

impl Names {
    pub fn of(tx: &mut dyn Reads, all: &[(Row, Action)], known: i64) -> Result<Self> {
        fn once(ids: impl Iterator<Item = Option<i64>>) -> Vec<i64> {
            ids.flatten().collect::<BTreeSet<_>>().into_iter().collect()
        }
        let owners = all.iter().flat_map(|(_, action)| action.steps.iter().map(|step| step.owner));
        Ok(Self {
            consignees: consignee::names(tx, &once(all.iter().map(|(row, _)| row.consignee_id)))?,
            works: entrustment::works(tx, &once(all.iter().map(|(row, _)| row.entrustment_id)))?,
            departments: department::names(tx, known)?,
            people: person::names(tx, &once(owners))?,
        })
    }

    pub fn line(&self, row: &Row, action: &Action, on: NaiveDate) -> Line {
        let next = action.next(on);
        let owner_id = action.owner(on);
        let work = row.entrustment_id.and_then(|id| self.works.get(&id)).map(|(control_no, work)| format!("{control_no} {work}"));
        let (department_ja, department_en) = row.department_id.and_then(|id| self.departments.get(&id)).cloned().unwrap_or_default();
        let first_due_on = action.first_due_on().filter(|_| action.due_on(on).is_some());
        Line {
            id: row.id,
            control_no: row.control_no.clone(),
            consignee_id: row.consignee_id,
            consignee: row.consignee_id.and_then(|id| self.consignees.get(&id)).cloned().unwrap_or_default(),
            work: work.unwrap_or_default(),
            department_ja,
            department_en,
            source: row.source.0,
            source_id: row.source_id,
            source_number: row.source_number,
            reference: row.reference.clone(),
            grade: row.grade.0,
            finding: row.finding.clone(),
            state: action.state(on),
            opened_on: row.opened_on,
            awaited: next.map(|(awaited, _, _)| awaited),
            due_on: next.map(|(_, due_on, _)| due_on),
            first_due_on,
            moved: first_due_on.is_some() && first_due_on != action.due_on(on),
            overdue: action.is_overdue(on),
            unconfirmed: action.is_unconfirmed(on),
            owner_id,
            owner: owner_id.and_then(|id| self.people.get(&id)).cloned().unwrap_or_default(),
            done_on: action.done_on(on),
            ended_on: action.ended_on(on),
        }
    }
}
