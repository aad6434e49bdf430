//! Section: ends of entrusted work, and whether the data were returned or destroyed.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use super::years::{between, counts, shares};
use crate::domain::ending::EndingState;
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, EndingLine, Endings};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let endings = &report.endings;
    let about = Message::new("report-endings-about").with("on", report.period.on);
    let waiting = [("report-figure-ending-waiting", endings.year.waiting), ("report-figure-ending-all-kept", endings.year.all_kept)];
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(figures(endings, say)),
        Block::table(between(("ending_counts", "report-ending-counts"), &waiting, say)),
        Block::table(statements(endings, say)),
        Block::table(lines(("endings_open", "report-ending-open"), &endings.open, say)),
        Block::table(lines(("endings_late", "report-ending-late"), &endings.late, say)),
        Block::table(lines(("endings_kept", "report-ending-kept"), &endings.kept, say)),
        Block::table(lines(("endings_ended", "report-ending-ended"), &endings.ended, say)),
    ];
    Section { number: 0, id: "endings", title: say.text("report-endings"), blocks }
}

fn figures(endings: &Endings, say: &Say) -> Table {
    shares(
        ("ending_figures", "report-ending-figures"),
        (&endings.year, endings.before.as_ref()),
        &[
            ("report-figure-ending-confirmed", |year| year.confirmed),
            ("report-figure-ending-kept", |year| year.kept),
            ("report-figure-ending-open", |year| year.open),
            ("report-figure-ending-in-time", |year| year.in_time),
            ("report-figure-ending-overdue", |year| year.overdue),
        ],
        say,
    )
}

fn statements(endings: &Endings, say: &Say) -> Table {
    let rows = endings.statements.iter().map(|line| (line.statement.code().to_owned(), say.label(line.statement), line.count, line.before));
    counts(("ending_statements", "report-ending-statements"), rows, say)
}

fn lines((id, caption): (&'static str, &str), lines: &[EndingLine], say: &Say) -> Table {
    let columns = [
        "report-column-work-no",
        "report-column-work",
        "report-column-consignee",
        "report-column-last-day",
        "report-column-state",
        "report-ending-column-due-on",
        "report-ending-column-statement",
        "report-ending-column-confirmed-on",
        "report-ending-column-kept-reason",
    ];
    let row = |line: &EndingLine| {
        let cells = vec![
            Cell { href: Some(format!("/endings/{}", line.entrustment_id)), ..Cell::code(&line.control_no) },
            Cell::words(&line.work),
            say.consignee(&line.consignee),
            say.date(line.until_on),
            Cell::code(&say.label(line.state)),
            say.date(Some(line.due_on)),
            line.statement.map_or_else(|| Cell::words(""), |statement| Cell::words(&say.label(statement))),
            say.date(line.confirmed_on),
            Cell::words(&line.kept_reason),
        ];
        Row::of(cells).toned(if line.state == EndingState::Overdue { "bad" } else { "" })
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}
