//! What happened to the versions of the agreement texts.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::agreement::{VersionEvent, VersionEventKind};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::agreement_event;
use crate::store::tx::{Reads, WriteTx};

/// One step in the life of a version.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_event)]
pub struct EventRow {
    pub version_id: i64,
    pub kind: Coded<VersionEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub comment: String,
    pub effective_on: Option<NaiveDate>,
    pub seq: i64,
}

impl EventRow {
    #[must_use]
    pub fn event(&self) -> VersionEvent {
        VersionEvent { kind: self.kind.0, happened_on: self.happened_on, person: self.person_id, effective_on: self.effective_on }
    }
}

/// The events of a version, in the order in which they were recorded.
pub fn events(tx: &mut impl Reads, version_id: i64) -> Result<Vec<EventRow>> {
    Ok(agreement_event::table.filter(agreement_event::version_id.eq(version_id)).order(agreement_event::seq).load(tx.conn())?)
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(agreement_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
