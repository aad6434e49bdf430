//! Which answers are handed out as a table, and what the file is called: the same from a page and from a terminal.

use axum::response::Response;
use chrono::NaiveDate;
use serde_json::Value;

use super::context::Context;
use super::{answer, criteria as pages};
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::{
    Query, Register, action, certificate, consignee, contract, criteria, deadline, ending, evaluation, foreign, input, nda, person_access,
    review, rule, sub_entrustment, training,
};
use crate::output::{self, Grid};

/// A table that a spreadsheet opens.
pub struct Table {
    /// What the file is called, without its ending.
    pub name: String,
    pub grid: Grid,
    /// The day of which it speaks.
    pub on: NaiveDate,
}

impl Table {
    /// Called by its title and its day.
    fn dated(grid: Grid, on: NaiveDate) -> Self {
        Self { name: format!("{}-{on}", grid.title), grid, on }
    }
}

/// A question whose answer is handed out as a table.
pub trait Tabular: Query {
    /// All that is asked for, where an answer is only a page of it.
    ///
    /// # Errors
    /// What the question says.
    fn whole(self, ask: impl Fn(Self) -> Result<Self::Answer>) -> Result<Self::Answer> {
        ask(self)
    }

    /// The table in a language.
    fn table(answer: &Self::Answer, language: Language, today: NaiveDate) -> Table;
}

/// Questions with one answer, by what makes the table and the day that the answer names.
macro_rules! answers {
    ($($query:ty: $grid:path, $on:ident;)+) => {$(
        impl Tabular for $query {
            fn table(answer: &Self::Answer, language: Language, _: NaiveDate) -> Table {
                Table::dated($grid(answer, language), answer.$on)
            }
        }
    )+};
}

answers! {
    consignee::Export: output::register::grid, on;
    sub_entrustment::List: output::reach::subs, on;
    foreign::List: output::reach::foreign, on;
    ending::List: output::reach::endings, on;
    rule::Export: output::rule::grid, on;
    action::Export: output::action::grid, on;
    certificate::Export: output::certificate::grid, on;
    training::Export: output::training::matrix, on;
    training::Attendances: output::training::attendances, until_on;
    person_access::Export: output::person_access::grid, on;
    deadline::List: output::deadline::grid, on;
}

/// The most lines that a page of a list has.
const PAGE: i64 = 500;

/// All pages of a list, unless a number of lines was asked for; `$from` is where a page starts.
macro_rules! pages {
    ($list:ident, $ask:ident, $from:ident) => {{
        if $list.limit.is_some() {
            return $ask($list);
        }
        let mut all = $ask(Self { limit: Some(PAGE), ..$list.clone() })?;
        while let Some(next) = all.next {
            let page = $ask(Self { limit: Some(PAGE), $from: Some(next), ..$list.clone() })?;
            all.lines.extend(page.lines);
            all.next = page.next;
        }
        Ok(all)
    }};
}

impl Tabular for contract::List {
    fn whole(self, ask: impl Fn(Self) -> Result<contract::Page>) -> Result<contract::Page> {
        pages!(self, ask, after)
    }

    fn table(page: &contract::Page, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::contract::grid(page, language), page.on)
    }
}

impl Tabular for nda::List {
    fn whole(self, ask: impl Fn(Self) -> Result<nda::Page>) -> Result<nda::Page> {
        pages!(self, ask, after)
    }

    fn table(page: &nda::Page, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::nda_list::grid(page, language), page.on)
    }
}

impl Tabular for evaluation::List {
    fn whole(self, ask: impl Fn(Self) -> Result<evaluation::Page>) -> Result<evaluation::Page> {
        pages!(self, ask, before)
    }

    fn table(page: &evaluation::Page, language: Language, today: NaiveDate) -> Table {
        Table::dated(output::evaluation::list(page, language), today)
    }
}

impl Tabular for nda::Coverage {
    fn whole(self, ask: impl Fn(Self) -> Result<nda::Covering>) -> Result<nda::Covering> {
        let limit = self.limit.or(Some(100_000));
        ask(Self { limit, ..self })
    }

    fn table(covering: &nda::Covering, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::nda_list::coverage(covering, language), covering.on)
    }
}

impl Tabular for review::List {
    fn whole(self, ask: impl Fn(Self) -> Result<review::Page>) -> Result<review::Page> {
        let limit = self.limit.or(Some(10_000));
        ask(Self { limit, ..self })
    }

    fn table(page: &review::Page, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::review::grid(page, language), page.on)
    }
}

impl Tabular for criteria::Export {
    fn table(exported: &criteria::Exported, language: Language, _: NaiveDate) -> Table {
        let name = format!("criteria-{}-{}", exported.set, exported.number);
        Table { name, grid: pages::items(language, exported), on: exported.changed_on }
    }
}

impl Tabular for evaluation::Show {
    fn table(sheet: &evaluation::Sheet, language: Language, _: NaiveDate) -> Table {
        let name = Message::new("evaluation-file").with("control_no", &sheet.consignee.control_no);
        let name = language.say(&name.with("on", sheet.started_on.to_string()));
        Table { name, grid: output::evaluation::grid(sheet, language), on: sheet.started_on }
    }
}

/// The whole answer as the file that a page was asked for: `format` is csv, sjis or xlsx.
pub(super) fn send<Q: Tabular>(ctx: &Context, query: Q) -> Result<Response> {
    let whole = query.whole(|part| ctx.ask(part))?;
    let Table { name, grid, on } = Q::table(&whole, ctx.language, ctx.register().now().today);
    answer::grid(&name, &grid, ctx.asked("format").unwrap_or("csv"), on)
}

/// An operation of [`TABLES`], without its types.
pub struct Tabled {
    pub operation: &'static str,
    /// The table of what is asked in JSON.
    pub ask: fn(&Register, &Actor, Value, Language) -> Result<Table>,
}

const fn of<Q: Tabular>() -> Tabled {
    Tabled {
        operation: Q::NAME,
        ask: |register, actor, value, language| {
            let whole = input::from_json::<Q>(value)?.whole(|part| register.ask(actor, part))?;
            Ok(Q::table(&whole, language, register.now().today))
        },
    }
}

/// Every operation whose answer is handed out as a table.
pub static TABLES: &[Tabled] = &[
    of::<consignee::Export>(),
    of::<sub_entrustment::List>(),
    of::<foreign::List>(),
    of::<ending::List>(),
    of::<contract::List>(),
    of::<criteria::Export>(),
    of::<evaluation::List>(),
    of::<evaluation::Show>(),
    of::<rule::Export>(),
    of::<action::Export>(),
    of::<certificate::Export>(),
    of::<review::List>(),
    of::<nda::List>(),
    of::<nda::Coverage>(),
    of::<training::Export>(),
    of::<training::Attendances>(),
    of::<person_access::Export>(),
    of::<deadline::List>(),
];

/// The table of an operation, if it has one.
#[must_use]
pub fn find(operation: &str) -> Option<&'static Tabled> {
    TABLES.iter().find(|table| table.operation == operation)
}
