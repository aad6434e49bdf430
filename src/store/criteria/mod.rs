//! Criteria for Selection of Consignee: sets, their versions, and what stands in them.

mod item;
mod terms;

use chrono::NaiveDate;
use diesel::prelude::*;

pub use item::{ItemRow, insert_item, item, item_rows, items, supersede_item};
pub use terms::{TermsRow, insert_terms, supersede_terms, terms};

use super::code::Coded;
use super::schema::{criteria_event, criteria_set, criteria_version};
use super::tx::{Reads, WriteTx};
use super::version::{EventRow, lives};
use crate::domain::as_of::AsOf;
use crate::domain::criteria::{KindOfWork, Version, in_force};
use crate::error::Result;
use crate::store::among::OneOf;

/// A set of criteria for one kind of work. It never changes; its versions do the changing.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = criteria_set)]
pub struct SetRow {
    pub id: i64,
    pub code: String,
    pub kind_of_work: Coded<KindOfWork>,
    pub name_ja: String,
    pub name_en: String,
    pub seq: i64,
}

/// A version of a set, numbered from 1.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = criteria_version)]
pub struct VersionRow {
    pub id: i64,
    pub set_id: i64,
    pub number: i64,
    pub seq: i64,
}

/// Every set, in the order in which they were opened.
pub fn sets(tx: &mut dyn Reads) -> Result<Vec<SetRow>> {
    Ok(criteria_set::table.order(criteria_set::id).load(tx.conn())?)
}

pub fn set(tx: &mut dyn Reads, id: i64) -> Result<Option<SetRow>> {
    Ok(criteria_set::table.find(id).first(tx.conn()).optional()?)
}

pub fn set_of_code(tx: &mut dyn Reads, code: &str) -> Result<Option<SetRow>> {
    Ok(criteria_set::table.filter(criteria_set::code.eq(code)).first(tx.conn()).optional()?)
}

/// Every version of every set, by set and number.
pub fn versions(tx: &mut dyn Reads) -> Result<Vec<VersionRow>> {
    Ok(criteria_version::table.order((criteria_version::set_id, criteria_version::number)).load(tx.conn())?)
}

/// The versions of a set, by number.
pub fn versions_of(tx: &mut dyn Reads, set_id: i64) -> Result<Vec<VersionRow>> {
    Ok(criteria_version::table.filter(criteria_version::set_id.eq(set_id)).order(criteria_version::number).load(tx.conn())?)
}

pub fn version(tx: &mut dyn Reads, id: i64) -> Result<Option<VersionRow>> {
    Ok(criteria_version::table.find(id).first(tx.conn()).optional()?)
}

/// The events of a version, in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, version_id: i64) -> Result<Vec<EventRow>> {
    Ok(criteria_event::table.filter(criteria_event::version_id.eq(version_id)).order(criteria_event::seq).load(tx.conn())?)
}

/// The events of all versions, in the order in which they were recorded.
pub fn all_events(tx: &mut dyn Reads) -> Result<Vec<EventRow>> {
    Ok(criteria_event::table.order((criteria_event::version_id, criteria_event::seq)).load(tx.conn())?)
}

/// The versions of a set with what happened to them, as was known when the ledger ended with entry `known`.
pub fn lifecycles(tx: &mut dyn Reads, set_id: i64, known: i64) -> Result<Vec<Version>> {
    let known_by = criteria_version::set_id.eq(set_id).and(criteria_version::seq.le(known));
    let versions =
        criteria_version::table.filter(known_by).order(criteria_version::number).select((criteria_version::id, criteria_version::number));
    let versions: Vec<(i64, i64)> = versions.load(tx.conn())?;
    let ids: Vec<i64> = versions.iter().map(|(id, _)| *id).collect();
    let happened = criteria_event::version_id.among(&ids).and(criteria_event::seq.le(known));
    let events: Vec<EventRow> = criteria_event::table.filter(happened).order(criteria_event::seq).load(tx.conn())?;
    Ok(lives(versions, &events))
}

/// The version of a set by which an evaluation that begins on the date is made.
pub fn version_in_force(tx: &mut dyn Reads, set_id: i64, on: NaiveDate) -> Result<Option<VersionRow>> {
    version_in_force_as_of(tx, set_id, AsOf::on(on))
}

/// The same, as it was known when the ledger ended with an entry.
pub fn version_in_force_as_of(tx: &mut dyn Reads, set_id: i64, as_of: AsOf) -> Result<Option<VersionRow>> {
    let versions = lifecycles(tx, set_id, as_of.known)?;
    match in_force(&versions, as_of.on).map(|found| found.id) {
        Some(id) => version(tx, id),
        None => Ok(None),
    }
}

pub fn insert_set(tx: &mut WriteTx<'_>, row: &SetRow) -> Result<()> {
    diesel::insert_into(criteria_set::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_version(tx: &mut WriteTx<'_>, row: &VersionRow) -> Result<()> {
    diesel::insert_into(criteria_version::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(criteria_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
