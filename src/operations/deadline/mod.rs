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

/// What consignees are called on the date.
pub(crate) struct Names(BTreeMap<i64, String>);

impl Names {
    fn of(tx: &mut dyn Reads, asked: Asked) -> Result<Self> {
        Ok(Self(consignee::called(tx, asked.as_of)?.into_iter().collect()))
    }

    pub fn name(&self, id: i64) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

/// What several subjects ask of consignees, read once for a part of them.
pub(crate) struct Consignees<'n> {
    pub known: BTreeMap<i64, Known>,
    names: &'n Names,
}

impl Consignees<'_> {
    pub fn name(&self, id: i64) -> Option<&str> {
        self.names.name(id)
    }

    /// Each with its name.
    pub fn each(&self) -> impl Iterator<Item = (i64, &str, &Known)> {
        self.known.iter().filter_map(|(id, known)| Some((*id, self.name(*id)?, known)))
    }
}

/// The department in charge of a piece of work, as it was last.
pub(crate) fn department_of(known: &Known, work: i64) -> Option<i64> {
    known.work.iter().filter(|row| row.id == work).max_by_key(|row| row.from_on)?.department_id
}

/// Everything that is open and falls due until then or is overdue, the earliest first.
pub(crate) fn all(tx: &mut dyn Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let mut all: Vec<Deadline> = Vec::new();
    each(tx, asked, &mut |one| all.push(one))?;
    all.sort_by_key(Deadline::order);
    Ok(all)
}

/// Tells of everything that is open and falls due until then or is overdue, in no order.
fn each(tx: &mut dyn Reads, asked: Asked, tell: &mut dyn FnMut(Deadline)) -> Result<()> {
    let names = Names::of(tx, asked)?;
    let ids: Vec<i64> = names.0.keys().copied().collect();
    for ids in ids.chunks(facts::AT_ONCE) {
        let part = Consignees { known: facts::of(tx, ids, asked.as_of.known)?, names: &names };
        super::evaluation::deadlines(&part, asked).into_iter().for_each(&mut *tell);
        super::contract::deadlines(&part, asked).into_iter().for_each(&mut *tell);
        super::nda::deadlines_of_consignees(&part, asked).into_iter().for_each(&mut *tell);
        super::certificate::deadlines(&part, asked).into_iter().for_each(&mut *tell);
        super::review::deadlines(tx, &part, asked)?.into_iter().for_each(&mut *tell);
        super::sub_entrustment::deadlines(&part, asked).into_iter().for_each(&mut *tell);
        super::foreign::deadlines(&part, asked).into_iter().for_each(&mut *tell);
        super::ending::deadlines(&part, asked).into_iter().for_each(&mut *tell);
    }
    super::nda::deadlines(tx, &names, asked)?.into_iter().for_each(&mut *tell);
    super::action::deadlines(tx, &names, asked)?.into_iter().for_each(&mut *tell);
    super::rule::deadlines(tx, asked)?.into_iter().for_each(&mut *tell);
    super::training::deadlines(tx, asked)?.into_iter().for_each(&mut *tell);
    Ok(())
}
