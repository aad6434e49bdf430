//! What has to be done by when: gathered from the subjects, each of which tells of its own.

mod day;
mod list;
mod members;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::deadline::Deadline;
use crate::error::Result;
use crate::operations::facts::{self, Known};
use crate::store::{Reads, consignee};

pub use day::{Day, MyDay, OfKind, OfMonth, Whole};
pub use list::{Deadlines, Line, List};
pub(crate) use members::{everybody, members};

/// What is asked of each subject.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// What is open on that date, as it was known then.
    pub as_of: AsOf,
    /// Nothing that falls due later.
    pub until: NaiveDate,
}

/// What several subjects ask of consignees, read once.
pub(crate) struct Consignees {
    pub known: BTreeMap<i64, Known>,
    names: BTreeMap<i64, String>,
}

impl Consignees {
    fn of(tx: &mut impl Reads, asked: Asked) -> Result<Self> {
        let names = consignee::all(tx, asked.as_of)?.into_iter().map(|row| (row.id, row.name)).collect();
        Ok(Self { known: facts::of_all(tx, asked.as_of.known)?, names })
    }

    pub fn name(&self, id: i64) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }

    /// Those of the date, with their names.
    pub fn each(&self) -> impl Iterator<Item = (i64, &str, &Known)> {
        self.known.iter().filter_map(|(id, known)| Some((*id, self.names.get(id)?.as_str(), known)))
    }
}

/// The department in charge of a piece of work, as it was last.
pub(crate) fn department_of(known: &Known, work: i64) -> Option<i64> {
    known.work.iter().filter(|row| row.id == work).max_by_key(|row| row.from_on)?.department_id
}

/// Everything that is open and falls due until then or is overdue, the earliest first.
pub(crate) fn all(tx: &mut impl Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let mut all: Vec<Deadline> = Vec::new();
    let consignees = Consignees::of(tx, asked)?;
    all.extend(super::evaluation::deadlines(&consignees, asked));
    all.extend(super::contract::deadlines(&consignees, asked));
    all.extend(super::nda::deadlines(tx, &consignees, asked)?);
    all.extend(super::action::deadlines(tx, &consignees, asked)?);
    all.extend(super::certificate::deadlines(&consignees, asked));
    all.extend(super::review::deadlines(tx, &consignees, asked)?);
    all.extend(super::sub_entrustment::deadlines(&consignees, asked));
    all.extend(super::foreign::deadlines(&consignees, asked));
    all.extend(super::ending::deadlines(&consignees, asked));
    all.extend(super::training::deadlines(tx, asked)?);
    all.sort_by_key(Deadline::order);
    Ok(all)
}
