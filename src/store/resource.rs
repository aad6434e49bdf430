//! Systems and ledgers in which personal data stands, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::consignee::as_of;
use super::schema::resource;
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::period::Period;
use crate::domain::resource::ResourceKind;
use crate::error::Result;

/// A system or a ledger as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = resource)]
pub struct Row {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub kind: Coded<ResourceKind>,
    pub special_care: bool,
    pub my_number: bool,
    pub department_id: Option<i64>,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl Row {
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from_on: self.from_on, until_on: self.until_on }
    }
}

/// Every one that there is on the date, by code.
pub fn all(tx: &mut dyn Reads, as_of: AsOf) -> Result<Vec<Row>> {
    Ok(resource::table.filter(as_of!(resource, as_of)).order((resource::code, resource::id)).load(tx.conn())?)
}

/// The standing rows of one, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(resource::table.filter(resource::id.eq(id).and(resource::superseded_seq.is_null())).order(resource::from_on).load(tx.conn())?)
}

/// The standing rows of each that has or had that code.
pub fn of_code(tx: &mut dyn Reads, code: &str) -> Result<Vec<Row>> {
    Ok(resource::table.filter(resource::code.eq(code).and(resource::superseded_seq.is_null())).order(resource::from_on).load(tx.conn())?)
}

/// The one that a word means, by its code or its name; the latest, if a name was used again.
pub fn of_word(tx: &mut dyn Reads, word: &str) -> Result<Option<Row>> {
    Ok(resource::table
        .filter(resource::code.eq(word).or(resource::name.eq(word)))
        .filter(resource::superseded_seq.is_null())
        .order(resource::from_on.desc())
        .first(tx.conn())
        .optional()?)
}

/// The last entry that changed each of them.
pub fn latest(tx: &mut dyn Reads) -> Result<BTreeMap<i64, i64>> {
    Ok(resource::table
        .filter(resource::superseded_seq.is_null())
        .order(resource::seq)
        .select((resource::id, resource::seq))
        .load::<(i64, i64)>(tx.conn())?
        .into_iter()
        .collect())
}

/// The standing rows of these, by id and then oldest first.
pub fn of_ids(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(resource::table
        .filter(resource::id.among(ids).and(resource::superseded_seq.is_null()))
        .order((resource::id, resource::from_on))
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(resource::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing =
        resource::table.filter(resource::id.eq(row.id).and(resource::from_on.eq(row.from_on)).and(resource::superseded_seq.is_null()));
    diesel::update(standing).set(resource::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
