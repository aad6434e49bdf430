//! As many consignees as are asked for, beside those of the files: the same ones on every run, through the same operations.

mod dice;
mod evaluated;
mod names;
mod rows;

use chrono::{Days, NaiveDate};

use super::stage::Stage;
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::import::{ImportKind, Thing};
use evaluated::Office;

/// Those of the files: nobody gets fewer.
pub(super) const OF_FILES: usize = 40;
/// Only so many are evaluated: a sheet has forty answers.
const EVALUATED: usize = 10_000;
/// How many are entered in one transaction.
const AT_ONCE: usize = 1_000;
const SAID_EVERY: usize = 5_000;

/// The Mondays on which batches are evaluated.
const FIRST_MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(2025, 9, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
const MONDAYS: usize = 64;
const WEEK: u64 = 7;

/// The consignees beside those of the files, and their evaluations by day.
pub(super) struct Many {
    consignees: usize,
    office: Option<Office>,
}

impl Many {
    /// # Errors
    /// `Invalid` for fewer than those of the files.
    pub fn of(size: Option<usize>) -> Result<Self> {
        let size = size.unwrap_or(OF_FILES);
        let consignees = size.checked_sub(OF_FILES).ok_or_else(|| {
            let message = Message::new("demo-size").with("read", size).with("expected", OF_FILES);
            Error::invalid("size", message)
        })?;
        Ok(Self { consignees, office: None })
    }

    /// Enters all of them on the day that is played.
    pub fn enter(&mut self, stage: &mut Stage<'_>, keeper: &Actor) -> Result<()> {
        let mut entered = 0;
        while entered < self.consignees {
            let end = (entered + AT_ONCE).min(self.consignees);
            let rows = (entered..end).flat_map(rows::of_consignee).collect();
            stage.import(keeper, ImportKind::Consignees, "size", rows)?;
            stage.import(keeper, ImportKind::Contracts, "size", (entered..end).map(rows::contract_of).collect())?;
            if end.is_multiple_of(SAID_EVERY) || end == self.consignees {
                stage.say(&Message::new("demo-many").with("n", end).with("all", self.consignees));
            }
            entered = end;
        }
        if self.consignees > 0 {
            self.office = Some(Office::new(stage)?);
        }
        Ok(())
    }

    /// Nothing beside what the files have.
    pub fn is_empty(&self) -> bool {
        self.consignees == 0
    }

    /// The days on which there is something to evaluate, each with its number.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, usize)> {
        let days = if self.consignees > 0 { MONDAYS } else { 0 };
        (0..days).map(|number| (FIRST_MONDAY + Days::new(WEEK * number as u64), number))
    }

    /// Evaluates the share of a day.
    pub fn evaluate(&self, stage: &mut Stage<'_>, day: usize) -> Result<()> {
        let evaluated = self.consignees.min(EVALUATED);
        let share = (evaluated * day / MONDAYS)..(evaluated * (day + 1) / MONDAYS);
        let ids = share.map(|number| stage.id(Thing::Consignee, &rows::control_no(number))).collect::<Result<Vec<i64>>>()?;
        match &self.office {
            Some(office) if !ids.is_empty() => office.work(stage, &ids),
            _ => Ok(()),
        }
    }
}
