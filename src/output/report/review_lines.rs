//! Tables of reviews by name: done, moved, cancelled, overdue.

use super::document::{Cell, Row, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::operations::report::{ReviewFinding, ReviewLine};

pub(super) fn done(lines: &[ReviewLine], say: &Say) -> Table {
    let columns = [
        "report-review-column-no",
        "report-column-consignee",
        "report-column-work",
        "report-column-kind",
        "report-review-column-method",
        "report-review-column-done-on",
        "report-review-column-intended-on",
        "report-review-column-by",
        "report-review-column-conclusion",
        "report-review-column-findings",
    ];
    let row = |line: &ReviewLine| {
        let more = vec![
            Cell::words(&say.label(line.kind)),
            method(line, say),
            say.date(line.done_on),
            say.date(Some(line.intended_on)),
            Cell::person(&line.by),
            line.conclusion.map_or_else(|| Cell::words(""), |conclusion| Cell::code(&say.label(conclusion))),
            Cell::lines(line.findings.iter().map(|found| finding(found, say)).collect()),
        ];
        Row::of([head(line, say), more].concat())
    };
    say.filled(say.table("reviews_done", "report-review-done", &columns), lines.iter().map(row).collect())
}

pub(super) fn moved(lines: &[ReviewLine], say: &Say) -> Table {
    let columns = [
        "report-review-column-no",
        "report-column-consignee",
        "report-column-work",
        "report-review-column-from",
        "report-review-column-to",
        "report-column-state",
        "report-column-reason",
    ];
    let row = |line: &ReviewLine| {
        let more = vec![
            say.date(Some(line.intended_on)),
            say.date(Some(line.planned_on)),
            Cell::code(&say.label(line.state)),
            Cell::words(&line.reason),
        ];
        Row::of([head(line, say), more].concat())
    };
    say.filled(say.table("reviews_moved", "report-review-moved", &columns), lines.iter().map(row).collect())
}

pub(super) fn cancelled(lines: &[ReviewLine], say: &Say) -> Table {
    let columns = [
        "report-review-column-no",
        "report-column-consignee",
        "report-column-work",
        "report-review-column-intended-on",
        "report-column-reason",
    ];
    let row = |line: &ReviewLine| Row::of([head(line, say), vec![say.date(Some(line.intended_on)), Cell::words(&line.reason)]].concat());
    say.filled(say.table("reviews_cancelled", "report-review-cancelled", &columns), lines.iter().map(row).collect())
}

/// Each with its date and the last day by the cadence, and which of the two it is overdue by.
pub(super) fn overdue(lines: &[ReviewLine], say: &Say) -> Table {
    let columns = [
        "report-review-column-no",
        "report-column-consignee",
        "report-column-work",
        "report-review-column-planned-on",
        "report-review-column-due-on",
        "report-review-column-basis",
        "report-review-column-method",
        "report-review-column-by",
    ];
    let row = |line: &ReviewLine| {
        let more = vec![
            say.date(Some(line.planned_on)),
            say.date(line.due_on),
            line.overdue.map_or_else(|| Cell::words(""), |basis| Cell::words(&say.label(basis))),
            method(line, say),
            Cell::person(&line.by),
        ];
        Row::of([head(line, say), more].concat()).toned("bad")
    };
    say.filled(say.table("reviews_overdue", "report-review-overdue", &columns), lines.iter().map(row).collect())
}

/// Which review it is, of whom and of what.
fn head(line: &ReviewLine, say: &Say) -> Vec<Cell> {
    let no = Cell { href: Some(format!("/reviews/{}", line.review_id)), ..Cell::code(&line.review_id.to_string()) };
    vec![no, say.consignee(&line.consignee), Cell::lines(line.work.clone())]
}

fn method(line: &ReviewLine, say: &Say) -> Cell {
    line.method.map_or_else(|| Cell::words(""), |method| Cell::code(&say.label(method)))
}

fn finding(found: &ReviewFinding, say: &Say) -> String {
    say.message(&Message::new("report-review-finding").label("grade", found.grade.label_id()).with("text", &found.text))
}
