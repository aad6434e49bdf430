//! Attempts at a test, the answers in them, and what they came to.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::error::Result;
use crate::store::schema::{training_allowance, training_answer, training_attempt, training_result};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_attempt)]
pub struct Attempt {
    pub id: i64,
    pub course_id: i64,
    pub version_id: i64,
    pub person_id: i64,
    pub started_on: NaiveDate,
    pub seq: i64,
}

/// Further attempts that somebody was allowed.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_allowance)]
pub struct Allowance {
    pub id: i64,
    pub version_id: i64,
    pub person_id: i64,
    pub attempts: i64,
    pub reason: String,
    pub allowed_on: NaiveDate,
    pub allowed_by: Option<i64>,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_answer)]
pub struct Answer {
    pub attempt_id: i64,
    /// The place of the question, from 0.
    pub question: i64,
    /// The places of the choices, with commas between them.
    pub chosen: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_result)]
pub struct Outcome {
    pub id: i64,
    /// None: a test that was held elsewhere.
    pub attempt_id: Option<i64>,
    pub course_id: i64,
    pub version_id: i64,
    pub person_id: i64,
    pub happened_on: NaiveDate,
    pub points: i64,
    pub out_of: i64,
    pub passed: bool,
    pub recorded_by: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

macro_rules! known {
    ($known:expr) => {
        training_result::seq.le($known).and(training_result::superseded_seq.is_null().or(training_result::superseded_seq.gt($known)))
    };
}

pub fn attempt(tx: &mut dyn Reads, id: i64) -> Result<Option<Attempt>> {
    Ok(training_attempt::table.find(id).first(tx.conn()).optional()?)
}

/// The attempts of a person at a version, the first one first.
pub fn attempts(tx: &mut dyn Reads, person_id: i64, version_id: i64) -> Result<Vec<Attempt>> {
    Ok(training_attempt::table
        .filter(training_attempt::person_id.eq(person_id).and(training_attempt::version_id.eq(version_id)))
        .order(training_attempt::id)
        .load(tx.conn())?)
}

pub fn insert_attempt(tx: &mut WriteTx<'_>, row: &Attempt) -> Result<()> {
    diesel::insert_into(training_attempt::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The further attempts that a person was allowed, the first one first.
pub fn allowances(tx: &mut dyn Reads, person_id: i64, known: i64) -> Result<Vec<Allowance>> {
    Ok(training_allowance::table
        .filter(training_allowance::person_id.eq(person_id).and(training_allowance::seq.le(known)))
        .order(training_allowance::id)
        .load(tx.conn())?)
}

pub fn insert_allowance(tx: &mut WriteTx<'_>, row: &Allowance) -> Result<()> {
    diesel::insert_into(training_allowance::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The answers that stand, by question.
pub fn answers(tx: &mut dyn Reads, attempt_id: i64) -> Result<Vec<Answer>> {
    Ok(training_answer::table
        .filter(training_answer::attempt_id.eq(attempt_id).and(training_answer::superseded_seq.is_null()))
        .order(training_answer::question)
        .load(tx.conn())?)
}

/// Writes an answer in place of the one that stood.
pub fn write_answer(tx: &mut WriteTx<'_>, row: &Answer) -> Result<()> {
    let seq = tx.seq();
    let standing = training_answer::table
        .filter(training_answer::attempt_id.eq(row.attempt_id).and(training_answer::question.eq(row.question)))
        .filter(training_answer::superseded_seq.is_null());
    diesel::update(standing).set(training_answer::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(training_answer::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn result_of(tx: &mut dyn Reads, attempt_id: i64) -> Result<Option<Outcome>> {
    Ok(training_result::table.filter(known!(i64::MAX)).filter(training_result::attempt_id.eq(attempt_id)).first(tx.conn()).optional()?)
}

/// The results of a person, the latest first.
pub fn results_of(tx: &mut dyn Reads, person_id: i64, known: i64) -> Result<Vec<Outcome>> {
    Ok(training_result::table
        .filter(known!(known))
        .filter(training_result::person_id.eq(person_id))
        .order((training_result::happened_on.desc(), training_result::id.desc()))
        .load(tx.conn())?)
}

/// Everything that was recorded for days within these, by person and day.
pub fn results_between(tx: &mut dyn Reads, from_on: NaiveDate, until_on: NaiveDate, known: i64) -> Result<Vec<Outcome>> {
    Ok(training_result::table
        .filter(known!(known))
        .filter(training_result::happened_on.between(from_on, until_on))
        .order((training_result::person_id, training_result::happened_on, training_result::id))
        .load(tx.conn())?)
}

pub fn insert_result(tx: &mut WriteTx<'_>, row: &Outcome) -> Result<()> {
    diesel::insert_into(training_result::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The result of a person on a day, of a test that was held elsewhere.
pub fn elsewhere_on(tx: &mut dyn Reads, course_id: i64, person_id: i64, on: NaiveDate) -> Result<Option<Outcome>> {
    Ok(training_result::table
        .filter(known!(i64::MAX))
        .filter(training_result::course_id.eq(course_id).and(training_result::person_id.eq(person_id)))
        .filter(training_result::happened_on.eq(on).and(training_result::attempt_id.is_null()))
        .first(tx.conn())
        .optional()?)
}

pub fn supersede_result(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = training_result::table.filter(training_result::id.eq(id).and(training_result::superseded_seq.is_null()));
    diesel::update(standing).set(training_result::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
