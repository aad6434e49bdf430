//! Offices held by persons in periods.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::code::Coded;
use super::schema::office;
use super::tx::{Reads, WriteTx};
use crate::domain::access::{Holding, Office};
use crate::domain::as_of::AsOf;
use crate::error::Result;

/// One holding of an office as it was recorded.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = office)]
pub struct Row {
    pub id: i64,
    pub person_id: i64,
    pub kind: Coded<Office>,
    pub letter: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Row {
    #[must_use]
    pub fn holding(&self) -> Holding {
        Holding { office: self.kind.0, person: self.person_id, from_on: self.from_on, until_on: self.until_on }
    }
}

/// All holdings, past and present, as they were known.
pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(office::table
        .filter(office::seq.le(as_of.known).and(office::superseded_seq.is_null().or(office::superseded_seq.gt(as_of.known))))
        .order((office::kind, office::from_on, office::id))
        .load(tx.conn())?)
}

pub fn holds(tx: &mut dyn Reads, person_id: i64, kind: Office, on: NaiveDate) -> Result<bool> {
    let held: i64 = office::table
        .filter(office::person_id.eq(person_id).and(office::kind.eq(Coded(kind))).and(office::superseded_seq.is_null()))
        .filter(office::from_on.le(on).and(office::until_on.is_null().or(office::until_on.ge(on))))
        .count()
        .get_result(tx.conn())?;
    Ok(held > 0)
}

/// What a person held or holds, oldest first.
pub fn of_person(tx: &mut dyn Reads, person_id: i64) -> Result<Vec<Row>> {
    Ok(office::table
        .filter(office::person_id.eq(person_id).and(office::superseded_seq.is_null()))
        .order((office::from_on, office::id))
        .load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(office::table.filter(office::id.eq(id).and(office::superseded_seq.is_null())).first(tx.conn()).optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(office::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn supersede(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = office::table.filter(office::id.eq(id).and(office::superseded_seq.is_null()));
    diesel::update(standing).set(office::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
