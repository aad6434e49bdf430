//! Sub-consignees of entrusted work, and what was decided on them.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{sub_entrustment, sub_entrustment_decision};
use super::tx::{Reads, WriteTx};
use crate::domain::sub_entrustment::SubOutcome;
use crate::error::Result;

/// A sub-consignee as it was asked for.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = sub_entrustment)]
pub struct Row {
    pub id: i64,
    pub entrustment_id: i64,
    /// The sub-consignee that entrusts it further; none: the consignee itself.
    pub parent_id: Option<i64>,
    /// Where the company is a consignee of the register.
    pub consignee_id: Option<i64>,
    pub name: String,
    pub match_key: String,
    pub corporate_number: Option<String>,
    pub address: String,
    pub company_country: String,
    pub work: String,
    /// Codes, separated by a comma.
    pub data_kinds: String,
    pub places: String,
    /// ISO 3166 codes, separated by a comma.
    pub countries: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub requested_on: NaiveDate,
    pub requested_by: String,
    pub note: String,
    /// Who recorded it.
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// A decision on a sub-consignee.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = sub_entrustment_decision)]
pub struct Decision {
    pub id: i64,
    pub sub_entrustment_id: i64,
    pub outcome: Coded<SubOutcome>,
    pub decided_on: NaiveDate,
    pub conditions: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// All that were known, by entrustment and then in the order in which they were asked for.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(sub_entrustment::table
        .filter(sub_entrustment::seq.le(known))
        .filter(sub_entrustment::superseded_seq.is_null().or(sub_entrustment::superseded_seq.gt(known)))
        .order((sub_entrustment::entrustment_id, sub_entrustment::id))
        .load(tx.conn())?)
}

/// The same of some entrustments.
pub fn of_entrustments(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(sub_entrustment::table
        .filter(sub_entrustment::entrustment_id.among(ids))
        .filter(sub_entrustment::seq.le(known))
        .filter(sub_entrustment::superseded_seq.is_null().or(sub_entrustment::superseded_seq.gt(known)))
        .order((sub_entrustment::entrustment_id, sub_entrustment::id))
        .load(tx.conn())?)
}

/// The standing row of a sub-consignee.
pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(sub_entrustment::table
        .filter(sub_entrustment::id.eq(id).and(sub_entrustment::superseded_seq.is_null()))
        .first(tx.conn())
        .optional()?)
}

/// Everyone who has recorded something of a sub-consignee.
pub fn recorders(tx: &mut dyn Reads, id: i64) -> Result<Vec<i64>> {
    let all: Vec<Option<i64>> =
        sub_entrustment::table.filter(sub_entrustment::id.eq(id)).select(sub_entrustment::person_id).distinct().load(tx.conn())?;
    Ok(all.into_iter().flatten().collect())
}

/// The decisions on some sub-consignees, in the order in which they were made.
pub fn decisions(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Decision>> {
    Ok(sub_entrustment_decision::table
        .filter(sub_entrustment_decision::sub_entrustment_id.among(ids))
        .filter(sub_entrustment_decision::seq.le(known))
        .order(sub_entrustment_decision::id)
        .load(tx.conn())?)
}

/// The same of all.
pub fn all_decisions(tx: &mut dyn Reads, known: i64) -> Result<Vec<Decision>> {
    Ok(sub_entrustment_decision::table
        .filter(sub_entrustment_decision::seq.le(known))
        .order(sub_entrustment_decision::id)
        .load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(sub_entrustment::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks what stands of a sub-consignee as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = sub_entrustment::table.filter(sub_entrustment::id.eq(id).and(sub_entrustment::superseded_seq.is_null()));
    diesel::update(standing).set(sub_entrustment::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn decide(tx: &mut WriteTx<'_>, row: &Decision) -> Result<()> {
    diesel::insert_into(sub_entrustment_decision::table).values(row).execute(tx.conn())?;
    Ok(())
}
