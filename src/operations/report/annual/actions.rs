//! Corrective actions: opened and closed in the year, late at its end, by name.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::action::{Action, ActionState};
use crate::domain::finding::Grade;
use crate::domain::report::{ActionYear, Between, action_year};
use crate::error::Result;
use crate::operations::action::held;
use crate::store::action::{self, Row};
use crate::store::{ReadTx, department};

/// The corrective actions of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Actions {
    pub year: ActionYear,
    /// The same of the year before, if the register knows of that year.
    pub before: Option<ActionYear>,
    /// Those open on the day before the year and at the end, by grade.
    pub by_grade: Vec<ActionGradeCount>,
    /// Open at the end, and to be planned or done already; by the date.
    pub overdue: Vec<ActionLine>,
    /// Done, and waiting for the confirmation of their effect at the end; by the date.
    pub waiting: Vec<ActionLine>,
    /// Opened in the year, by day.
    pub opened: Vec<ActionLine>,
    /// Closed or cancelled in the year, by day.
    pub ended: Vec<ActionLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionGradeCount {
    pub grade: Grade,
    pub count: Between,
}

/// A corrective action that is named, as it stands at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionLine {
    pub action_id: i64,
    pub control_no: String,
    /// None: it concerns the organisation itself.
    pub consignee: Option<Consignee>,
    pub department_ja: String,
    pub department_en: String,
    pub grade: Grade,
    pub finding: String,
    pub state: ActionState,
    pub opened_on: NaiveDate,
    /// By when what comes next is due.
    pub due_on: Option<NaiveDate>,
    pub first_due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub owner: String,
}

pub(super) fn of(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool) -> Result<Actions> {
    let known = gathered.as_of.known;
    let all = held(action::all(tx, known)?, action::all_steps(tx, known)?);
    let departments = department::names(tx, known)?;
    let (first, before, on) = (gathered.period.first(), gathered.day_before(), gathered.as_of.on);
    let actions = || all.iter().map(|(_, action)| action);
    let year = |first, on| action_year(actions(), first, on);
    let line = |(row, action): &(Row, Action)| {
        let (ja, en) = row.department_id.and_then(|id| departments.get(&id)).cloned().unwrap_or_default();
        line(gathered, row, action, (ja, en))
    };
    let lines = |wanted: &dyn Fn(&Action) -> bool, day: fn(&ActionLine) -> Option<NaiveDate>| {
        let mut lines: Vec<ActionLine> = all.iter().filter(|(_, action)| action.is_there(on) && wanted(action)).map(line).collect();
        lines.sort_by_key(|line| (day(line), line.action_id));
        lines
    };
    Ok(Actions {
        year: year(first, on),
        before: has_before.then(|| year(gathered.period.previous().first(), before)),
        by_grade: Grade::ALL.iter().map(|grade| by_grade(&all, *grade, before, on)).collect(),
        overdue: lines(&|action| action.is_overdue(on), |line| line.due_on),
        waiting: lines(&|action| action.state(on) == ActionState::Done, |line| line.due_on),
        opened: lines(&|action| first <= action.opened_on, |line| Some(line.opened_on)),
        ended: lines(&|action| action.ended_on(on).is_some_and(|ended| first <= ended), |line| line.ended_on),
    })
}

fn by_grade(all: &[(Row, Action)], grade: Grade, before: NaiveDate, on: NaiveDate) -> ActionGradeCount {
    let open = |on| {
        let is_open = |(row, action): &&(Row, Action)| row.grade.0 == grade && action.is_there(on) && action.state(on).is_open();
        i64::try_from(all.iter().filter(is_open).count()).unwrap_or(i64::MAX)
    };
    ActionGradeCount { grade, count: Between { start: open(before), end: open(on) } }
}

fn line(gathered: &Gathered, row: &Row, action: &Action, (department_ja, department_en): (String, String)) -> ActionLine {
    let on = gathered.as_of.on;
    ActionLine {
        action_id: row.id,
        control_no: row.control_no.clone(),
        consignee: row.consignee_id.and_then(|id| gathered.find(id)).map(|one| one.name(on)),
        department_ja,
        department_en,
        grade: row.grade.0,
        finding: row.finding.clone(),
        state: action.state(on),
        opened_on: row.opened_on,
        due_on: action.next(on).map(|(_, due_on, _)| due_on),
        first_due_on: action.first_due_on().filter(|_| action.due_on(on).is_some()),
        done_on: action.done_on(on),
        ended_on: action.ended_on(on),
        owner: gathered.person(action.owner(on)),
    }
}
