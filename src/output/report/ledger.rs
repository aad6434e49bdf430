//! Section: the state of the ledger that seals everything the report says.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, Erasure};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let about = Message::new("report-ledger-about").with("n", say.number(report.ledger.count));
    let blocks = vec![Block::text(say.message(&about)), Block::table(state(report, say)), Block::table(erasures(report, say))];
    Section { number: 0, id: "ledger", title: say.text("report-ledger"), blocks }
}

fn state(report: &AnnualReport, say: &Say) -> Table {
    let ledger = &report.ledger;
    let at = report.known.recorded_at.map_or_else(Cell::nothing, |at| say.instant(at));
    let rows = [
        ("report-ledger-count", say.count(ledger.count)),
        ("report-ledger-recorded", at),
        ("report-ledger-head", Cell::hash(&ledger.head)),
        ("report-ledger-destroyed", say.count(ledger.destroyed)),
    ];
    let rows = rows.into_iter().map(|(id, cell)| Row::of(vec![Cell::words(&say.text(id)), cell])).collect();
    say.filled(say.table("ledger", "report-ledger-table", &["report-column-aspect", "report-column-value"]), rows)
}

fn erasures(report: &AnnualReport, say: &Say) -> Table {
    let columns = ["report-column-entry", "report-column-recorded-at", "report-column-recorded-by", "#report-column-payloads"];
    let row = |erasure: &Erasure| {
        let entry = Cell { href: Some(format!("/ledger/{}", erasure.seq)), ..say.count(erasure.seq) };
        Row::of(vec![entry, say.instant(erasure.recorded_at), Cell::person(&erasure.by), say.count(erasure.payloads)])
    };
    say.filled(say.table("erasures", "report-erasures", &columns), report.ledger.erasures.iter().map(row).collect())
}
