//! What happened to evaluations, besides their decisions.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::evaluation::{EvaluationEvent, EvaluationEventKind};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::evaluation_event;
use crate::store::tx::{Reads, WriteTx};

/// One step of an evaluation.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = evaluation_event)]
pub struct EventRow {
    pub evaluation_id: i64,
    pub kind: Coded<EvaluationEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub comment: String,
    pub seq: i64,
}

impl EventRow {
    #[must_use]
    pub fn event(&self) -> EvaluationEvent {
        EvaluationEvent { kind: self.kind.0, happened_on: self.happened_on, person: self.person_id }
    }
}

/// The events of an evaluation, in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, evaluation_id: i64) -> Result<Vec<EventRow>> {
    events_of(tx, &[evaluation_id])
}

/// The events of those evaluations, by evaluation and then in the order in which they were recorded.
pub fn events_of(tx: &mut dyn Reads, evaluation_ids: &[i64]) -> Result<Vec<EventRow>> {
    let known = tx.known();
    Ok(evaluation_event::table
        .filter(evaluation_event::evaluation_id.among(evaluation_ids).and(evaluation_event::seq.le(known)))
        .order((evaluation_event::evaluation_id, evaluation_event::seq))
        .load(tx.conn())?)
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(evaluation_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
