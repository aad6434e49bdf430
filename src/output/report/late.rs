//! Section: facts of the year that were recorded after it.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, LateCount, LateLine};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let about = Message::new("report-late-about").with("last", report.period.last_on).with("seq", say.number(report.known.seq));
    let blocks = vec![Block::text(say.message(&about)), Block::table(counts(report, say)), Block::table(lines(report, say))];
    Section { number: 0, id: "late", title: say.text("report-late"), blocks }
}

fn counts(report: &AnnualReport, say: &Say) -> Table {
    let row = |count: &LateCount| Row::of(vec![Cell::words(&say.label(count.kind)), say.count(count.count)]).keyed(count.kind.code());
    let table = say.table("late_counts", "report-late-counts", &["report-column-kind", "#report-column-count"]);
    let total = report.late.counts.iter().map(|count| count.count).sum();
    let foot = Row::of(vec![Cell::words(&say.text("report-total")), say.count(total)]);
    say.footed(say.filled(table, report.late.counts.iter().map(row).collect()), foot)
}

fn lines(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-entry",
        "report-column-kind",
        "report-column-name",
        "report-column-from",
        "report-column-until-on",
        "report-column-recorded-at",
        "report-column-recorded-by",
    ];
    let row = |line: &LateLine| {
        let href = line.consignee_id.map(|id| say.address(id));
        Row::of(vec![
            Cell { href: Some(format!("/ledger/{}", line.seq)), ..say.count(line.seq) },
            Cell::words(&say.label(line.kind)),
            Cell { href, ..Cell::words(&line.name) },
            say.date(Some(line.from_on)),
            say.date(line.until_on),
            say.instant(line.recorded_at),
            Cell::person(&line.recorded_by),
        ])
    };
    say.filled(say.table("late", "report-late-table", &columns), report.late.lines.iter().map(row).collect())
}
