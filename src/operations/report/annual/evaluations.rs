//! Evaluations that fell due: how many, how many of them were made, and by name those that were not made in time.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::{Gathered, One};
use crate::domain::due::{Due, DueCount, DueKind, DueStatus, count, due};
use crate::domain::report::carried;

/// The evaluations of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evaluations {
    /// Due in the year because supervised work began.
    pub initial: DueCount,
    /// Due in the year because a decision ended.
    pub periodic: DueCount,
    /// The two together.
    pub all: DueCount,
    /// Due before the year, not made by then, for work that went on. `done_late`: made in the year.
    pub carried: DueCount,
    /// Those overdue, then made late, then open; each by due date.
    pub lines: Vec<DueLine>,
}

/// An evaluation that was not made in time, or not yet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueLine {
    pub consignee: Consignee,
    pub kind: DueKind,
    pub status: DueStatus,
    /// The last day on which it would have been in time.
    pub due_on: NaiveDate,
    pub done_on: Option<NaiveDate>,
    /// It fell due before the year.
    pub carried: bool,
    /// The control numbers of the work it is due for.
    pub work: Vec<String>,
}

pub(super) fn of(gathered: &Gathered) -> Evaluations {
    let (first, last, on) = (gathered.period.first(), gathered.period.last(), gathered.as_of.on);
    let (mut of_year, mut of_before, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for one in &gathered.all {
        let (due, carried) = (due(&one.known.facts, first, last, on), carried(&one.known.facts, first, on));
        let both = due.iter().chain(&carried).filter(|due| due.status != DueStatus::Done);
        lines.extend(both.map(|due| line(gathered, one, due)));
        of_year.extend(due);
        of_before.extend(carried);
    }
    lines.sort_by_key(|line| (order(line.status), line.due_on));
    let of_kind = |kind| count(of_year.iter().filter(|due| due.kind == kind));
    Evaluations {
        initial: of_kind(DueKind::Initial),
        periodic: of_kind(DueKind::Periodic),
        all: count(&of_year),
        carried: count(&of_before),
        lines,
    }
}

fn line(gathered: &Gathered, one: &One, due: &Due) -> DueLine {
    let control_no = |id: &i64| one.known.work.iter().find(|row| row.id == *id).map(|row| row.control_no.clone());
    DueLine {
        consignee: one.name(gathered.as_of.on),
        kind: due.kind,
        status: due.status,
        due_on: due.due_on,
        done_on: due.done_on,
        carried: due.due_on < gathered.period.first(),
        work: due.entrustments.iter().filter_map(control_no).collect(),
    }
}

/// The gravest first.
fn order(status: DueStatus) -> u8 {
    match status {
        DueStatus::Overdue => 0,
        DueStatus::DoneLate => 1,
        DueStatus::Open => 2,
        DueStatus::Done => 3,
    }
}
