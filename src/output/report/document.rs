//! The parts of a document. A cell knows both how it is shown and what it is, so that pages, workbooks and tables agree.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::domain::report::Share;
use crate::locale::Language;
use crate::operations::report::{FigureAt, FigureFacts};
use crate::output::Value;

/// Rows of a table that a page shows; files hold all.
const SHOWN: usize = 1_000;

#[derive(Clone, Debug, Serialize)]
pub struct Document {
    pub language: Language,
    pub title: String,
    pub organisation: String,
    /// The name of the year.
    pub year: String,
    /// From when to when.
    pub period: String,
    pub facts: Vec<Fact>,
    /// Over the boxes for seals.
    pub signatures: Vec<String>,
    pub sections: Vec<Section>,
    /// The entry of the ledger that the report rests on, and its hash.
    pub seq: String,
    pub head: String,
    pub anchor: String,
    /// The organisation's, as a data URI.
    pub logo: Option<String>,
    /// The date to which it is made: that of the files, too.
    #[serde(skip)]
    pub on: NaiveDate,
    /// What stands behind its figures, where a file lists it.
    #[serde(skip)]
    pub behind: Vec<FigureFacts>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub name: String,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// From 1, in the order of the document.
    pub number: i64,
    /// Names it in addresses and never changes.
    pub id: &'static str,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// One thing under another. What is none or empty is not there.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    pub text: Option<String>,
    pub tiles: Vec<Tile>,
    pub chart: Option<Chart>,
    pub table: Option<Table>,
}

/// A large figure.
#[derive(Clone, Debug, Serialize)]
pub struct Tile {
    pub figure: String,
    /// Out of how many.
    pub of: Option<String>,
    pub name: String,
    /// Where the facts behind it are.
    pub door: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    pub caption: String,
    /// Markup made by this program, with every text in it escaped.
    pub svg: String,
}

#[derive(Clone, Debug)]
pub struct Table {
    /// Names it in files and never changes.
    pub id: &'static str,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub foot: Option<Row>,
    /// What is said where there are no rows.
    pub empty: String,
    /// What is said where a page does not show all rows.
    pub more: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub title: String,
    pub number: bool,
    /// Names it in the addresses of figures and never changes.
    #[serde(skip)]
    pub key: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// `bad`, `attention`, or nothing.
    pub tone: &'static str,
    pub cells: Vec<Cell>,
    /// Names it in the addresses of figures and never changes; empty where a row has no figures.
    #[serde(skip)]
    pub key: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// As it is shown.
    pub text: String,
    /// How it is set: `number`, `nowrap`, `hash`, or nothing.
    pub class: &'static str,
    pub badge: Option<Badge>,
    pub href: Option<String>,
    /// Of a figure: where the facts behind it are.
    pub door: Option<String>,
    /// Of a figure: its name.
    pub figure: Option<FigureAt>,
    /// Several texts under each other, in place of `text`.
    pub lines: Vec<String>,
    /// What it is.
    #[serde(skip)]
    pub value: Value,
}

#[derive(Clone, Debug, Serialize)]
pub struct Badge {
    pub kind: &'static str,
    pub code: &'static str,
    /// What stands in the box of a tier.
    pub letter: Option<String>,
}

/// A figure where it stands.
pub struct Found<'d> {
    pub section: &'d Section,
    pub table: &'d Table,
    pub row: &'d Row,
    pub column: &'d Column,
    pub cell: &'d Cell,
}

impl Document {
    /// Every figure that can be explained, in the order of the document.
    pub fn figures(&self) -> impl Iterator<Item = (&FigureAt, Found<'_>)> {
        let tables =
            self.sections.iter().flat_map(|section| section.blocks.iter().filter_map(move |block| Some((section, block.table.as_ref()?))));
        tables.flat_map(|(section, table)| {
            let rows = table.rows.iter().chain(&table.foot);
            rows.flat_map(move |row| {
                let cells = table.columns.iter().zip(&row.cells);
                cells.filter_map(move |(column, cell)| Some((cell.figure.as_ref()?, Found { section, table, row, column, cell })))
            })
        })
    }
}

impl Block {
    #[must_use]
    pub fn text(text: String) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    #[must_use]
    pub fn table(table: Table) -> Self {
        Self { table: Some(table), ..Self::default() }
    }

    #[must_use]
    pub fn charted(chart: Chart, table: Table) -> Self {
        Self { chart: Some(chart), table: Some(table), ..Self::default() }
    }
}

impl Row {
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { tone: "", cells, key: String::new() }
    }

    /// A row of figures, by its name.
    #[must_use]
    pub fn keyed(self, key: &str) -> Self {
        Self { key: key.to_owned(), ..self }
    }

    #[must_use]
    pub fn toned(self, tone: &'static str) -> Self {
        Self { tone, ..self }
    }
}

impl Cell {
    #[must_use]
    pub fn words(text: &str) -> Self {
        Self { text: text.to_owned(), value: text.into(), ..Self::default() }
    }

    /// A number or code that does not break over lines.
    #[must_use]
    pub fn code(text: &str) -> Self {
        Self { class: "nowrap", ..Self::words(text) }
    }

    /// The name of a person, which does not break over lines either.
    #[must_use]
    pub fn person(name: &str) -> Self {
        Self::code(name)
    }

    #[must_use]
    pub fn hash(text: &str) -> Self {
        Self { class: "hash", ..Self::words(text) }
    }

    #[must_use]
    pub fn lines(lines: Vec<String>) -> Self {
        let value = lines.join("\n").into();
        Self { lines, value, ..Self::default() }
    }

    #[must_use]
    pub fn percent(share: Share) -> Self {
        Self::tenths(share.percent_tenths())
    }

    /// Tenths of a percent.
    #[must_use]
    pub fn tenths(tenths: Option<i64>) -> Self {
        let Some(tenths) = tenths else { return Self::nothing() };
        let decimal = format!("{}.{}", tenths / 10, tenths % 10);
        Self { text: format!("{decimal}%"), class: "number", value: Value::Decimal(decimal), ..Self::default() }
    }

    /// A number with one decimal, from its tenths.
    #[must_use]
    pub fn decimal(tenths: i64) -> Self {
        let decimal = format!("{}.{}", tenths / 10, tenths % 10);
        Self { text: decimal.clone(), class: "number", value: Value::Decimal(decimal), ..Self::default() }
    }

    /// Not known, or nothing to divide by.
    #[must_use]
    pub fn nothing() -> Self {
        Self { text: "–".to_owned(), class: "number", ..Self::default() }
    }
}

impl Serialize for Table {
    /// As pages show it.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown<'a> {
            id: &'static str,
            caption: &'a str,
            columns: &'a [Column],
            rows: &'a [Row],
            foot: Option<&'a Row>,
            empty: &'a str,
            more: Option<&'a str>,
        }
        let rows = self.rows.get(..SHOWN).unwrap_or(&self.rows);
        let more = (rows.len() < self.rows.len()).then_some(self.more.as_str());
        let (foot, empty) = (self.foot.as_ref(), self.empty.as_str());
        Shown { id: self.id, caption: &self.caption, columns: &self.columns, rows, foot, empty, more }.serialize(to)
    }
}
