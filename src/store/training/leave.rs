//! Long leaves of people, and from which courses they are exempt.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::period::Period;
use crate::domain::training::LeaveKind;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{person_leave, training_attendance, training_exemption};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = person_leave)]
pub struct Leave {
    pub id: i64,
    pub person_id: i64,
    pub kind: Coded<LeaveKind>,
    pub note: String,
    pub from_on: NaiveDate,
    /// The last day of it; none if that is not known yet.
    pub until_on: Option<NaiveDate>,
    pub person_by: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Leave {
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_exemption)]
pub struct Exemption {
    pub id: i64,
    pub course_id: i64,
    pub person_id: i64,
    pub reason: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub person_by: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Exemption {
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

/// All leaves that were known, by person.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Leave>> {
    Ok(person_leave::table.filter(known!(person_leave, known)).order((person_leave::person_id, person_leave::from_on)).load(tx.conn())?)
}

pub fn of_person(tx: &mut dyn Reads, person_id: i64) -> Result<Vec<Leave>> {
    Ok(person_leave::table
        .filter(known!(person_leave, i64::MAX))
        .filter(person_leave::person_id.eq(person_id))
        .order(person_leave::from_on)
        .load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Leave>> {
    Ok(person_leave::table.filter(known!(person_leave, i64::MAX)).filter(person_leave::id.eq(id)).first(tx.conn()).optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Leave) -> Result<()> {
    diesel::insert_into(person_leave::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn supersede(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = person_leave::table.filter(person_leave::id.eq(id).and(person_leave::superseded_seq.is_null()));
    diesel::update(standing).set(person_leave::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// All exemptions that were known, by person.
pub fn exemptions(tx: &mut dyn Reads, known: i64) -> Result<Vec<Exemption>> {
    Ok(training_exemption::table
        .filter(known!(training_exemption, known))
        .order((training_exemption::person_id, training_exemption::from_on))
        .load(tx.conn())?)
}

pub fn exemption(tx: &mut dyn Reads, id: i64) -> Result<Option<Exemption>> {
    Ok(training_exemption::table
        .filter(known!(training_exemption, i64::MAX))
        .filter(training_exemption::id.eq(id))
        .first(tx.conn())
        .optional()?)
}

pub fn insert_exemption(tx: &mut WriteTx<'_>, row: &Exemption) -> Result<()> {
    diesel::insert_into(training_exemption::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn supersede_exemption(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = training_exemption::table.filter(training_exemption::id.eq(id).and(training_exemption::superseded_seq.is_null()));
    diesel::update(standing).set(training_exemption::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Blanks what was written of the leaves, exemptions and absences of a person.
pub fn erase(tx: &mut WriteTx<'_>, person_id: i64) -> Result<()> {
    let leaves = person_leave::table.filter(person_leave::person_id.eq(person_id));
    diesel::update(leaves).set(person_leave::note.eq("")).execute(tx.conn())?;
    let exemptions = training_exemption::table.filter(training_exemption::person_id.eq(person_id));
    diesel::update(exemptions).set(training_exemption::reason.eq("")).execute(tx.conn())?;
    let attended = training_attendance::table.filter(training_attendance::person_id.eq(person_id));
    diesel::update(attended).set(training_attendance::note.eq("")).execute(tx.conn())?;
    Ok(())
}
