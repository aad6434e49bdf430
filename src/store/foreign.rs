//! Handling in foreign countries: by which route, and the checks of the recipients.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{foreign_check, foreign_route};
use super::tx::{Reads, WriteTx};
use crate::domain::foreign::{CheckResult, Place, Route};
use crate::error::Result;

/// The route of a place from a day on.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = foreign_route)]
pub struct RouteRow {
    pub id: i64,
    pub entrustment_id: i64,
    /// None: the consignee itself.
    pub sub_entrustment_id: Option<i64>,
    pub route: Coded<Route>,
    pub grounds: String,
    pub from_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// A check of the recipient at a place.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = foreign_check)]
pub struct CheckRow {
    pub id: i64,
    pub entrustment_id: i64,
    pub sub_entrustment_id: Option<i64>,
    pub checked_on: NaiveDate,
    pub result: Coded<CheckResult>,
    pub looked_at: String,
    /// What of the country's system may affect the measures.
    pub foreign_system: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

impl RouteRow {
    #[must_use]
    pub fn place(&self) -> Place {
        Place { entrustment_id: self.entrustment_id, sub_entrustment_id: self.sub_entrustment_id }
    }
}

impl CheckRow {
    #[must_use]
    pub fn place(&self) -> Place {
        Place { entrustment_id: self.entrustment_id, sub_entrustment_id: self.sub_entrustment_id }
    }
}

/// All routes that were known, by entrustment and day.
pub fn routes(tx: &mut dyn Reads, known: i64) -> Result<Vec<RouteRow>> {
    Ok(foreign_route::table
        .filter(foreign_route::seq.le(known))
        .filter(foreign_route::superseded_seq.is_null().or(foreign_route::superseded_seq.gt(known)))
        .order((foreign_route::entrustment_id, foreign_route::from_on, foreign_route::id))
        .load(tx.conn())?)
}

/// The same of some entrustments.
pub fn routes_of(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<RouteRow>> {
    Ok(foreign_route::table
        .filter(foreign_route::entrustment_id.among(ids))
        .filter(foreign_route::seq.le(known))
        .filter(foreign_route::superseded_seq.is_null().or(foreign_route::superseded_seq.gt(known)))
        .order((foreign_route::entrustment_id, foreign_route::from_on, foreign_route::id))
        .load(tx.conn())?)
}

/// All checks that were known, by entrustment and day.
pub fn checks(tx: &mut dyn Reads, known: i64) -> Result<Vec<CheckRow>> {
    Ok(foreign_check::table
        .filter(foreign_check::seq.le(known))
        .order((foreign_check::entrustment_id, foreign_check::checked_on, foreign_check::id))
        .load(tx.conn())?)
}

/// The same of some entrustments.
pub fn checks_of(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<CheckRow>> {
    Ok(foreign_check::table
        .filter(foreign_check::entrustment_id.among(ids))
        .filter(foreign_check::seq.le(known))
        .order((foreign_check::entrustment_id, foreign_check::checked_on, foreign_check::id))
        .load(tx.conn())?)
}

pub fn insert_route(tx: &mut WriteTx<'_>, row: &RouteRow) -> Result<()> {
    diesel::insert_into(foreign_route::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a route as no longer what is known.
pub fn supersede_route(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(foreign_route::table.filter(foreign_route::id.eq(id))).set(foreign_route::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn insert_check(tx: &mut WriteTx<'_>, row: &CheckRow) -> Result<()> {
    diesel::insert_into(foreign_check::table).values(row).execute(tx.conn())?;
    Ok(())
}
