//! Section: by what a closed report is known again.

use super::document::{Block, Cell, Row, Section};
use super::say::Say;
use crate::domain::message::Message;
use crate::operations::report::AnnualReport;
use crate::operations::report::edition::Imprint;

pub(super) fn section(report: &AnnualReport, imprint: &Imprint, say: &Say) -> Section {
    let known = &report.known;
    let mut rows = vec![
        ("report-imprint-number", say.count(imprint.number)),
        ("report-imprint-closed-on", say.date(Some(imprint.closed_on))),
        ("report-imprint-closed-by", Cell::person(&imprint.closed_by)),
    ];
    if !imprint.reason.is_empty() {
        rows.push(("report-imprint-reason", Cell::words(&imprint.reason)));
    }
    rows.extend([
        ("report-imprint-content", Cell::hash(&imprint.content)),
        ("report-imprint-known", say.count(known.seq)),
        ("report-ledger-head", Cell::hash(&known.head)),
        ("report-imprint-program", Cell::code(&imprint.program)),
        ("report-imprint-template", Cell::hash(&imprint.template)),
    ]);
    let rows = rows.into_iter().map(|(id, cell)| Row::of(vec![Cell::words(&say.text(id)), cell])).collect();
    let table = say.table("imprint", "report-imprint-table", &["report-column-aspect", "report-column-value"]);
    let about = Block::text(say.message(&Message::new("report-imprint-about").with("n", imprint.number)));
    Section { number: 0, id: "imprint", title: say.text("report-imprint"), blocks: vec![about, Block::table(say.filled(table, rows))] }
}
