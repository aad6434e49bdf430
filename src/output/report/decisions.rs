//! Section: outcomes, the spread of scores, knock-out items failed, and who failed.

use super::document::{Block, Cell, Chart, Row, Section, Table};
use super::say::Say;
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::message::Message;
use crate::domain::report::{Bin, Share};
use crate::operations::report::{AnnualReport, Failed, KnockOut, OutcomeCount};
use crate::output::chart::{Bar, columns, shares};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let about =
        Message::new("report-decisions-about").with("n", report.decisions.decided).with("exceptional", report.decisions.exceptional);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::charted(outcome_chart(report, say), outcomes(report, say)),
        Block::charted(score_chart(report, say), scores(report, say)),
        Block::table(knock_outs(report, say)),
        Block::table(failed(report, say)),
    ];
    Section { number: 0, id: "decisions", title: say.text("report-decisions"), blocks }
}

fn tone(outcome: DecisionOutcome) -> &'static str {
    match outcome {
        DecisionOutcome::Pass => "ok",
        DecisionOutcome::Conditional => "attention",
        DecisionOutcome::Fail => "bad",
        DecisionOutcome::Exceptional => "special",
    }
}

fn outcome_chart(report: &AnnualReport, say: &Say) -> Chart {
    let bar = |count: &OutcomeCount| Bar {
        label: say.label(count.outcome),
        count: count.all.count,
        shown: format!("{} / {}", say.number(count.all.count), say.number(count.all.of)),
        tone: tone(count.outcome),
    };
    let caption = say.text("report-outcome-chart");
    let bars: Vec<Bar> = report.decisions.outcomes.iter().map(bar).collect();
    Chart { svg: shares(&caption, report.decisions.decided, &bars), caption }
}

fn outcomes(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-outcome",
        "#report-column-count",
        "#report-column-of",
        "#report-column-percent",
        "#evaluation-kind-initial",
        "#evaluation-kind-periodic",
        "#evaluation-kind-extraordinary",
    ];
    let row = |count: &OutcomeCount| {
        Row::of(vec![
            say.badge(count.outcome, "outcome"),
            say.count(count.all.count),
            say.count(count.all.of),
            Cell::percent(count.all),
            say.count(count.initial.count),
            say.count(count.periodic.count),
            say.count(count.extraordinary.count),
        ])
        .keyed(count.outcome.code())
    };
    let table = say.filled(say.table("outcomes", "report-outcomes", &columns), report.decisions.outcomes.iter().map(row).collect());
    match report.decisions.outcomes.first() {
        Some(count) => say.footed(table, total(count, say)),
        None => table,
    }
}

/// The denominators, which every outcome shares.
fn total(count: &OutcomeCount, say: &Say) -> Row {
    let whole = Share::of(count.all.of, count.all.of);
    let kinds = [count.initial.of, count.periodic.of, count.extraordinary.of].map(|of| say.count(of));
    Row::of(
        [vec![Cell::words(&say.text("report-total")), say.count(whole.count), say.count(whole.of), Cell::percent(whole)], kinds.to_vec()]
            .concat(),
    )
}

fn range(bin: &Bin, say: &Say) -> String {
    let id = if bin.to_percent == 100 { "report-bin-last" } else { "report-bin" };
    say.message(&Message::new(id).with("from", bin.from_percent).with("until", bin.to_percent))
}

fn score_chart(report: &AnnualReport, say: &Say) -> Chart {
    let bar = |bin: &Bin| Bar { label: format!("{}–", bin.from_percent), count: bin.count, shown: say.number(bin.count), tone: "accent" };
    let caption = say.message(&Message::new("report-score-chart").with("n", report.decisions.distribution.scored));
    let bars: Vec<Bar> = report.decisions.distribution.bins.iter().map(bar).collect();
    Chart { svg: columns(&caption, &bars), caption }
}

fn scores(report: &AnnualReport, say: &Say) -> Table {
    let spread = &report.decisions.distribution;
    let of = spread.scored + spread.without_score;
    let row =
        |name: String, count: i64| Row::of(vec![Cell::words(&name), say.count(count), say.count(of), Cell::percent(Share::of(count, of))]);
    let mut rows: Vec<Row> = spread.bins.iter().map(|bin| row(range(bin, say), bin.count).keyed(&bin.from_percent.to_string())).collect();
    rows.push(row(say.text("report-without-score"), spread.without_score).keyed("none"));
    let columns = ["report-column-score", "#report-column-count", "#report-column-of", "#report-column-percent"];
    let table = say.filled(say.table("scores", "report-scores", &columns), rows);
    say.footed(table, row(say.text("report-total"), of))
}

fn knock_outs(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-item",
        "report-column-item-text",
        "report-column-criteria",
        "#report-column-version",
        "#report-column-failed",
        "#report-column-partial",
        "#report-column-of",
    ];
    let row = |line: &KnockOut| {
        Row::of(vec![
            Cell::code(&line.code),
            Cell::words(say.pick(&line.text_ja, &line.text_en)),
            Cell::words(say.pick(&line.set_ja, &line.set_en)),
            say.count(line.version),
            say.count(line.failed),
            say.count(line.partial),
            say.count(line.of),
        ])
        .keyed(&format!("{}-{}", line.version_id, line.code))
    };
    say.filled(say.table("knock_outs", "report-knock-outs", &columns), report.decisions.knock_outs.iter().map(row).collect())
}

fn failed(report: &AnnualReport, say: &Say) -> Table {
    let columns = [
        "report-column-control-no",
        "report-column-consignee",
        "report-column-decided-on",
        "#report-column-score",
        "report-column-reason",
        "report-column-remark",
    ];
    let row = |line: &Failed| {
        let excepted = if line.excepted { say.text("report-excepted") } else { String::new() };
        Row::of(vec![
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            say.date(Some(line.decided_on)),
            Cell::tenths(line.score_tenths),
            Cell::words(&line.reason),
            Cell::words(&excepted),
        ])
    };
    say.filled(say.table("failed", "report-failed", &columns), report.decisions.failed.iter().map(row).collect())
}
