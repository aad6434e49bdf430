//! Ends of work: what ended in the year, whether return or destruction is confirmed, and what is open or kept under a law.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Consignee;
use super::gather::Gathered;
use crate::domain::ending::{Ending, EndingState, Statement};
use crate::domain::report::{EndingYear, ending_year, has_ended, was_confirmed};
use crate::domain::standing::Entrusted;
use crate::operations::ending::{Line, lines};

/// The ends of work of the year.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Endings {
    pub year: EndingYear,
    /// The same of the year before, if the register knows of that year.
    pub before: Option<EndingYear>,
    /// The statements of the year that count at its end, by what was stated.
    pub statements: Vec<StatementCount>,
    /// Ended in the year, by its last day.
    pub ended: Vec<EndingLine>,
    /// Nothing is confirmed at the end, whenever the work ended; by the day until which it has to be.
    pub open: Vec<EndingLine>,
    /// Confirmed in the year after its day.
    pub late: Vec<EndingLine>,
    /// Kept under a law at the end, by the last day on which they are.
    pub kept: Vec<EndingLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatementCount {
    pub statement: Statement,
    pub count: i64,
    pub before: Option<i64>,
}

/// Ended work that is named, as it stands at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EndingLine {
    pub entrustment_id: i64,
    pub control_no: String,
    pub work: String,
    pub consignee: Consignee,
    pub until_on: Option<NaiveDate>,
    pub state: EndingState,
    /// The day until which the confirmation was or is due; for what is kept, the last day on which it is.
    pub due_on: NaiveDate,
    pub statement: Option<Statement>,
    pub confirmed_on: Option<NaiveDate>,
    /// Under which law they are or were kept.
    pub kept_reason: String,
    pub late: bool,
}

pub(super) fn of(gathered: &Gathered, has_before: bool) -> Endings {
    let (first, before, on) = (gathered.period.first(), gathered.day_before(), gathered.as_of.on);
    let year = |first, on| ending_year(gathered.all.iter().map(|one| &one.known.facts), first, on);
    let previous = gathered.period.previous().first();
    let of_statement = |statement: &Statement| StatementCount {
        statement: *statement,
        count: stated(gathered, *statement, first, on),
        before: has_before.then(|| stated(gathered, *statement, previous, before)),
    };
    Endings {
        year: year(first, on),
        before: has_before.then(|| year(previous, before)),
        statements: Statement::ALL.iter().map(of_statement).collect(),
        ended: named(gathered, |work, _| has_ended(work.until_on, first), |line| line.until_on),
        open: named(gathered, |_, ending| matches!(ending.state, EndingState::Closing | EndingState::Overdue), |line| Some(line.due_on)),
        late: named(gathered, |_, ending| was_confirmed(ending, first) && ending.is_late(), |line| line.confirmed_on),
        kept: named(gathered, |_, ending| ending.state == EndingState::Kept, |line| Some(line.due_on)),
    }
}

/// The statements that were made in a period and count on its last day.
fn stated(gathered: &Gathered, statement: Statement, first: NaiveDate, on: NaiveDate) -> i64 {
    let all = gathered.all.iter().flat_map(|one| one.known.facts.endings(on)).filter_map(|(_, ending)| ending.confirmed);
    i64::try_from(all.filter(|one| one.statement == statement && first <= one.confirmed_on).count()).unwrap_or(i64::MAX)
}

/// Those that are wanted, by a day of each.
fn named(gathered: &Gathered, wanted: impl Fn(&Entrusted, &Ending) -> bool, day: fn(&EndingLine) -> Option<NaiveDate>) -> Vec<EndingLine> {
    let on = gathered.as_of.on;
    let mut all = Vec::new();
    for one in &gathered.all {
        let ids: Vec<i64> =
            one.known.facts.endings(on).iter().filter(|(work, ending)| wanted(work, ending)).map(|(work, _)| work.id).collect();
        let theirs = lines(&one.known, one.id, "", on).into_iter().filter(|line| ids.contains(&line.entrustment_id));
        all.extend(theirs.map(|line| of_line(line, one.name(on))));
    }
    all.sort_by_key(|line| (day(line), line.entrustment_id));
    all
}

fn of_line(line: Line, consignee: Consignee) -> EndingLine {
    EndingLine {
        entrustment_id: line.entrustment_id,
        control_no: line.control_no,
        work: line.work,
        consignee,
        until_on: line.until_on,
        state: line.state,
        due_on: line.due_on,
        statement: line.statement,
        confirmed_on: line.confirmed_on,
        kept_reason: line.kept_reason,
        late: line.late,
    }
}
