//! Training plans, one for each fiscal year, their lines, and what happened to them.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::plan::PlanEventKind;
use crate::domain::training::Method;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{training_plan, training_plan_event, training_plan_line};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_plan)]
pub struct Row {
    pub id: i64,
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub person_id: Option<i64>,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_plan_line)]
pub struct LineRow {
    pub plan_id: i64,
    pub number: i64,
    pub course_id: i64,
    pub planned_on: NaiveDate,
    pub method: Coded<Method>,
    pub note: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_plan_event)]
pub struct EventRow {
    pub plan_id: i64,
    pub kind: Coded<PlanEventKind>,
    pub happened_on: NaiveDate,
    pub person_id: Option<i64>,
    pub comment: String,
    pub seq: i64,
}

pub fn of_year(tx: &mut dyn Reads, year: i64, known: i64) -> Result<Option<Row>> {
    Ok(training_plan::table.filter(training_plan::year.eq(year).and(training_plan::seq.le(known))).first(tx.conn()).optional()?)
}

pub fn lines(tx: &mut dyn Reads, plan_id: i64, known: i64) -> Result<Vec<LineRow>> {
    Ok(training_plan_line::table
        .filter(training_plan_line::plan_id.eq(plan_id).and(training_plan_line::seq.le(known)))
        .filter(training_plan_line::superseded_seq.is_null().or(training_plan_line::superseded_seq.gt(known)))
        .order((training_plan_line::planned_on, training_plan_line::number))
        .load(tx.conn())?)
}

/// The number of the next line.
pub fn next_number(tx: &mut dyn Reads, plan_id: i64) -> Result<i64> {
    let last: Option<i64> = training_plan_line::table
        .filter(training_plan_line::plan_id.eq(plan_id))
        .select(diesel::dsl::max(training_plan_line::number))
        .first(tx.conn())?;
    Ok(last.unwrap_or(0) + 1)
}

pub fn events(tx: &mut dyn Reads, plan_id: i64, known: i64) -> Result<Vec<EventRow>> {
    Ok(training_plan_event::table
        .filter(training_plan_event::plan_id.eq(plan_id).and(training_plan_event::seq.le(known)))
        .order(training_plan_event::seq)
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(training_plan::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_line(tx: &mut WriteTx<'_>, row: &LineRow) -> Result<()> {
    diesel::insert_into(training_plan_line::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn supersede_line(tx: &mut WriteTx<'_>, plan_id: i64, number: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = training_plan_line::table
        .filter(training_plan_line::plan_id.eq(plan_id).and(training_plan_line::number.eq(number)))
        .filter(training_plan_line::superseded_seq.is_null());
    diesel::update(standing).set(training_plan_line::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(training_plan_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
