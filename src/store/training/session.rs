//! Sessions, who was there, and the codes by which people sign in to them.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::training::{Mark, Method, Source};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::{training_attendance, training_code, training_session};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, PartialEq, Queryable, Insertable)]
#[diesel(table_name = training_session)]
pub struct Row {
    pub id: i64,
    pub course_id: i64,
    pub version_id: i64,
    pub method: Coded<Method>,
    pub place: String,
    pub trainer: String,
    pub minutes: i64,
    pub note: String,
    /// None: for everyone whom the course is for.
    pub department_id: Option<i64>,
    /// The session whose absentees it is for.
    pub makes_up_id: Option<i64>,
    pub cancelled: bool,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// Whether somebody was there, as it was recorded. A correction supersedes it.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_attendance)]
pub struct Attendance {
    pub session_id: i64,
    pub person_id: i64,
    pub course_id: i64,
    pub version_id: i64,
    pub mark: Coded<Mark>,
    pub source: Coded<Source>,
    pub happened_on: NaiveDate,
    pub note: String,
    pub recorded_by: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_code)]
pub struct Code {
    pub code_hash: Vec<u8>,
    pub session_id: i64,
    pub expires_at: NaiveDateTime,
    pub seq: i64,
    pub closed_seq: Option<i64>,
}

macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

/// The sessions that begin within these days, the latest first.
pub fn between(tx: &mut dyn Reads, from_on: NaiveDate, until_on: NaiveDate, known: i64) -> Result<Vec<Row>> {
    Ok(training_session::table
        .filter(known!(training_session, known))
        .filter(training_session::from_on.between(from_on, until_on))
        .order((training_session::from_on.desc(), training_session::id.desc()))
        .load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    let known = tx.known();
    Ok(training_session::table.filter(known!(training_session, known)).filter(training_session::id.eq(id)).first(tx.conn()).optional()?)
}

/// Those that make up for a session.
pub fn making_up(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    let known = tx.known();
    Ok(training_session::table
        .filter(known!(training_session, known))
        .filter(training_session::makes_up_id.eq(id))
        .order(training_session::from_on)
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(training_session::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn supersede(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = training_session::table.filter(training_session::id.eq(id).and(training_session::superseded_seq.is_null()));
    diesel::update(standing).set(training_session::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Who was there and who was not, as far as it was recorded.
pub fn attendance(tx: &mut dyn Reads, session_id: i64, known: i64) -> Result<Vec<Attendance>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, known))
        .filter(training_attendance::session_id.eq(session_id))
        .order(training_attendance::person_id)
        .load(tx.conn())?)
}

/// Everything that was recorded for days within these, by person and day.
pub fn attendance_between(tx: &mut dyn Reads, from_on: NaiveDate, until_on: NaiveDate, known: i64) -> Result<Vec<Attendance>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, known))
        .filter(training_attendance::happened_on.between(from_on, until_on))
        .order((training_attendance::person_id, training_attendance::happened_on, training_attendance::session_id))
        .load(tx.conn())?)
}

/// What was recorded of a person, the latest first.
pub fn attendance_of(tx: &mut dyn Reads, person_id: i64, known: i64) -> Result<Vec<Attendance>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, known))
        .filter(training_attendance::person_id.eq(person_id))
        .order((training_attendance::happened_on.desc(), training_attendance::session_id.desc()))
        .load(tx.conn())?)
}

pub fn insert_attendance(tx: &mut WriteTx<'_>, row: &Attendance) -> Result<()> {
    diesel::insert_into(training_attendance::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// What was recorded of somebody in a session is no longer what is known.
pub fn supersede_attendance(tx: &mut WriteTx<'_>, session_id: i64, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = training_attendance::table
        .filter(training_attendance::session_id.eq(session_id).and(training_attendance::person_id.eq(person_id)))
        .filter(training_attendance::superseded_seq.is_null());
    diesel::update(standing).set(training_attendance::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn code(tx: &mut dyn Reads, code_hash: &[u8]) -> Result<Option<Code>> {
    Ok(training_code::table.find(code_hash).first(tx.conn()).optional()?)
}

/// Until when the code of a session lets people in; none if there is none.
pub fn open_until(tx: &mut dyn Reads, session_id: i64) -> Result<Option<NaiveDateTime>> {
    Ok(training_code::table
        .filter(training_code::session_id.eq(session_id).and(training_code::closed_seq.is_null()))
        .order(training_code::seq.desc())
        .select(training_code::expires_at)
        .first(tx.conn())
        .optional()?)
}

pub fn insert_code(tx: &mut WriteTx<'_>, row: &Code) -> Result<()> {
    diesel::insert_into(training_code::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Closes the codes of a session that are open. Returns how many.
pub fn close_codes(tx: &mut WriteTx<'_>, session_id: i64) -> Result<usize> {
    let seq = tx.seq();
    let open = training_code::table.filter(training_code::session_id.eq(session_id).and(training_code::closed_seq.is_null()));
    Ok(diesel::update(open).set(training_code::closed_seq.eq(seq)).execute(tx.conn())?)
}

pub fn of_ids(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(training_session::table.filter(known!(training_session, i64::MAX)).filter(training_session::id.among(ids)).load(tx.conn())?)
}

/// The days on which people attended a course from a day on, the earliest first.
pub fn attended_since(tx: &mut dyn Reads, course_id: i64, from_on: NaiveDate, known: i64) -> Result<Vec<(i64, NaiveDate)>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, known))
        .filter(training_attendance::course_id.eq(course_id).and(training_attendance::mark.eq(Coded(Mark::Attended))))
        .filter(training_attendance::happened_on.ge(from_on))
        .order((training_attendance::happened_on, training_attendance::person_id))
        .select((training_attendance::person_id, training_attendance::happened_on))
        .load(tx.conn())?)
}

/// How many attended each session.
pub fn counts(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<(i64, Coded<Mark>, i64)>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, known))
        .filter(training_attendance::session_id.among(ids))
        .group_by((training_attendance::session_id, training_attendance::mark))
        .select((training_attendance::session_id, training_attendance::mark, diesel::dsl::count_star()))
        .load(tx.conn())?)
}

/// What is recorded of somebody in a session.
pub fn attendance_in(tx: &mut dyn Reads, session_id: i64, person_id: i64) -> Result<Option<Attendance>> {
    Ok(training_attendance::table
        .filter(known!(training_attendance, i64::MAX))
        .filter(training_attendance::session_id.eq(session_id).and(training_attendance::person_id.eq(person_id)))
        .first(tx.conn())
        .optional()?)
}

/// Who opened a code.
pub fn opener(tx: &mut dyn Reads, seq: i64) -> Result<Option<i64>> {
    use crate::store::schema::ledger;
    Ok(ledger::table.filter(ledger::seq.eq(seq)).select(ledger::person_id).first::<Option<i64>>(tx.conn()).optional()?.flatten())
}
