//! A document as the press takes it: with all rows of its tables, and charts that stand alone.

use chrono::Datelike;
use serde::Serialize;

use super::widths::{size, widths};
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
    /// Of its letters, in points.
    size: f64,
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
    /// Its part of the whole width.
    width: f64,
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

fn whole<'d>(table: &'d Table) -> Whole<'d> {
    let head = |(column, width): (&'d super::Column, f64)| Head { title: &column.title, number: column.number, width };
    Whole {
        caption: &table.caption,
        size: size(table),
        columns: table.columns.iter().zip(widths(table)).map(head).collect(),
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
