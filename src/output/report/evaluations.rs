//! Section: evaluations due, done and overdue.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::{Say, key};
use crate::domain::due::{DueCount, DueStatus};
use crate::domain::report::Share;
use crate::operations::report::{AnnualReport, DueLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let of = |id, caption, status| Block::table(lines(id, caption, status, report, say));
    let blocks = vec![
        Block::text(say.text("report-due-about")),
        Block::table(counts(report, say)),
        of("overdue", "report-overdue", DueStatus::Overdue),
        of("done_late", "report-done-late", DueStatus::DoneLate),
        of("open", "report-open", DueStatus::Open),
    ];
    Section { number: 0, id: "evaluations", title: say.text("report-evaluations"), blocks }
}

fn counts(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-kind",
        "#report-column-due",
        "#report-column-done",
        "#report-column-done-late",
        "#report-column-open",
        "#report-column-overdue",
        "#report-column-share-done",
    ];
    let row = |name: &str, count: DueCount| {
        let done = Share::of(count.done + count.done_late, count.due);
        let counts = [count.due, count.done, count.done_late, count.open, count.overdue].map(|count| say.count(count));
        Row::of([vec![Cell::words(&say.text(name))], counts.to_vec(), vec![Cell::percent(done)]].concat()).keyed(key(name))
    };
    let evaluations = &report.evaluations;
    let rows = vec![
        row("due-kind-initial", evaluations.initial),
        row("due-kind-periodic", evaluations.periodic),
        row("report-due-all", evaluations.all),
        row("report-carried", evaluations.carried),
    ];
    say.filled(say.table("due", "report-due", &columns), rows)
}

fn lines(id: &'static str, caption: &str, status: DueStatus, report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-control-no",
        "report-column-consignee",
        "report-column-kind",
        "report-column-due-on",
        "report-column-done-on",
        "report-column-work-no",
        "report-column-remark",
    ];
    let row = |line: &DueLine| {
        let carried = if line.carried { say.text("report-carried-mark") } else { String::new() };
        Row::of(vec![
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            Cell::words(&say.label(line.kind)),
            say.date(Some(line.due_on)),
            say.date(line.done_on),
            Cell::words(&line.work.join(", ")),
            Cell::words(&carried),
        ])
        .toned(if status == DueStatus::Overdue { "bad" } else { "" })
    };
    let rows = report.evaluations.lines.iter().filter(|line| line.status == status).map(row).collect();
    say.filled(say.table(id, caption, &columns), rows)
}
