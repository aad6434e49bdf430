//! Evidence packs: who ordered which, and what was handed over whole.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::schema::{report_pack, report_pack_end};
use super::tx::{Reads, WriteTx};
use crate::error::Result;

/// A pack that was ordered. It never changes.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_pack)]
pub struct Row {
    pub id: i64,
    pub edition_id: Option<i64>,
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub reported_on: NaiveDate,
    pub known_seq: i64,
    pub head: String,
    pub language: String,
    pub ordered_on: NaiveDate,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// That it was handed over whole.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_pack_end)]
pub struct EndRow {
    pub pack_id: i64,
    /// SHA-256 of its list of files, in hexadecimal.
    pub manifest: String,
    pub files: i64,
    pub missing: i64,
    /// In bytes.
    pub size: i64,
    pub finished_on: NaiveDate,
    pub seq: i64,
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(report_pack::table.find(id).first(tx.conn()).optional()?)
}

/// The latest first: those of an edition, of a year, or all.
pub fn list(tx: &mut dyn Reads, edition_id: Option<i64>, year: Option<i64>) -> Result<Vec<(Row, Option<EndRow>)>> {
    let mut asked = report_pack::table
        .left_join(report_pack_end::table.on(report_pack_end::pack_id.eq(report_pack::id)))
        .order(report_pack::id.desc())
        .into_boxed();
    if let Some(id) = edition_id {
        asked = asked.filter(report_pack::edition_id.eq(id));
    }
    if let Some(year) = year {
        asked = asked.filter(report_pack::year.eq(year));
    }
    Ok(asked.select((report_pack::all_columns, report_pack_end::all_columns.nullable())).load(tx.conn())?)
}

pub fn ended(tx: &mut dyn Reads, id: i64) -> Result<Option<EndRow>> {
    Ok(report_pack_end::table.find(id).first(tx.conn()).optional()?)
}

/// The pack whose list of files has this hash.
pub fn of_manifest(tx: &mut dyn Reads, hash: &str) -> Result<Option<EndRow>> {
    Ok(report_pack_end::table.filter(report_pack_end::manifest.eq(hash)).order(report_pack_end::seq).first(tx.conn()).optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(report_pack::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_end(tx: &mut WriteTx<'_>, row: &EndRow) -> Result<()> {
    diesel::insert_into(report_pack_end::table).values(row).execute(tx.conn())?;
    Ok(())
}
