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
    review, rule, sub_entrustment, training, upkeep,
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
    /// The question as it was known at the head of the ledger, where its pages are read one after the other: so all of them are of one
    /// state. Another question stays as it is.
    ///
    /// # Errors
    /// What `head` says.
    fn pinned(self, _: impl FnOnce() -> Result<i64>) -> Result<Self> {
        Ok(self)
    }

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

/// The most reviews that a page has: each page looks at all of them.
const REVIEWS: i64 = 10_000;

/// The most people that an answer on who is bound names.
const PEOPLE: usize = 100_000;

/// A list of which pages are asked for as it is known when the first of them is, unless the question says otherwise.
macro_rules! pinned {
    () => {
        fn pinned(self, head: impl FnOnce() -> Result<i64>) -> Result<Self> {
            if self.limit.is_some() || self.known.is_some() {
                return Ok(self);
            }
            Ok(Self { known: Some(head()?), ..self })
        }
    };
}

/// All pages of a list, unless a number of lines was asked for; `$from` is where a page starts.
macro_rules! pages {
    ($list:ident, $ask:ident, $from:ident, $most:expr) => {{
        if $list.limit.is_some() {
            return $ask($list);
        }
        let mut all = $ask(Self { limit: Some($most), ..$list.clone() })?;
        while let Some(next) = all.next {
            let page = $ask(Self { limit: Some($most), $from: Some(next), ..$list.clone() })?;
            all.lines.extend(page.lines);
            all.next = page.next;
        }
        Ok(all)
    }};
}

impl Tabular for contract::List {
    pinned!();

    fn whole(self, ask: impl Fn(Self) -> Result<contract::Page>) -> Result<contract::Page> {
        pages!(self, ask, after, PAGE)
    }

    fn table(page: &contract::Page, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::contract::grid(page, language), page.on)
    }
}

impl Tabular for nda::List {
    pinned!();

    fn whole(self, ask: impl Fn(Self) -> Result<nda::Page>) -> Result<nda::Page> {
        pages!(self, ask, after, PAGE)
    }

    fn table(page: &nda::Page, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::nda_list::grid(page, language), page.on)
    }
}

impl Tabular for evaluation::List {
    fn whole(self, ask: impl Fn(Self) -> Result<evaluation::Page>) -> Result<evaluation::Page> {
        pages!(self, ask, before, PAGE)
    }

    fn table(page: &evaluation::Page, language: Language, today: NaiveDate) -> Table {
        Table::dated(output::evaluation::list(page, language), today)
    }
}

impl Tabular for nda::Coverage {
    pinned!();

    /// Every answer has all counts and all entrusted work: only the people come in parts.
    fn whole(self, ask: impl Fn(Self) -> Result<nda::Covering>) -> Result<nda::Covering> {
        if self.limit.is_some() {
            return ask(self);
        }
        let mut all = ask(Self { limit: Some(PEOPLE), ..self.clone() })?;
        let mut passed = self.skip.unwrap_or(0).saturating_add(PEOPLE);
        while passed < all.people_total {
            let part = ask(Self { limit: Some(PEOPLE), skip: Some(passed), ..self.clone() })?;
            all.people.extend(part.people);
            passed = passed.saturating_add(PEOPLE);
        }
        Ok(all)
    }

    fn table(covering: &nda::Covering, language: Language, _: NaiveDate) -> Table {
        Table::dated(output::nda_list::coverage(covering, language), covering.on)
    }
}

impl Tabular for review::List {
    pinned!();

    fn whole(self, ask: impl Fn(Self) -> Result<review::Page>) -> Result<review::Page> {
        pages!(self, ask, after, REVIEWS)
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
    let whole = all(ctx.register(), &ctx.actor, query)?;
    let Table { name, grid, on } = Q::table(&whole, ctx.language, ctx.register().now().today);
    answer::grid(&name, &grid, ctx.asked("format").unwrap_or("csv"), on)
}

/// All that is asked for, of one state of the register where the question can say which.
fn all<Q: Tabular>(register: &Register, actor: &Actor, query: Q) -> Result<Q::Answer> {
    query.pinned(|| upkeep::entries(register))?.whole(|part| register.ask(actor, part))
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
            let whole = all(register, actor, input::from_json::<Q>(value)?)?;
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::*;

    fn on() -> NaiveDate {
        NaiveDate::default()
    }

    #[test]
    fn reviews_are_asked_for_until_there_is_no_next_page() {
        let asked = RefCell::new(Vec::new());
        let ask = |list: review::List| {
            asked.borrow_mut().push((list.after, list.limit));
            let next = Some(list.after.unwrap_or(0) + REVIEWS).filter(|next| *next < 25_000);
            Ok(review::Page { on: on(), year: 2026, total: 25_000, lines: Vec::new(), next })
        };
        review::List::default().whole(ask).unwrap();
        let most = Some(REVIEWS);
        assert_eq!(*asked.borrow(), [(None, most), (Some(10_000), most), (Some(20_000), most)]);
        asked.borrow_mut().clear();
        review::List { limit: Some(3), ..review::List::default() }.whole(ask).unwrap();
        assert_eq!(*asked.borrow(), [(None, Some(3))], "a number of lines that was asked for is kept to");
    }

    #[test]
    fn people_are_asked_for_until_all_are_named() {
        let asked = RefCell::new(Vec::new());
        let ask = |list: nda::Coverage| {
            asked.borrow_mut().push(list.skip);
            let (counts, groups, entrustments) = (BTreeMap::new(), Vec::new(), Vec::new());
            let (with_access, people_total, people) = (250_000, 250_000, Vec::new());
            let (bound, percent, entrustments_total) = (0, None, 0);
            Ok(nda::Covering {
                on: on(),
                with_access,
                bound,
                percent,
                counts,
                groups,
                people,
                people_total,
                entrustments,
                entrustments_total,
            })
        };
        nda::Coverage::default().whole(ask).unwrap();
        assert_eq!(*asked.borrow(), [None, Some(100_000), Some(200_000)]);
        asked.borrow_mut().clear();
        nda::Coverage { skip: Some(160_000), ..nda::Coverage::default() }.whole(ask).unwrap();
        assert_eq!(*asked.borrow(), [Some(160_000)]);
    }

    #[test]
    fn pages_are_of_the_state_at_the_head_unless_another_is_asked_for() {
        let known = |list: contract::List| list.pinned(|| Ok(7)).unwrap().known;
        assert_eq!(known(contract::List::default()), Some(7));
        assert_eq!(known(contract::List { known: Some(3), ..contract::List::default() }), Some(3));
        assert_eq!(known(contract::List { limit: Some(3), ..contract::List::default() }), None, "one page is of one state");
    }
}
