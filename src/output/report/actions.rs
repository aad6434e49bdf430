//! Section: corrective actions, opened, closed, late, and by name.

use super::document::{Block, Cell, Row, Section, Table};
use super::ndas::compared;
use super::say::{Say, key};
use crate::domain::message::Message;
use crate::domain::report::{ActionYear, Movement, Share};
use crate::operations::report::{ActionGradeCount, ActionLine, Actions, AnnualReport};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let actions = &report.actions;
    let about = Message::new("report-actions-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(movement(actions, say)),
        Block::table(shares(actions, say)),
        Block::table(grades(actions, say)),
        Block::table(lines(("actions_overdue", "report-action-overdue", "bad"), &actions.overdue, say)),
        Block::table(lines(("actions_waiting", "report-action-waiting", ""), &actions.waiting, say)),
        Block::table(lines(("actions_opened", "report-action-opened", ""), &actions.opened, say)),
        Block::table(lines(("actions_ended", "report-action-ended", ""), &actions.ended, say)),
    ];
    Section { number: 0, id: "actions", title: say.text("report-actions"), blocks }
}

/// This year, and the year before.
fn movement(actions: &Actions, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-start",
        "#report-action-column-opened",
        "#report-action-column-ended",
        "#report-column-end",
        "#report-column-change",
    ];
    let row = |id: &str, year: &ActionYear| {
        let Movement { start, joined, left, end } = year.movement;
        let counts = [start, joined, left, end].map(|count| say.count(count));
        Row::of([vec![Cell::words(&say.text(id))], counts.to_vec(), vec![say.change(end - start)]].concat()).keyed(key(id))
    };
    let mut rows = vec![row("report-column-this-year", &actions.year)];
    rows.extend(actions.before.iter().map(|before| row("report-column-year-before", before)));
    say.filled(say.table("action_movement", "report-action-movement", &columns), rows)
}

fn shares(actions: &Actions, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    let row =
        |id: &'static str, share: fn(&ActionYear) -> Share| compared(id, share(&actions.year), actions.before.as_ref().map(share), say);
    let rows = vec![
        row("report-figure-action-closed", |year| year.closed),
        row("report-figure-action-in-time", |year| year.in_time),
        row("report-figure-action-overdue", |year| year.overdue),
        row("report-figure-action-unconfirmed", |year| year.unconfirmed),
    ];
    say.filled(say.table("action_shares", "report-action-shares", &columns), rows)
}

/// Those open, by how grave the finding is.
fn grades(actions: &Actions, say: &Say) -> Table {
    let columns = ["report-action-column-grade", "#report-column-start", "#report-column-end", "#report-column-change"];
    let row = |line: &ActionGradeCount| {
        let (start, end) = (line.count.start, line.count.end);
        Row::of(vec![Cell::words(&say.label(line.grade)), say.count(start), say.count(end), say.change(end - start)])
            .keyed(line.grade.code())
    };
    say.filled(say.table("action_grades", "report-action-grades", &columns), actions.by_grade.iter().map(row).collect())
}

fn lines((id, caption, tone): (&'static str, &str, &'static str), lines: &[ActionLine], say: &Say) -> Table {
    let columns = [
        "report-action-column-no",
        "report-action-column-finding",
        "report-action-column-grade",
        "report-column-consignee",
        "report-column-state",
        "report-action-column-opened-on",
        "report-column-due-on",
        "report-action-column-done-on",
        "report-action-column-ended-on",
        "report-action-column-owner",
    ];
    let row = |line: &ActionLine| {
        let whom = match &line.consignee {
            Some(consignee) => say.consignee(consignee),
            None => Cell::words(say.pick(&line.department_ja, &line.department_en)),
        };
        let cells = vec![
            Cell { href: Some(format!("/actions/{}", line.action_id)), ..Cell::code(&line.control_no) },
            Cell::words(&line.finding),
            Cell::code(&say.label(line.grade)),
            whom,
            Cell::words(&say.label(line.state)),
            say.date(Some(line.opened_on)),
            say.date(line.due_on),
            say.date(line.done_on),
            say.date(line.ended_on),
            Cell::person(&line.owner),
        ];
        Row::of(cells).toned(tone)
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}
