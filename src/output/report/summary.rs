//! Section: the main figures on one page, and beside those of the year before.

use super::document::{Block, Cell, Chart, Row, Section, Tile};
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::report::{Measure, Share};
use crate::domain::standing::Status;
use crate::operations::report::{AnnualReport, Figure, FigureAt, FigureName};
use crate::output::chart::{Bar, shares};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let blocks = vec![
        Block { tiles: tiles(report, say), ..Block::default() },
        Block::text(sentence(report, say)),
        Block { chart: Some(standing(report, say)), ..Block::default() },
        compared(report, say),
    ];
    Section { number: 0, id: "summary", title: say.text("report-summary"), blocks }
}

/// The figures that a reader looks for first.
fn tiles(report: &AnnualReport, say: &Say) -> Vec<Tile> {
    const FIRST: [FigureName; 5] =
        [FigureName::Consignees, FigureName::Done, FigureName::Overdue, FigureName::Exceptional, FigureName::MayNotBeUsed];
    let tile = |name: &FigureName| {
        let Measure { count, of } = measure(report, *name);
        let at = FigureAt { table: "figures".to_owned(), row: name.code().to_owned(), column: "this-year".to_owned() };
        Tile { figure: say.number(count), of: of.map(|of| say.number(of)), name: say.label(*name), door: say.door(&at) }
    };
    FIRST.iter().map(tile).collect()
}

fn measure(report: &AnnualReport, name: FigureName) -> Measure {
    report.figures.iter().find(|figure| figure.name == name).map(|figure| figure.now).unwrap_or_default()
}

fn sentence(report: &AnnualReport, say: &Say) -> String {
    let count = |name| measure(report, name).count;
    let message = Message::new("report-summary-sentence")
        .with("on", report.period.on)
        .with("consignees", count(FigureName::Consignees))
        .with("in_order", count(FigureName::InOrder))
        .with("needs_attention", count(FigureName::NeedsAttention))
        .with("may_not_be_used", count(FigureName::MayNotBeUsed));
    say.message(&message)
}

/// The standing of all consignees in one picture.
fn standing(report: &AnnualReport, say: &Say) -> Chart {
    const STATUSES: [(FigureName, Status, &str); 3] = [
        (FigureName::InOrder, Status::InOrder, "ok"),
        (FigureName::NeedsAttention, Status::NeedsAttention, "attention"),
        (FigureName::MayNotBeUsed, Status::MayNotBeUsed, "bad"),
    ];
    let whole = measure(report, FigureName::Consignees).count;
    let bar = |(name, status, tone): &(FigureName, Status, &'static str)| {
        let count = measure(report, *name).count;
        Bar { label: say.label(*status), count, shown: format!("{} / {}", say.number(count), say.number(whole)), tone }
    };
    let caption = say.text("report-standing-chart");
    let bars: Vec<Bar> = STATUSES.iter().map(bar).collect();
    Chart { svg: shares(&caption, whole, &bars), caption }
}

/// Every main figure with its denominator, this year and the year before.
fn compared(report: &AnnualReport, say: &Say) -> Block {
    const COLUMNS: [&str; 8] = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-change",
    ];
    let row = |figure: &Figure| {
        let mut cells = vec![Cell::words(&say.label(figure.name))];
        cells.extend(measured(Some(figure.now), say));
        cells.extend(measured(figure.before, say));
        cells.push(figure.before.map_or_else(Cell::nothing, |before| say.change(figure.now.count - before.count)));
        Row::of(cells).keyed(figure.name.code())
    };
    let table = say.table("figures", "report-figures", &COLUMNS);
    Block::table(say.filled(table, report.figures.iter().map(row).collect()))
}

fn measured(measure: Option<Measure>, say: &Say) -> [Cell; 3] {
    let Some(Measure { count, of }) = measure else { return [Cell::nothing(), Cell::nothing(), Cell::nothing()] };
    let percent = of.map_or_else(Cell::nothing, |of| Cell::percent(Share::of(count, of)));
    [say.count(count), say.maybe_count(of), percent]
}
