//! Reviews: what each is for, the dates that it was set to, and what happened to it; plans, sheets and cadences have files of their own.

pub mod cadence;
pub mod plan;
pub mod sheet;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use super::code::Coded;
use super::schema::{review, review_date, review_entrustment, review_event};
use super::tx::{Reads, WriteTx};
use crate::domain::review::{Conclusion, Method, ReviewCause, ReviewEventKind, ReviewKind};
use crate::error::Result;
use crate::store::among::OneOf;

/// A review as it was planned. It never changes: its dates and what happens to it stand beside it.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review)]
pub struct Row {
    pub id: i64,
    pub consignee_id: i64,
    pub plan_id: Option<i64>,
    pub kind: Coded<ReviewKind>,
    pub cause: Option<Coded<ReviewCause>>,
    pub reason: String,
    pub due_on: Option<NaiveDate>,
    pub seq: i64,
}

/// A date that a review was set to, by which method and by whom it is to be carried out.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_date)]
pub struct DateRow {
    pub review_id: i64,
    pub planned_on: NaiveDate,
    pub method: Coded<Method>,
    pub assignee_id: Option<i64>,
    pub reason: String,
    pub recorded_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// What happened to a review.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_event)]
pub struct EventRow {
    pub review_id: i64,
    pub kind: Coded<ReviewEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub carried_out_by: Option<i64>,
    /// The version of the criteria that it looks at.
    pub version_id: Option<i64>,
    pub conclusion: Option<Coded<Conclusion>>,
    pub reason: String,
    pub seq: i64,
}

/// Which reviews are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Of<'i> {
    All,
    Consignees(&'i [i64]),
    Plan(i64),
    One(i64),
}

/// Those reviews that were known, by id.
pub fn rows(tx: &mut dyn Reads, of: Of<'_>, known: i64) -> Result<Vec<Row>> {
    let mut query = review::table.filter(review::seq.le(known)).order(review::id).into_boxed();
    match of {
        Of::All => {}
        Of::Consignees(ids) => query = query.filter(review::consignee_id.among(ids)),
        Of::Plan(id) => query = query.filter(review::plan_id.eq(id)),
        Of::One(id) => query = query.filter(review::id.eq(id)),
    }
    Ok(query.load(tx.conn())?)
}

/// Which work each of those reviews looks at, as review and entrustment.
pub fn covers(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<(i64, i64)>> {
    Ok(review_entrustment::table
        .filter(review_entrustment::review_id.among(ids))
        .order((review_entrustment::review_id, review_entrustment::entrustment_id))
        .select((review_entrustment::review_id, review_entrustment::entrustment_id))
        .load(tx.conn())?)
}

/// Every date that those reviews were set to, in the order in which they were recorded.
pub fn dates(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<DateRow>> {
    Ok(review_date::table
        .filter(review_date::review_id.among(ids).and(review_date::seq.le(known)))
        .order((review_date::review_id, review_date::seq))
        .load(tx.conn())?)
}

/// What happened to those reviews, in the order in which it was recorded.
pub fn events(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<EventRow>> {
    Ok(review_event::table
        .filter(review_event::review_id.among(ids).and(review_event::seq.le(known)))
        .order((review_event::review_id, review_event::seq))
        .load(tx.conn())?)
}

/// The number of the next review. A plan makes many in one entry, so they have numbers of their own; writers come one after the other.
pub fn next_id(tx: &mut WriteTx<'_>) -> Result<i64> {
    let last: Option<i64> = review::table.select(max(review::id)).first(tx.conn())?;
    Ok(last.unwrap_or(0) + 1)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row, entrustments: &[i64], date: &DateRow) -> Result<()> {
    diesel::insert_into(review::table).values(row).execute(tx.conn())?;
    for entrustment in entrustments {
        diesel::insert_into(review_entrustment::table)
            .values((
                review_entrustment::review_id.eq(row.id),
                review_entrustment::entrustment_id.eq(entrustment),
                review_entrustment::seq.eq(row.seq),
            ))
            .execute(tx.conn())?;
    }
    insert_date(tx, date)
}

pub fn insert_date(tx: &mut WriteTx<'_>, row: &DateRow) -> Result<()> {
    diesel::insert_into(review_date::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(review_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
