//! Section: what the auditor says.

use super::document::{Block, Cell, Row, Section};
use super::say::Say;
use crate::operations::report::AnnualReport;

/// None if nothing is written.
pub(super) fn section(report: &AnnualReport, say: &Say) -> Option<Section> {
    let said = &report.auditor;
    let parts = [
        ("report-auditor-findings", &said.findings),
        ("report-auditor-opinion", &said.opinion),
        ("report-auditor-recommendations", &said.recommendations),
        ("report-auditor-next-year", &said.next_year),
    ];
    let written = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let row =
        |(id, text): (&str, &String)| Row::of(vec![Cell::words(&say.text(id)), Cell::lines(text.lines().map(ToOwned::to_owned).collect())]);
    let rows: Vec<Row> = written.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let table = say.table("auditor", "report-auditor-table", &["report-column-aspect", "report-column-said"]);
    Some(Section { number: 0, id: "auditor", title: say.text("report-auditor"), blocks: vec![Block::table(say.filled(table, rows))] })
}
