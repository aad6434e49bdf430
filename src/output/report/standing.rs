//! Section: the standing of all consignees at the end, and those that are not in order with the reasons.

use super::document::{Block, Cell, Row, Section, Table};
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::standing::Status;
use crate::operations::report::{AnnualReport, StandingLine, StatusCount};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let about = Message::new("report-standing-about").with("on", report.standing.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(counts(report, say)),
        Block::table(lines("may_not_be_used", "report-may-not-be-used", Status::MayNotBeUsed, report, say)),
        Block::table(lines("needs_attention", "report-needs-attention", Status::NeedsAttention, report, say)),
    ];
    Section { number: 0, id: "standing", title: say.text("report-standing"), blocks }
}

fn counts(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-standing",
        "#report-column-count",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-tier-a",
        "#report-column-tier-b",
        "#report-column-tier-c",
    ];
    let row = |count: &StatusCount| {
        Row::of(vec![
            say.badge(count.status, "standing"),
            say.count(count.all.count),
            say.count(count.all.of),
            Cell::percent(count.all),
            say.count(count.tier_a.count),
            say.count(count.tier_b.count),
            say.count(count.tier_c.count),
        ])
        .keyed(count.status.code())
    };
    let table =
        say.filled(say.table("standing_counts", "report-standing-counts", &columns), report.standing.counts.iter().map(row).collect());
    let total = report.standing.counts.first().map(|count| {
        let of = |share: crate::domain::report::Share| say.count(share.of);
        Row::of(vec![
            Cell::words(&say.text("report-total")),
            of(count.all),
            of(count.all),
            Cell::percent(crate::domain::report::Share::of(count.all.of, count.all.of)),
            of(count.tier_a),
            of(count.tier_b),
            of(count.tier_c),
        ])
    });
    match total {
        Some(total) => say.footed(table, total),
        None => table,
    }
}

fn lines(id: &'static str, caption: &str, status: Status, report: &AnnualReport, say: &Say) -> Table {
    let columns =
        ["report-column-control-no", "report-column-consignee", "report-column-tier", "report-column-reasons", "report-column-valid-until"];
    let row = |line: &StandingLine| {
        Row::of(vec![
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            say.tier(line.tier),
            Cell::lines(line.reasons.iter().map(|reason| say.message(&reason.message)).collect()),
            say.date(line.valid_until_on),
        ])
        .toned(if status == Status::MayNotBeUsed { "bad" } else { "attention" })
    };
    let rows = report.standing.lines.iter().filter(|line| line.status == status).map(row).collect();
    say.filled(say.table(id, caption, &columns), rows)
}
