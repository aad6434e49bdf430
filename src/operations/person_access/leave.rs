//! What becomes of the access of who leaves: it ends with their last day, in the same entry.

use chrono::NaiveDate;

use crate::domain::person_access::{Leaving, leaving};
use crate::error::Result;
use crate::store::person_access::{self, Row};
use crate::store::{Reads, WriteTx};

/// Ends what the person may handle with the day, and takes back what was to begin later. Returns how many accesses that were.
pub(crate) fn leave(tx: &mut WriteTx<'_>, person_id: i64, last: NaiveDate) -> Result<usize> {
    let rows = open_after(tx, person_id, last)?;
    for row in &rows {
        person_access::supersede(tx, row)?;
        if leaving(row.period(), last) == Leaving::Ends {
            person_access::insert(tx, &Row { until_on: Some(last), seq: tx.seq(), ..row.clone() })?;
        }
    }
    Ok(rows.len())
}

fn open_after(tx: &mut dyn Reads, person_id: i64, last: NaiveDate) -> Result<Vec<Row>> {
    let rows = person_access::of_person(tx, person_id)?;
    Ok(rows.into_iter().filter(|row| leaving(row.period(), last) != Leaving::Stays).collect())
}
