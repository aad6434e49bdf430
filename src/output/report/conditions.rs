//! Section: the conditions of decisions, and those that were not met in time.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::report::{ConditionState, Share};
use crate::operations::report::{AnnualReport, ConditionLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let blocks =
        vec![Block::text(say.text("report-conditions-about")), Block::table(counts(report, say)), Block::table(lines(report, say))];
    Section { number: 0, id: "conditions", title: say.text("report-conditions"), blocks }
}

fn counts(report: &AnnualReport, say: &Say) -> Table {
    let count = report.conditions.count;
    let row = |state: ConditionState| {
        let number = match state {
            ConditionState::MetInTime => count.met_in_time,
            ConditionState::MetLate => count.met_late,
            ConditionState::Open => count.open,
            ConditionState::Overdue => count.overdue,
            ConditionState::Lapsed => count.lapsed,
        };
        let share = Share::of(number, count.conditions);
        Row::of(vec![Cell::words(&say.label(state)), say.count(number), say.count(share.of), Cell::percent(share)]).keyed(state.code())
    };
    let columns = ["report-column-state", "#report-column-count", "#report-column-of", "#report-column-percent"];
    say.filled(
        say.table("condition_counts", "report-condition-counts", &columns),
        ConditionState::ALL.iter().map(|state| row(*state)).collect(),
    )
}

fn lines(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-control-no",
        "report-column-consignee",
        "report-column-condition",
        "report-column-decided-on",
        "report-column-due-on",
        "report-column-met-on",
        "report-column-state",
    ];
    let row = |line: &ConditionLine| {
        Row::of(vec![
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            Cell::words(&line.text),
            say.date(Some(line.decided_on)),
            say.date(Some(line.due_on)),
            say.date(line.met_on),
            Cell::words(&say.label(line.state)),
        ])
        .toned(if line.state == ConditionState::Overdue { "bad" } else { "" })
    };
    say.filled(say.table("conditions", "report-conditions-table", &columns), report.conditions.lines.iter().map(row).collect())
}
