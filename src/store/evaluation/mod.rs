//! Evaluations, the work that each covers, and what happened to them; answers and decisions have files of their own.

mod event;
mod list;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

pub use event::{EventRow, events, events_of, insert_event};
pub use list::{Narrow, Stage, count, list};

use super::code::Coded;
use super::schema::{evaluation, evaluation_entrustment};
use super::tx::{Reads, WriteTx};
use crate::domain::evaluation::EvaluationKind;
use crate::error::Result;
use crate::store::among::OneOf;

/// An evaluation as it was begun. It never changes: what happens to it stands beside it.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = evaluation)]
pub struct Row {
    pub id: i64,
    pub consignee_id: i64,
    pub version_id: i64,
    pub round_id: Option<i64>,
    pub kind: Coded<EvaluationKind>,
    /// Why it is made, if it is extraordinary.
    pub reason: String,
    pub started_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(evaluation::table.find(id).first(tx.conn()).optional()?)
}

pub fn of_ids(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(evaluation::table.filter(evaluation::id.among(ids)).order(evaluation::id).load(tx.conn())?)
}

/// Every evaluation of a consignee, oldest first.
pub fn of_consignee(tx: &mut dyn Reads, consignee_id: i64) -> Result<Vec<Row>> {
    Ok(evaluation::table.filter(evaluation::consignee_id.eq(consignee_id)).order(evaluation::id).load(tx.conn())?)
}

/// The evaluations of a selection round, oldest first.
pub fn of_round(tx: &mut dyn Reads, round_id: i64) -> Result<Vec<Row>> {
    Ok(evaluation::table.filter(evaluation::round_id.eq(round_id)).order(evaluation::id).load(tx.conn())?)
}

/// Which work each of those evaluations covers. One that is not in the answer covers all of its consignee.
pub fn covers(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>> {
    let rows: Vec<(i64, i64)> = evaluation_entrustment::table
        .filter(evaluation_entrustment::evaluation_id.among(ids))
        .order((evaluation_entrustment::evaluation_id, evaluation_entrustment::entrustment_id))
        .select((evaluation_entrustment::evaluation_id, evaluation_entrustment::entrustment_id))
        .load(tx.conn())?;
    let mut covers: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (evaluation, entrustment) in rows {
        covers.entry(evaluation).or_default().push(entrustment);
    }
    Ok(covers)
}

/// The last entry of the ledger that speaks of an evaluation: whoever has seen it has seen everything.
pub fn last_seq(tx: &mut dyn Reads, id: i64) -> Result<i64> {
    crate::store::entry::last_about(tx, "evaluation", id)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row, entrustments: &[i64]) -> Result<()> {
    diesel::insert_into(evaluation::table).values(row).execute(tx.conn())?;
    for entrustment in entrustments {
        diesel::insert_into(evaluation_entrustment::table)
            .values((
                evaluation_entrustment::evaluation_id.eq(row.id),
                evaluation_entrustment::entrustment_id.eq(entrustment),
                evaluation_entrustment::seq.eq(row.seq),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
