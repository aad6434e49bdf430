//! A document as the press takes it: with all rows of its tables, and charts that stand alone.

use chrono::Datelike;
use serde::Serialize;

use super::{Block, Cell, Chart, Document, Fact, Row, Section, Table, Tile};
use crate::output::chart;

/// The data of the template.
#[derive(Serialize)]
pub struct Print<'d> {
    language: &'static str,
    title: &'d str,
    organisation: &'d str,
    year: &'d str,
    period: &'d str,
    facts: &'d [Fact],
    signatures: &'d [String],
    sections: Vec<Part<'d>>,
    head: &'d str,
    /// Also at the foot of each page.
    anchor: &'d str,
    date: Dated,
    words: Words,
}

#[derive(Serialize)]
struct Dated {
    year: i32,
    month: u32,
    day: u32,
}

#[derive(Serialize)]
struct Words {
    contents: String,
    anchor: String,
}

#[derive(Serialize)]
struct Part<'d> {
    /// Names it for templates that set it in another place.
    id: &'d str,
    title: &'d str,
    blocks: Vec<Piece<'d>>,
}

#[derive(Serialize)]
struct Piece<'d> {
    text: Option<&'d str>,
    tiles: &'d [Tile],
    chart: Option<Drawing<'d>>,
    table: Option<Whole<'d>>,
}

#[derive(Serialize)]
struct Drawing<'d> {
    caption: &'d str,
    svg: String,
}

#[derive(Serialize)]
struct Whole<'d> {
    caption: &'d str,
    columns: Vec<Head<'d>>,
    rows: Vec<Line<'d>>,
    foot: Option<Line<'d>>,
    empty: &'d str,
    /// It fits on a page easily, and is not divided.
    together: bool,
}

#[derive(Serialize)]
struct Head<'d> {
    title: &'d str,
    number: bool,
    /// As wide as what stands in it.
    fixed: bool,
    /// How much of the space that is left it takes, beside the others.
    share: usize,
}

#[derive(Serialize)]
struct Line<'d> {
    tone: &'static str,
    cells: Vec<Set<'d>>,
}

#[derive(Serialize)]
struct Set<'d> {
    text: &'d str,
    lines: &'d [String],
    class: &'static str,
    /// The tone of a badge.
    badge: Option<&'static str>,
}

impl<'d> Print<'d> {
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        let words = |id: &str| document.language.text(id).into_owned();
        Self {
            language: document.language.code(),
            title: &document.title,
            organisation: &document.organisation,
            year: &document.year,
            period: &document.period,
            facts: &document.facts,
            signatures: &document.signatures,
            sections: document.sections.iter().map(part).collect(),
            head: &document.head,
            anchor: &document.anchor,
            date: Dated { year: document.on.year(), month: document.on.month(), day: document.on.day() },
            words: Words { contents: words("report-contents"), anchor: words("report-anchor-about") },
        }
    }
}

fn part(section: &Section) -> Part<'_> {
    Part { id: section.id, title: &section.title, blocks: section.blocks.iter().map(piece).collect() }
}

fn piece(block: &Block) -> Piece<'_> {
    Piece {
        text: block.text.as_deref(),
        tiles: &block.tiles,
        chart: block.chart.as_ref().map(drawing),
        table: block.table.as_ref().map(whole),
    }
}

fn drawing(chart: &Chart) -> Drawing<'_> {
    Drawing { caption: &chart.caption, svg: chart::alone(&chart.svg) }
}

fn whole(table: &Table) -> Whole<'_> {
    let head = |(place, column)| head(table, place, column);
    Whole {
        caption: &table.caption,
        columns: table.columns.iter().enumerate().map(head).collect(),
        rows: table.rows.iter().map(line).collect(),
        foot: table.foot.as_ref().map(line),
        empty: &table.empty,
        together: table.rows.iter().map(lines).sum::<usize>() <= TOGETHER,
    }
}

/// Of a table that is not divided, in lines of text.
const TOGETHER: usize = 18;
/// About how many letters stand in a line of a cell.
const LINE: usize = 12;

/// About how many lines a row takes.
fn lines(row: &Row) -> usize {
    let of = |cell: &Cell| cell.lines.iter().chain([&cell.text]).map(|line| line.chars().count().div_ceil(LINE)).sum::<usize>();
    row.cells.iter().map(of).max().unwrap_or(0).max(1)
}

fn head<'d>(table: &'d Table, place: usize, column: &'d super::Column) -> Head<'d> {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(place));
    let narrow = |cell: &Cell| {
        let is_empty = cell.text.is_empty() && cell.lines.is_empty();
        cell.badge.is_some() || is_empty || matches!(cell.class, "number" | "nowrap")
    };
    let longest = cells().map(length).max().unwrap_or(0).max(column.title.chars().count());
    let fixed = column.number || longest <= SHORT || (!table.rows.is_empty() && cells().all(narrow));
    Head { title: &column.title, number: column.number, fixed, share: longest.clamp(NARROWEST, WIDEST) }
}

/// Words of so few letters are not broken.
const SHORT: usize = 7;
/// In letters: less and a column would be all line breaks; more and it would push the others away.
const NARROWEST: usize = 6;
const WIDEST: usize = 30;

/// The letters of the longest line of a cell.
fn length(cell: &Cell) -> usize {
    cell.lines.iter().chain([&cell.text]).map(|line| line.chars().count()).max().unwrap_or(0)
}

fn line(row: &Row) -> Line<'_> {
    Line { tone: row.tone, cells: row.cells.iter().map(set).collect() }
}

fn set(cell: &Cell) -> Set<'_> {
    Set { text: &cell.text, lines: &cell.lines, class: cell.class, badge: cell.badge.as_ref().map(tone) }
}

/// Which of the few colours of print a badge has.
fn tone(badge: &super::Badge) -> &'static str {
    match badge.code {
        "may_not_be_used" | "fail" | "overdue" | "failed" => "bad",
        "needs_attention" | "conditional" | "exceptional" => "attention",
        "in_order" | "pass" | "passed" => "ok",
        _ => "plain",
    }
}
