//! Everything that the report is computed from, asked of the store once.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::answer::Consignee;
use super::bound::Bound;
use crate::domain::as_of::AsOf;
use crate::domain::criteria::Item;
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::report::ReportPeriod;
use crate::domain::standing::{Standing, standing};
use crate::domain::tier::Tier;
use crate::error::Result;
use crate::operations::facts::{self, Known};
use crate::store::report::{Evaluated, Span};
use crate::store::{ReadTx, report};

/// The two days on which everything is looked at: the day before the period, and the date to which the report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Before,
    Now,
}

/// The facts of a register as they were known.
pub(super) struct Gathered {
    pub period: ReportPeriod,
    /// The fiscal year whose plans are looked at: the one in which the date lies.
    pub plan_year: FiscalYear,
    pub as_of: AsOf,
    /// Every consignee in the order of its reading, with its periods, oldest first, and what is known of it.
    pub all: Vec<One>,
    /// The evaluations decided in the period up to the date.
    pub evaluated: BTreeMap<i64, Evaluated>,
    /// The items of every version of the criteria, in the order of its sheet.
    pub items: BTreeMap<i64, Vec<Item>>,
    pub(super) bound_before: Bound,
    pub(super) bound_now: Bound,
    people: BTreeMap<i64, String>,
    places: BTreeMap<i64, usize>,
}

/// A consignee with all that is known of it.
pub(super) struct One {
    pub id: i64,
    pub spans: Vec<Span>,
    pub known: Known,
    /// On the day before the period, and on the date: none where it is not in the register then.
    before: Option<Judged>,
    now: Option<Judged>,
}

/// The standing and the tier of a consignee on a date.
pub(super) struct Judged {
    pub standing: Standing,
    pub tier: Tier,
}

impl Gathered {
    pub fn of(tx: &mut ReadTx<'_>, period: ReportPeriod, plan_year: FiscalYear, as_of: AsOf) -> Result<Self> {
        let mut spans: BTreeMap<i64, Vec<Span>> = BTreeMap::new();
        for span in report::spans(tx, as_of.known)? {
            spans.entry(span.id).or_default().push(span);
        }
        let mut known = facts::of_all(tx, as_of.known)?;
        let dates = (period.previous().last(), as_of.on);
        let together = |(id, spans)| One::of(id, spans, known.remove(&id).unwrap_or_default(), dates);
        let mut all: Vec<One> = spans.into_iter().map(together).collect();
        all.sort_by(|a, b| (a.sort_key(as_of.on), a.id).cmp(&(b.sort_key(as_of.on), b.id)));
        let evaluated = report::decided(tx, period.first(), as_of.on, as_of.known)?;
        Ok(Self {
            period,
            plan_year,
            as_of,
            evaluated: evaluated.into_iter().map(|row| (row.id, row)).collect(),
            items: report::items(tx, as_of.known)?,
            bound_before: Bound::of(tx, AsOf { on: dates.0, ..as_of })?,
            bound_now: Bound::of(tx, as_of)?,
            people: report::people(tx, as_of.known)?,
            places: all.iter().enumerate().map(|(place, one)| (one.id, place)).collect(),
            all,
        })
    }

    /// What a person is called; empty for the console and for timed jobs.
    pub fn person(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.people.get(&id).cloned()).unwrap_or_default()
    }

    /// The day before the period.
    pub fn day_before(&self) -> NaiveDate {
        self.period.previous().last()
    }

    /// The consignees that are in the register at an end of the year, with their standing and tier then.
    pub fn there(&self, end: End) -> impl Iterator<Item = (&One, &Judged)> {
        self.all.iter().filter_map(move |one| Some((one, one.judged(end)?)))
    }

    pub fn find(&self, id: i64) -> Option<&One> {
        self.places.get(&id).and_then(|place| self.all.get(*place))
    }
}

impl One {
    fn of(id: i64, spans: Vec<Span>, known: Known, (before, on): (NaiveDate, NaiveDate)) -> Self {
        let judge = |on: NaiveDate| {
            let there = spans.iter().any(|span| span.period().holds(on));
            there.then(|| Judged { standing: standing(&known.facts, on), tier: known.tier(on) })
        };
        Self { id, before: judge(before), now: judge(on), spans, known }
    }

    /// Its details on the date; before and after its time, the nearest.
    pub fn span(&self, on: NaiveDate) -> Option<&Span> {
        self.spans.iter().rfind(|span| span.from_on <= on).or(self.spans.first())
    }

    pub fn judged(&self, end: End) -> Option<&Judged> {
        match end {
            End::Before => self.before.as_ref(),
            End::Now => self.now.as_ref(),
        }
    }

    pub fn name(&self, on: NaiveDate) -> Consignee {
        let (control_no, name) = self.span(on).map(|span| (span.control_no.clone(), span.name.clone())).unwrap_or_default();
        Consignee { id: self.id, control_no, name }
    }

    fn sort_key(&self, on: NaiveDate) -> &[u8] {
        self.span(on).map_or(&[], |span| &span.sort_key)
    }
}
