//! The end of entrusted work: what was stated of the data, and what contracts say of the time for it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{ending, ending_term};
use super::tx::{Reads, WriteTx};
use crate::domain::ending::Statement;
use crate::error::Result;

/// A statement on ended work.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = ending)]
pub struct Row {
    pub id: i64,
    pub entrustment_id: i64,
    pub statement: Coded<Statement>,
    pub confirmed_on: NaiveDate,
    /// Who stated it, on the side of the consignee.
    pub confirmed_by: String,
    pub kept_reason: String,
    pub kept_until_on: Option<NaiveDate>,
    /// The certificate.
    pub document_id: Option<i64>,
    pub no_certificate_reason: String,
    /// It speaks for the sub-consignees, too.
    pub flows_down: bool,
    pub note: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// What a contract says of the time for return or destruction.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = ending_term)]
pub struct Term {
    pub entrustment_id: i64,
    pub days: i64,
    pub article: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// All statements that were known, in the order in which they were recorded.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(ending::table.filter(ending::seq.le(known)).order(ending::id).load(tx.conn())?)
}

/// The same of some entrustments.
pub fn of_entrustments(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(ending::table.filter(ending::entrustment_id.among(ids)).filter(ending::seq.le(known)).order(ending::id).load(tx.conn())?)
}

/// What all contracts say of the time.
pub fn terms(tx: &mut dyn Reads, known: i64) -> Result<Vec<Term>> {
    Ok(ending_term::table
        .filter(ending_term::seq.le(known))
        .filter(ending_term::superseded_seq.is_null().or(ending_term::superseded_seq.gt(known)))
        .order(ending_term::entrustment_id)
        .load(tx.conn())?)
}

/// The same for some entrustments.
pub fn terms_of(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Term>> {
    Ok(ending_term::table
        .filter(ending_term::entrustment_id.among(ids))
        .filter(ending_term::seq.le(known))
        .filter(ending_term::superseded_seq.is_null().or(ending_term::superseded_seq.gt(known)))
        .order(ending_term::entrustment_id)
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(ending::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Records what the contract says, in place of what stands.
pub fn put_term(tx: &mut WriteTx<'_>, row: &Term) -> Result<()> {
    let seq = tx.seq();
    let standing = ending_term::table.filter(ending_term::entrustment_id.eq(row.entrustment_id).and(ending_term::superseded_seq.is_null()));
    diesel::update(standing).set(ending_term::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(ending_term::table).values(row).execute(tx.conn())?;
    Ok(())
}
