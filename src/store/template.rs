//! Templates that an organisation has changed, and its logo, as facts. What the program has of its own stands in no row.

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use super::schema::template;
use super::tx::{Reads, WriteTx};
use crate::error::Result;

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = template)]
pub struct Row {
    /// Of the closed list, or that of the logo.
    pub name: String,
    /// Empty where the program's own holds again.
    pub text: String,
    /// In bytes.
    pub size: i64,
    pub changed_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// A change, without its text.
#[derive(Clone, Debug, Queryable)]
pub struct Change {
    pub name: String,
    pub size: i64,
    pub changed_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// The last entry until `known` by which any of them was changed; 0 if none ever was.
pub fn last(tx: &mut dyn Reads, known: i64) -> Result<i64> {
    let last: Option<i64> = template::table.filter(template::seq.le(known)).select(max(template::seq)).first(tx.conn())?;
    Ok(last.unwrap_or(0))
}

/// Those that hold, as known when the ledger ended with entry `known`.
pub fn in_force(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(template::table
        .filter(template::seq.le(known).and(template::superseded_seq.is_null().or(template::superseded_seq.gt(known))))
        .filter(template::size.gt(0))
        .order(template::name)
        .load(tx.conn())?)
}

/// What was last said of one; none if it was never changed.
pub fn of_name(tx: &mut dyn Reads, name: &str, known: i64) -> Result<Option<Row>> {
    Ok(template::table
        .filter(template::name.eq(name).and(template::seq.le(known)))
        .order(template::seq.desc())
        .first(tx.conn())
        .optional()?)
}

/// Every change of all of them, the latest first.
pub fn changes(tx: &mut dyn Reads) -> Result<Vec<Change>> {
    Ok(template::table
        .select((template::name, template::size, template::changed_on, template::person_id, template::seq))
        .order(template::seq.desc())
        .load(tx.conn())?)
}

/// Puts one in the place of what held.
pub fn put(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = template::table.filter(template::name.eq(&row.name).and(template::superseded_seq.is_null()));
    diesel::update(standing).set(template::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(template::table).values(row).execute(tx.conn())?;
    Ok(())
}
