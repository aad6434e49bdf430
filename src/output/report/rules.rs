//! Section: the organisation's rules, what changed, the stages that none governs, and who has not acknowledged them.

use super::document::{Block, Cell, Row, Section, Table};
use super::ndas::compared;
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::rule::Stage;
use crate::operations::report::{AnnualReport, LateAcknowledgement, RuleChange, RuleLine, Rules};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let rules = &report.rules;
    let about = Message::new("report-rules-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(in_force(rules, say)),
        Block::table(shares(rules, say)),
        Block::table(uncovered(rules, say)),
        Block::table(changed(rules, say)),
        Block::table(late(rules, say)),
    ];
    Section { number: 0, id: "rules", title: say.text("report-rules"), blocks }
}

fn stages(stages: &[Stage], say: &Say) -> String {
    stages.iter().map(|stage| say.label(*stage)).collect::<Vec<_>>().join(" / ")
}

fn named(version_id: i64, title: &str) -> Cell {
    Cell { href: Some(format!("/rules/versions/{version_id}")), ..Cell::words(title) }
}

fn in_force(rules: &Rules, say: &Say) -> Table {
    let columns = [
        "report-rule-column-rule",
        "report-rule-column-kind",
        "#report-rule-column-version",
        "report-rule-column-effective",
        "report-rule-column-stages",
        "#report-rule-column-acknowledged",
        "#report-rule-column-asked",
        "#report-column-percent",
        "#report-rule-column-overdue",
    ];
    let row = |line: &RuleLine| {
        let cells = vec![
            named(line.version_id, say.pick(&line.title_ja, &line.title_en)),
            Cell::words(&say.label(line.kind)),
            say.count(line.number),
            say.date(Some(line.effective_on)),
            Cell::words(&stages(&line.stages, say)),
            say.count(line.acknowledged.count),
            say.count(line.acknowledged.of),
            Cell::percent(line.acknowledged),
            say.count(line.overdue),
        ];
        Row::of(cells).toned(if line.overdue > 0 { "bad" } else { "" }).keyed(&line.version_id.to_string())
    };
    say.filled(say.table("rules_in_force", "report-rules-in-force", &columns), rules.in_force.iter().map(row).collect())
}

/// At the end, and on the day before the year.
fn shares(rules: &Rules, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    let rows = vec![
        compared("report-figure-rules-acknowledged", rules.acknowledged, rules.acknowledged_before, say),
        compared("report-figure-rules-overdue", rules.overdue, rules.overdue_before, say),
    ];
    say.filled(say.table("rule_shares", "report-rule-shares", &columns), rows)
}

fn uncovered(rules: &Rules, say: &Say) -> Table {
    let row = |stage: &Stage| Row::of(vec![Cell::words(&say.label(*stage))]).toned("bad");
    let table = say.table("rule_stages_uncovered", "report-rule-stages-uncovered", &["report-rule-column-stage"]);
    say.filled(table, rules.uncovered.iter().map(row).collect())
}

fn changed(rules: &Rules, say: &Say) -> Table {
    let columns = [
        "report-rule-column-rule",
        "#report-rule-column-version",
        "report-rule-column-what",
        "report-rule-column-on",
        "report-rule-column-changed",
    ];
    let row = |line: &RuleChange| {
        Row::of(vec![
            named(line.version_id, say.pick(&line.title_ja, &line.title_en)),
            say.count(line.number),
            Cell::words(&say.label(line.kind)),
            say.date(Some(line.on)),
            Cell::words(&line.changed),
        ])
    };
    say.filled(say.table("rules_changed", "report-rules-changed", &columns), rules.changed.iter().map(row).collect())
}

fn late(rules: &Rules, say: &Say) -> Table {
    let columns = [
        "report-rule-column-person",
        "report-column-department",
        "report-rule-column-rule",
        "#report-rule-column-version",
        "report-column-due-on",
    ];
    let row = |line: &LateAcknowledgement| {
        let cells = vec![
            Cell::person(&line.name),
            Cell::words(say.pick(&line.department_ja, &line.department_en)),
            named(line.version_id, say.pick(&line.title_ja, &line.title_en)),
            say.count(line.number),
            say.date(line.due_on),
        ];
        Row::of(cells).toned("bad")
    };
    say.filled(say.table("rules_late", "report-rules-late", &columns), rules.late.iter().map(row).collect())
}
