//! How often a piece of work is reviewed, where somebody set it otherwise than the rule.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::schema::cadence;
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = cadence)]
pub struct Row {
    pub entrustment_id: i64,
    /// None: that of the rule again.
    pub months: Option<i64>,
    pub reason: String,
    pub from_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// What was set for any work, as it was known.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(cadence::table
        .filter(cadence::seq.le(known).and(cadence::superseded_seq.is_null().or(cadence::superseded_seq.gt(known))))
        .order((cadence::entrustment_id, cadence::from_on))
        .load(tx.conn())?)
}

/// What was set for those pieces of work.
pub fn of(tx: &mut dyn Reads, entrustments: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(cadence::table
        .filter(cadence::entrustment_id.among(entrustments))
        .filter(cadence::seq.le(known).and(cadence::superseded_seq.is_null().or(cadence::superseded_seq.gt(known))))
        .order((cadence::entrustment_id, cadence::from_on))
        .load(tx.conn())?)
}

/// Sets it; what was set from the same day on is no longer what is known.
pub fn put(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = cadence::table.filter(
        cadence::entrustment_id.eq(row.entrustment_id).and(cadence::from_on.eq(row.from_on)).and(cadence::superseded_seq.is_null()),
    );
    diesel::update(standing).set(cadence::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(cadence::table).values(row).execute(tx.conn())?;
    Ok(())
}
