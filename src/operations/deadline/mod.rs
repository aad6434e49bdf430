//! What has to be done by when: gathered from the subjects, each of which tells of its own.

mod list;

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::deadline::Deadline;
use crate::error::Result;
use crate::store::Reads;

pub use list::{Deadlines, Line, List};

/// What is asked of each subject.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// What is open on that date, as it was known then.
    pub as_of: AsOf,
    /// Nothing that falls due later.
    pub until: NaiveDate,
}

/// Everything that is open and falls due until then or is overdue, the earliest first.
pub(crate) fn all(tx: &mut impl Reads, asked: Asked) -> Result<Vec<Deadline>> {
    let mut all: Vec<Deadline> = Vec::new();
    all.extend(super::evaluation::deadlines(tx, asked)?);
    all.extend(super::sub_entrustment::deadlines(tx, asked)?);
    all.extend(super::foreign::deadlines(tx, asked)?);
    all.extend(super::ending::deadlines(tx, asked)?);
    all.sort_by_key(Deadline::order);
    Ok(all)
}
