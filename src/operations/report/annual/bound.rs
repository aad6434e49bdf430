//! People with access to personal data at an end of the year, and how each of them stands.

use std::collections::BTreeMap;

use super::gather::{End, Gathered};
use crate::domain::as_of::AsOf;
use crate::domain::nda::Covered;
use crate::domain::report::Share;
use crate::error::Result;
use crate::operations::nda::{of_people, with_access};
use crate::store::{ReadTx, person};

pub(super) struct Bound {
    /// Those with access, in the order of their reading.
    pub people: Vec<person::Row>,
    pub covered: BTreeMap<i64, Covered>,
}

impl Bound {
    pub fn of(tx: &mut ReadTx<'_>, as_of: AsOf) -> Result<Self> {
        let people = with_access(tx, as_of)?;
        let covered = of_people(tx, &people, as_of)?;
        Ok(Self { people, covered })
    }

    pub fn binds(&self, person: i64) -> bool {
        self.covered.get(&person).is_some_and(|found| found.cover.binds())
    }

    /// Those who are bound, of those whom the question is about.
    pub fn share(&self, counts: impl Fn(&person::Row) -> bool) -> Share {
        let asked = self.people.iter().filter(|row| counts(row));
        let (mut count, mut of) = (0, 0);
        for row in asked {
            of += 1;
            count += i64::from(self.binds(row.id));
        }
        Share::of(count, of)
    }
}

impl Gathered {
    pub fn bound(&self, end: End) -> &Bound {
        match end {
            End::Before => &self.bound_before,
            End::Now => &self.bound_now,
        }
    }
}
