//! What happened to NDAs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::nda::{NdaEvent, NdaEventKind};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::nda_event;
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = nda_event)]
pub struct EventRow {
    pub nda_id: i64,
    pub kind: Coded<NdaEventKind>,
    /// Of an end: the last day in force.
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub reason: String,
    pub survives_until_on: Option<NaiveDate>,
    pub seq: i64,
}

impl EventRow {
    #[must_use]
    pub fn event(&self) -> NdaEvent {
        NdaEvent { kind: self.kind.0, happened_on: self.happened_on }
    }
}

/// In the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, nda_id: i64) -> Result<Vec<EventRow>> {
    let known = tx.known();
    Ok(nda_event::table.filter(nda_event::nda_id.eq(nda_id).and(nda_event::seq.le(known))).order(nda_event::seq).load(tx.conn())?)
}

/// The events of those NDAs that were recorded up to entry `known`, in the order in which they were recorded.
pub fn by_nda(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<BTreeMap<i64, Vec<EventRow>>> {
    let mut all: BTreeMap<i64, Vec<EventRow>> = BTreeMap::new();
    let rows: Vec<EventRow> = nda_event::table
        .filter(nda_event::nda_id.among(ids).and(nda_event::seq.le(known)))
        .order((nda_event::nda_id, nda_event::seq))
        .load(tx.conn())?;
    for row in rows {
        all.entry(row.nda_id).or_default().push(row);
    }
    Ok(all)
}

/// Every event that was recorded up to entry `known`, by NDA and then in the order in which they were recorded.
pub fn all_events(tx: &mut dyn Reads, known: i64) -> Result<Vec<(i64, NdaEvent)>> {
    let rows: Vec<(i64, Coded<NdaEventKind>, NaiveDate)> = nda_event::table
        .filter(nda_event::seq.le(known))
        .order((nda_event::nda_id, nda_event::seq))
        .select((nda_event::nda_id, nda_event::kind, nda_event::happened_on))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, kind, happened_on)| (id, NdaEvent { kind: kind.0, happened_on })).collect())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(nda_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
