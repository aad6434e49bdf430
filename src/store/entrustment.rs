//! Entrustments: which work with which personal data a consignee has, in rows that are valid for a period and known since an entry.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::consignee::as_of;
use super::schema::entrustment;
use super::tx::{Reads, WriteTx};
use crate::domain::as_of::AsOf;
use crate::domain::criteria::KindOfWork;
use crate::domain::entrustment::{EntrustmentKind, SubEntrustment};
use crate::error::Result;

/// An entrustment as recorded for the period from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = entrustment)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column, and an answer of its own")]
pub struct Row {
    pub id: i64,
    pub consignee_id: i64,
    pub control_no: String,
    pub work: String,
    pub kind: Coded<EntrustmentKind>,
    pub kind_of_work: Coded<KindOfWork>,
    /// Codes, separated by a comma.
    pub data_kinds: String,
    /// How many principals' data; none if nobody knows.
    pub principals: Option<i64>,
    pub special_care: bool,
    pub my_number: bool,
    pub core_system: bool,
    pub it_used: bool,
    pub media_carried: bool,
    pub purpose: String,
    pub transfer_method: String,
    pub places: String,
    /// ISO 3166 codes, separated by a comma.
    pub countries: String,
    pub sub_entrustment: Coded<SubEntrustment>,
    pub department_id: Option<i64>,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// All rows of those consignees that were known, whatever their period, by consignee and then oldest first.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(entrustment::table
        .filter(entrustment::consignee_id.among(ids))
        .filter(entrustment::seq.le(known).and(entrustment::superseded_seq.is_null().or(entrustment::superseded_seq.gt(known))))
        .order((entrustment::consignee_id, entrustment::id, entrustment::from_on))
        .load(tx.conn())?)
}

/// All rows of all consignees that were known, whatever their period.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(entrustment::table
        .filter(entrustment::seq.le(known).and(entrustment::superseded_seq.is_null().or(entrustment::superseded_seq.gt(known))))
        .order((entrustment::consignee_id, entrustment::id, entrustment::from_on))
        .load(tx.conn())?)
}

/// The row of an entrustment that is valid on the date.
pub fn of_id(tx: &mut dyn Reads, id: i64, as_of: AsOf) -> Result<Option<Row>> {
    Ok(entrustment::table.filter(entrustment::id.eq(id)).filter(as_of!(entrustment, as_of)).first(tx.conn()).optional()?)
}

/// The standing rows of an entrustment, oldest period first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(entrustment::table
        .filter(entrustment::id.eq(id).and(entrustment::superseded_seq.is_null()))
        .order(entrustment::from_on)
        .load(tx.conn())?)
}

/// The standing rows of these entrustments, by entrustment and then oldest first.
pub fn of_ids(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<Row>> {
    Ok(entrustment::table
        .filter(entrustment::id.among(ids).and(entrustment::superseded_seq.is_null()))
        .order((entrustment::id, entrustment::from_on))
        .load(tx.conn())?)
}

/// Whose control number it is or was. Control numbers are never used again.
pub fn of_control_no(tx: &mut dyn Reads, control_no: &str) -> Result<Option<i64>> {
    Ok(entrustment::table.filter(entrustment::control_no.eq(control_no)).select(entrustment::id).first(tx.conn()).optional()?)
}

/// Every row that was ever recorded of the work of a consignee, in the order in which they were recorded.
pub fn history(tx: &mut dyn Reads, consignee_id: i64) -> Result<Vec<Row>> {
    Ok(entrustment::table
        .filter(entrustment::consignee_id.eq(consignee_id))
        .order((entrustment::seq, entrustment::id, entrustment::from_on))
        .load(tx.conn())?)
}

/// How many entrustments a consignee has ever had: its next control number.
pub fn count_of_consignee(tx: &mut dyn Reads, consignee_id: i64) -> Result<i64> {
    Ok(entrustment::table
        .filter(entrustment::consignee_id.eq(consignee_id))
        .select(diesel::dsl::count(entrustment::id).aggregate_distinct())
        .first(tx.conn())?)
}

/// What each entrustment is about, by the latest that is known.
pub fn works(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, (String, String)>> {
    let known = tx.known();
    let asked = entrustment::table.filter(entrustment::id.among(ids)).order(entrustment::from_on).select((
        entrustment::id,
        entrustment::control_no,
        entrustment::work,
    ));
    let rows: Vec<(i64, String, String)> = if known == i64::MAX {
        asked.filter(entrustment::superseded_seq.is_null()).load(tx.conn())?
    } else {
        let stood = entrustment::superseded_seq.is_null().or(entrustment::superseded_seq.gt(known));
        asked.filter(entrustment::seq.le(known).and(stood)).load(tx.conn())?
    };
    Ok(rows.into_iter().map(|(id, control_no, work)| (id, (control_no, work))).collect())
}

/// The last day of each, by the latest that is known; none for what goes on.
pub fn last_days(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, Option<NaiveDate>>> {
    Ok(entrustment::table
        .filter(entrustment::id.among(ids).and(entrustment::superseded_seq.is_null()))
        .order(entrustment::from_on)
        .select((entrustment::id, entrustment::until_on))
        .load::<(i64, Option<NaiveDate>)>(tx.conn())?
        .into_iter()
        .collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(entrustment::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = entrustment::table
        .filter(entrustment::id.eq(row.id).and(entrustment::from_on.eq(row.from_on)).and(entrustment::superseded_seq.is_null()));
    diesel::update(standing).set(entrustment::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
