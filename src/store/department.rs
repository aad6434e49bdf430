//! Departments, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::consignee::as_of;
use super::schema::department;
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::error::Result;

/// A department as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = department)]
pub struct Row {
    pub id: i64,
    pub code: String,
    pub name_ja: String,
    pub name_en: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// Every department that there is on the date, by code.
pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(department::table.filter(as_of!(department, as_of)).order((department::code, department::id)).load(tx.conn())?)
}

pub fn on(tx: &mut dyn Reads, id: i64, as_of: AsOf) -> Result<Option<Row>> {
    Ok(department::table.filter(department::id.eq(id)).filter(as_of!(department, as_of)).first(tx.conn()).optional()?)
}

/// The standing rows of a department, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(department::table
        .filter(department::id.eq(id).and(department::superseded_seq.is_null()))
        .order(department::from_on)
        .load(tx.conn())?)
}

/// The standing rows of every department that has or had that code.
pub fn of_code(tx: &mut dyn Reads, code: &str) -> Result<Vec<Row>> {
    Ok(department::table
        .filter(department::code.eq(code).and(department::superseded_seq.is_null()))
        .order(department::from_on)
        .load(tx.conn())?)
}

/// The last entry that changed each department.
pub fn latest(tx: &mut dyn Reads) -> Result<BTreeMap<i64, i64>> {
    Ok(department::table
        .filter(department::superseded_seq.is_null())
        .order(department::seq)
        .select((department::id, department::seq))
        .load::<(i64, i64)>(tx.conn())?
        .into_iter()
        .collect())
}

/// Each department by what is recorded of it for the latest time.
pub fn latest_rows(tx: &mut dyn Reads) -> Result<BTreeMap<i64, Row>> {
    let rows: Vec<Row> = department::table.filter(department::superseded_seq.is_null()).order(department::from_on).load(tx.conn())?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// What each department is called in Japanese and in English, by the latest that was known when the ledger ended with entry `known`.
pub fn names(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, (String, String)>> {
    Ok(department::table
        .filter(department::seq.le(known).and(department::superseded_seq.is_null().or(department::superseded_seq.gt(known))))
        .order(department::from_on)
        .select((department::id, (department::name_ja, department::name_en)))
        .load::<(i64, (String, String))>(tx.conn())?
        .into_iter()
        .collect())
}

/// The department that a word means, by its code or one of its names; the latest, if a name was used again.
pub fn of_word(tx: &mut dyn Reads, word: &str) -> Result<Option<Row>> {
    Ok(department::table
        .filter(department::code.eq(word).or(department::name_ja.eq(word)).or(department::name_en.eq(word)))
        .filter(department::superseded_seq.is_null())
        .order(department::from_on.desc())
        .first(tx.conn())
        .optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(department::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = department::table
        .filter(department::id.eq(row.id).and(department::from_on.eq(row.from_on)).and(department::superseded_seq.is_null()));
    diesel::update(standing).set(department::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
