//! Section: exceptional approvals, each with who gave it, why, what compensates, and until when.

use super::document::{Block, Cell, Row, Section};
use super::say::Say;
use crate::operations::report::{AnnualReport, Exception};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let columns = [
        "report-column-control-no",
        "report-column-consignee",
        "report-column-decided-on",
        "report-column-until",
        "report-column-by",
        "report-column-reason",
        "report-column-measure",
        "report-column-state",
    ];
    let row = |line: &Exception| {
        let carried = (!line.of_year).then(|| say.text("report-given-before"));
        let state = [Some(say.label(line.state)), carried].into_iter().flatten().collect();
        Row::of(vec![
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            say.date(Some(line.decided_on)),
            say.date(line.until_on),
            Cell::person(&line.by),
            Cell::words(&line.reason),
            Cell::words(&line.measure),
            Cell::lines(state),
        ])
    };
    let rows = report.exceptions.iter().map(row).collect();
    let table = say.filled(say.table("exceptions", "report-exceptions-table", &columns), rows);
    let blocks = vec![Block::text(say.text("report-exceptions-about")), Block::table(table)];
    Section { number: 0, id: "exceptions", title: say.text("report-exceptions"), blocks }
}
