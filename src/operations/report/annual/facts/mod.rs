//! The facts behind the figures: for each figure of the report the things that it counts, by the same rules.

mod agreed;
mod beyond;
mod evaluated;
mod fact;
mod found;
mod kept;
mod register;
mod training;

pub use fact::Fact;
pub use found::FigureAt;
pub(super) use found::{Behind, Found};

use chrono::NaiveDate;

use super::gather::{End, Gathered};
use crate::error::Result;
use crate::store::ReadTx;

/// The columns of a share: what counts, and what it is counted out of.
type Columns = (&'static str, &'static str);

/// This period, and the one before it.
const NOW: Columns = ("this-year", "of");
const BEFORE: Columns = ("year-before", "of-before");

/// A period that is told of, in its columns.
#[derive(Clone, Copy)]
struct Told {
    columns: Columns,
    end: End,
    first: NaiveDate,
    on: NaiveDate,
}

impl Gathered {
    /// This period up to the date, and the one before if the register knows of it.
    fn told(&self, has_before: bool) -> Vec<Told> {
        let now = Told { columns: NOW, end: End::Now, first: self.period.first(), on: self.as_of.on };
        let before = Told { columns: BEFORE, end: End::Before, first: self.period.previous().first(), on: self.day_before() };
        [Some(now), has_before.then_some(before)].into_iter().flatten().collect()
    }
}

/// Gathers the facts behind the figures that are wanted.
pub(super) fn gather(tx: &mut ReadTx<'_>, gathered: &Gathered, has_before: bool, found: &mut Found) -> Result<()> {
    register::tell(gathered, found);
    evaluated::tell(tx, gathered, has_before, found)?;
    agreed::tell(tx, gathered, has_before, found)?;
    beyond::tell(tx, gathered, has_before, found)?;
    kept::tell(tx, gathered, has_before, found)?;
    training::tell(tx, gathered, has_before, found)
}
