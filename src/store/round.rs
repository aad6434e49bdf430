//! Selection rounds: several candidates for one piece of work, and what happened in the choosing.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{round_event, selection_round};
use super::tx::{Reads, WriteTx};
use crate::domain::round::{RoundEvent, RoundEventKind};
use crate::error::Result;

/// A round as it was opened. It never changes: what happens in it stands beside it.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = selection_round)]
pub struct Row {
    pub id: i64,
    pub title: String,
    pub work: String,
    pub version_id: i64,
    pub opened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// One step of a round.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = round_event)]
pub struct EventRow {
    pub round_id: i64,
    pub kind: Coded<RoundEventKind>,
    pub consignee_id: Option<i64>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub reason: String,
    pub seq: i64,
}

impl EventRow {
    #[must_use]
    pub fn event(&self) -> RoundEvent {
        RoundEvent {
            kind: self.kind.0,
            consignee: self.consignee_id,
            happened_on: self.happened_on,
            person: self.person_id,
            reason: self.reason.clone(),
        }
    }
}

/// At most `limit` rounds, newest first, from before the one with the id `before`; only those to which a candidate was ever added, if one
/// is named.
pub fn list(tx: &mut dyn Reads, candidate: Option<i64>, before: Option<i64>, limit: i64) -> Result<Vec<Row>> {
    let before = before.unwrap_or(i64::MAX);
    let newest = selection_round::table.filter(selection_round::id.lt(before)).order(selection_round::id.desc()).limit(limit);
    let Some(candidate) = candidate else { return Ok(newest.load(tx.conn())?) };
    let added = round_event::table
        .filter(round_event::consignee_id.eq(candidate).and(round_event::kind.eq(Coded(RoundEventKind::Added))))
        .select(round_event::round_id);
    Ok(newest.filter(selection_round::id.eq_any(added)).load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(selection_round::table.find(id).first(tx.conn()).optional()?)
}

/// What those rounds are called.
pub fn titles(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    Ok(selection_round::table
        .filter(selection_round::id.among(ids))
        .select((selection_round::id, selection_round::title))
        .load(tx.conn())?)
}

/// The events of those rounds, by round and then in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<EventRow>> {
    Ok(round_event::table.filter(round_event::round_id.among(ids)).order((round_event::round_id, round_event::seq)).load(tx.conn())?)
}

/// The last entry of the ledger that speaks of a round.
pub fn last_seq(tx: &mut dyn Reads, id: i64) -> Result<i64> {
    super::entry::last_about(tx, "round", id)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(selection_round::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(round_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
