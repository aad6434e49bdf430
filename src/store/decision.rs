//! Decisions on evaluations, their conditions, and when each condition was met.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{condition, condition_event, decision, evaluation_entrustment};
use super::tx::{Reads, WriteTx};
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::scoring::Outcome;
use crate::error::Result;

/// A decision as it was taken. It never changes.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = decision)]
pub struct Row {
    pub id: i64,
    pub evaluation_id: i64,
    pub consignee_id: i64,
    pub outcome: Coded<DecisionOutcome>,
    /// What the calculation came to.
    pub computed: Coded<Outcome>,
    pub score_numerator: Option<i64>,
    pub score_denominator: Option<i64>,
    pub decided_on: NaiveDate,
    pub valid_until_on: Option<NaiveDate>,
    pub reason: String,
    pub measure: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = condition)]
pub struct Condition {
    pub decision_id: i64,
    pub number: i64,
    pub text: String,
    pub due_on: NaiveDate,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = condition_event)]
pub struct Met {
    pub decision_id: i64,
    pub number: i64,
    pub met_on: NaiveDate,
    pub note: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// The decisions on those consignees that were known, oldest first.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(decision::table
        .filter(decision::consignee_id.among(ids).and(decision::seq.le(known)))
        .order((decision::consignee_id, decision::decided_on, decision::id))
        .load(tx.conn())?)
}

/// All decisions that were known.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(decision::table
        .filter(decision::seq.le(known))
        .order((decision::consignee_id, decision::decided_on, decision::id))
        .load(tx.conn())?)
}

/// The decisions on one evaluation: one, and perhaps an exceptional approval after it.
pub fn of_evaluation(tx: &mut dyn Reads, evaluation_id: i64) -> Result<Vec<Row>> {
    let known = tx.known();
    Ok(decision::table
        .filter(decision::evaluation_id.eq(evaluation_id).and(decision::seq.le(known)))
        .order(decision::id)
        .load(tx.conn())?)
}

pub fn of_evaluations(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(decision::table.filter(decision::evaluation_id.among(ids)).order(decision::id).load(tx.conn())?)
}

/// The conditions of those decisions, by decision and number.
pub fn conditions(tx: &mut dyn Reads, decision_ids: &[i64]) -> Result<Vec<Condition>> {
    Ok(condition::table
        .filter(condition::decision_id.among(decision_ids))
        .order((condition::decision_id, condition::number))
        .load(tx.conn())?)
}

/// Every condition of a decision that was known.
pub fn all_conditions(tx: &mut dyn Reads, known: i64) -> Result<Vec<Condition>> {
    Ok(condition::table.filter(condition::seq.le(known)).order((condition::decision_id, condition::number)).load(tx.conn())?)
}

/// When conditions were met, as was known.
pub fn met(tx: &mut dyn Reads, decision_ids: &[i64], known: i64) -> Result<Vec<Met>> {
    Ok(condition_event::table
        .filter(condition_event::decision_id.among(decision_ids).and(condition_event::seq.le(known)))
        .filter(condition_event::superseded_seq.is_null().or(condition_event::superseded_seq.gt(known)))
        .load(tx.conn())?)
}

pub fn all_met(tx: &mut dyn Reads, known: i64) -> Result<Vec<Met>> {
    Ok(condition_event::table
        .filter(condition_event::seq.le(known))
        .filter(condition_event::superseded_seq.is_null().or(condition_event::superseded_seq.gt(known)))
        .load(tx.conn())?)
}

/// Which entrustments each evaluation is about: pairs of evaluation and entrustment.
pub fn covers(tx: &mut dyn Reads, evaluation_ids: &[i64]) -> Result<Vec<(i64, i64)>> {
    Ok(evaluation_entrustment::table
        .filter(evaluation_entrustment::evaluation_id.among(evaluation_ids))
        .select((evaluation_entrustment::evaluation_id, evaluation_entrustment::entrustment_id))
        .load(tx.conn())?)
}

pub fn all_covers(tx: &mut dyn Reads, known: i64) -> Result<Vec<(i64, i64)>> {
    Ok(evaluation_entrustment::table
        .filter(evaluation_entrustment::seq.le(known))
        .select((evaluation_entrustment::evaluation_id, evaluation_entrustment::entrustment_id))
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row, conditions: &[Condition]) -> Result<()> {
    diesel::insert_into(decision::table).values(row).execute(tx.conn())?;
    for one in conditions {
        diesel::insert_into(condition::table).values(one).execute(tx.conn())?;
    }
    Ok(())
}

/// Records when a condition was met, in the place of what was recorded before.
pub fn put_met(tx: &mut WriteTx<'_>, row: &Met) -> Result<()> {
    let seq = tx.seq();
    let standing = condition_event::table
        .filter(condition_event::decision_id.eq(row.decision_id).and(condition_event::number.eq(row.number)))
        .filter(condition_event::superseded_seq.is_null());
    diesel::update(standing).set(condition_event::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(condition_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
