//! Words, dates and figures of a report in one language, and the cells that hold them.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::address::Address;
use super::document::{Badge, Cell, Column, Table};
use crate::domain::codes::Code;
use crate::domain::message::Message;
use crate::domain::tier::Tier;
use crate::locale::Language;
use crate::operations::report::{AnnualReport, Consignee, FigureAt};
use crate::output::Value;

/// Columns of numbers that count nothing.
const NO_FIGURES: [&str; 2] = ["change", "version"];

/// The name of a row after the message that heads it.
pub(super) fn key(message: &str) -> &str {
    let name = message.strip_prefix("report-").unwrap_or(message);
    name.strip_prefix("figure-").unwrap_or(name)
}

pub(super) struct Say {
    language: Language,
    /// Where the figures of the report are explained, and by which knowledge.
    doors: Option<Address>,
    zone: Tz,
    /// The date to which pages of consignees are asked for.
    on: NaiveDate,
}

impl Say {
    pub fn new(language: Language, zone: &str, on: NaiveDate) -> Self {
        Self { language, doors: None, zone: zone.parse().unwrap_or(Tz::UTC), on }
    }

    /// Of a report, whose figures lead to the facts behind them.
    pub fn of(report: &AnnualReport, language: Language) -> Self {
        Self { doors: Some(Address::of(report)), ..Self::new(language, &report.known.zone, report.period.on) }
    }

    /// The page on which a figure is explained.
    pub fn door(&self, figure: &FigureAt) -> Option<String> {
        Some(self.doors.as_ref()?.figure(&figure.to_string()))
    }

    pub fn text(&self, id: &str) -> String {
        self.language.text(id).into_owned()
    }

    pub fn message(&self, message: &Message) -> String {
        self.language.say(message)
    }

    pub fn label(&self, code: impl Code) -> String {
        self.text(&code.label_id())
    }

    /// The text in this language; the other one where this is missing.
    pub fn pick<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.either(ja, en)
    }

    pub fn number(&self, number: i64) -> String {
        self.language.number(number)
    }

    /// To the minute, where the organisation is.
    pub fn time(&self, at: NaiveDateTime) -> String {
        let local = at.and_utc().with_timezone(&self.zone).naive_local();
        format!("{} {}", self.language.short_date(local.date()), local.format("%H:%M"))
    }

    pub fn count(&self, number: i64) -> Cell {
        Cell { text: self.number(number), class: "number", value: number.into(), ..Cell::default() }
    }

    pub fn maybe_count(&self, number: Option<i64>) -> Cell {
        number.map_or_else(Cell::nothing, |number| self.count(number))
    }

    /// A change, with its sign.
    pub fn change(&self, number: i64) -> Cell {
        let text = match number {
            0 => "±0".to_owned(),
            1.. => format!("+{}", self.number(number)),
            _ => format!("−{}", self.number(number.saturating_abs())),
        };
        Cell { text, ..self.count(number) }
    }

    pub fn date(&self, on: Option<NaiveDate>) -> Cell {
        let text = on.map(|on| self.language.short_date(on)).unwrap_or_default();
        Cell { text, class: "nowrap", value: on.into(), ..Cell::default() }
    }

    pub fn instant(&self, at: NaiveDateTime) -> Cell {
        let local = at.and_utc().with_timezone(&self.zone).naive_local();
        let plain = local.format("%Y-%m-%d %H:%M").to_string();
        Cell { text: self.time(at), class: "nowrap", value: plain.into(), ..Cell::default() }
    }

    /// A value of a closed list with its mark.
    pub fn badge(&self, code: impl Code, kind: &'static str) -> Cell {
        let badge = Badge { kind, code: code.code(), letter: None };
        Cell { badge: Some(badge), ..Cell::words(&self.label(code)) }
    }

    pub fn tier(&self, tier: Tier) -> Cell {
        let badge = Badge { kind: "tier", code: tier.code(), letter: Some(tier.code().to_uppercase()) };
        Cell { badge: Some(badge), ..Cell::words(&self.label(tier)) }
    }

    pub fn consignee(&self, consignee: &Consignee) -> Cell {
        Cell { href: Some(self.address(consignee.id)), ..Cell::words(&consignee.name) }
    }

    /// The page of a consignee as of the date of the report.
    pub fn address(&self, consignee: i64) -> String {
        format!("/consignees/{consignee}?on={}", self.on)
    }

    /// A table without rows yet. The messages of its columns begin with a hash where they hold numbers.
    pub fn table(&self, id: &'static str, caption: &str, columns: &[&str]) -> Table {
        let mut taken: Vec<String> = Vec::new();
        let column = |id: &&str| {
            let name = id.trim_start_matches('#');
            let mut key = name.rsplit_once("column-").map_or(name, |(_, key)| key).to_owned();
            // The denominator of the period before stands under the same word.
            if taken.contains(&key) {
                key.push_str("-before");
            }
            taken.push(key.clone());
            Column { title: self.text(name), number: id.starts_with('#'), key }
        };
        Table {
            id,
            caption: self.text(caption),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
            foot: None,
            empty: self.text("report-none"),
            more: String::new(),
        }
    }

    /// The same with its rows.
    pub fn filled(&self, table: Table, mut rows: Vec<super::Row>) -> Table {
        for row in &mut rows {
            self.figures(&table, row);
        }
        let all = self.number(i64::try_from(rows.len()).unwrap_or(i64::MAX));
        Table { rows, more: self.message(&Message::new("report-more").with("n", all)), ..table }
    }

    /// The same with what stands at its foot.
    pub fn footed(&self, table: Table, foot: super::Row) -> Table {
        let mut foot = foot.keyed("total");
        self.figures(&table, &mut foot);
        Table { foot: Some(foot), ..table }
    }

    /// Names the figures of a row: its counts, but not what changed, nor the number of a version.
    fn figures(&self, table: &Table, row: &mut super::Row) {
        if row.key.is_empty() {
            return;
        }
        for (column, cell) in table.columns.iter().zip(&mut row.cells) {
            let counts = column.number && matches!(cell.value, Value::Integer(_)) && !NO_FIGURES.contains(&column.key.as_str());
            if counts {
                let at = FigureAt { table: table.id.to_owned(), row: row.key.clone(), column: column.key.clone() };
                cell.door = self.door(&at);
                cell.figure = Some(at);
            }
        }
    }
}
