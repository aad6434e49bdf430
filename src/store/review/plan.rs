//! Plans of reviews, one for each fiscal year, and what happened to them.

use chrono::NaiveDate;
use diesel::dsl::min;
use diesel::prelude::*;

use crate::domain::plan::PlanEventKind;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{review_plan, review_plan_event};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_plan)]
pub struct PlanRow {
    pub id: i64,
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub person_id: Option<i64>,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = review_plan_event)]
pub struct PlanEventRow {
    pub plan_id: i64,
    pub kind: Coded<PlanEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub comment: String,
    pub seq: i64,
}

pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<PlanRow>> {
    Ok(review_plan::table.filter(review_plan::seq.le(known)).order(review_plan::year).load(tx.conn())?)
}

pub fn of_year(tx: &mut dyn Reads, year: i64) -> Result<Option<PlanRow>> {
    Ok(review_plan::table.filter(review_plan::year.eq(year)).first(tx.conn()).optional()?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<PlanRow>> {
    Ok(review_plan::table.find(id).first(tx.conn()).optional()?)
}

/// The events of a plan, in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, plan_id: i64) -> Result<Vec<PlanEventRow>> {
    Ok(review_plan_event::table.filter(review_plan_event::plan_id.eq(plan_id)).order(review_plan_event::seq).load(tx.conn())?)
}

/// The approvals of all plans: plan, day and entry.
pub fn approvals(tx: &mut dyn Reads, known: i64) -> Result<Vec<(i64, NaiveDate, i64)>> {
    Ok(review_plan_event::table
        .filter(review_plan_event::kind.eq(Coded(PlanEventKind::Approved)).and(review_plan_event::seq.le(known)))
        .order(review_plan_event::seq)
        .select((review_plan_event::plan_id, review_plan_event::happened_on, review_plan_event::seq))
        .load(tx.conn())?)
}

/// The day on which the first plan was approved.
pub fn kept_since(tx: &mut dyn Reads, known: i64) -> Result<Option<NaiveDate>> {
    Ok(review_plan_event::table
        .filter(review_plan_event::kind.eq(Coded(PlanEventKind::Approved)).and(review_plan_event::seq.le(known)))
        .select(min(review_plan_event::happened_on))
        .first(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &PlanRow) -> Result<()> {
    diesel::insert_into(review_plan::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &PlanEventRow) -> Result<()> {
    diesel::insert_into(review_plan_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
