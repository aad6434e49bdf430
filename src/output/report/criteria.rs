//! Section: the versions of the criteria that were in force, and what each changed.

use super::document::{Block, Cell, Row, Section};
use super::say::Say;
use crate::domain::message::Message;
use crate::operations::report::{AnnualReport, CriteriaVersion};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let columns = [
        "report-column-criteria",
        "#report-column-version",
        "report-column-state",
        "report-column-in-force",
        "report-column-adopted",
        "report-column-thresholds",
        "report-column-items",
        "#report-column-evaluations",
        "report-column-changes",
    ];
    let table =
        say.filled(say.table("criteria", "report-criteria-table", &columns), report.criteria.iter().map(|line| row(line, say)).collect());
    let blocks = vec![Block::text(say.text("report-criteria-about")), Block::table(table)];
    Section { number: 0, id: "criteria", title: say.text("report-criteria"), blocks }
}

fn row(line: &CriteriaVersion, say: &Say) -> Row {
    let range = |from, until| match (from, until) {
        (Some(from), Some(until)) => say
            .message(&Message::new("report-from-until").with("from", say.date(Some(from)).text).with("until", say.date(Some(until)).text)),
        (Some(from), None) => say.message(&Message::new("report-from").with("from", say.date(Some(from)).text)),
        (None, _) => String::new(),
    };
    let items = Message::new("report-items").with("n", line.items).with("knock_outs", line.knock_outs);
    Row::of(vec![
        Cell { href: Some(format!("/criteria/{}", line.version_id)), ..Cell::words(say.pick(&line.set_ja, &line.set_en)) },
        say.count(line.number),
        say.badge(line.state, "version-state"),
        Cell::words(&range(line.effective_on, line.until_on)),
        Cell::lines([say.date(line.adopted_on).text, line.adopted_by.clone()].into_iter().filter(|text| !text.is_empty()).collect()),
        Cell::words(&format!("{}% / {}%", line.pass_percent, line.conditional_percent)),
        Cell::words(&say.message(&items)),
        say.count(line.evaluations),
        Cell::words(&changes(line, say)),
    ])
    .keyed(&line.version_id.to_string())
}

fn changes(line: &CriteriaVersion, say: &Say) -> String {
    let Some(changed) = line.changed else { return say.text("report-first-version") };
    let message = Message::new("report-version-changes")
        .with("from", changed.from)
        .with("added", changed.added)
        .with("removed", changed.removed)
        .with("changed", changed.changed);
    say.message(&message)
}
