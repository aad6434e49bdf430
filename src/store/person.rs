//! Persons, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::code::Coded;
use super::schema::person;
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::person::PersonKind;
use crate::error::Result;

/// A person as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = person)]
pub struct Row {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub kana: String,
    pub sort_key: Vec<u8>,
    pub search_key: String,
    pub kind: Coded<PersonKind>,
    pub department_id: Option<i64>,
    pub email: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// What each person is called, by the latest that is known: people are shown by name long after they have left.
pub fn names(tx: &mut impl Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    Ok(person::table
        .filter(person::id.eq_any(ids).and(person::superseded_seq.is_null()))
        .order(person::from_on)
        .select((person::id, person::name))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .collect())
}

/// The standing rows of a person, oldest period first.
pub fn periods(tx: &mut impl Reads, id: i64) -> Result<Vec<Row>> {
    Ok(person::table.filter(person::id.eq(id).and(person::superseded_seq.is_null())).order(person::from_on).load(tx.conn())?)
}

/// Who has that code, by the latest that is known.
pub fn of_code(tx: &mut impl Reads, code: &str) -> Result<Option<Row>> {
    Ok(person::table
        .filter(person::code.eq(code).and(person::superseded_seq.is_null()))
        .order(person::from_on.desc())
        .first(tx.conn())
        .optional()?)
}

/// Everyone who belongs on that date, in the order of kana.
pub fn belonging(tx: &mut impl Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(person::table
        .filter(person::seq.le(as_of.known).and(person::superseded_seq.is_null().or(person::superseded_seq.gt(as_of.known))))
        .filter(person::from_on.le(as_of.on).and(person::until_on.is_null().or(person::until_on.ge(as_of.on))))
        .order((person::sort_key, person::id))
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(person::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = person::table.filter(person::id.eq(row.id).and(person::from_on.eq(row.from_on)).and(person::superseded_seq.is_null()));
    diesel::update(standing).set(person::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
