//! Agreement texts: what they are for, their versions, and what stands in them.

mod clause;
mod text;

use diesel::prelude::*;

pub use clause::{ClauseRow, clauses, insert_clause, supersede_clause};
pub use text::{TextRow, insert_text, supersede_text, text};

use super::code::Coded;
use super::schema::{agreement as agreement_table, agreement_event, agreement_version};
use super::tx::{Reads, WriteTx};
use super::version::{EventRow, lives};
use crate::domain::agreement::{AgreementKind, Version, in_force};
use crate::domain::as_of::AsOf;
use crate::error::Result;
use crate::store::among::OneOf;

/// An agreement text for one kind of signatory. It never changes; its versions do the changing.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_table)]
pub struct AgreementRow {
    pub id: i64,
    pub code: String,
    pub kind: Coded<AgreementKind>,
    pub name_ja: String,
    pub name_en: String,
    /// Who opened it.
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// A version of an agreement text, numbered from 1.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_version)]
pub struct VersionRow {
    pub id: i64,
    pub agreement_id: i64,
    pub number: i64,
    pub seq: i64,
}

/// Every agreement text, in the order in which they were opened.
pub fn agreements(tx: &mut dyn Reads) -> Result<Vec<AgreementRow>> {
    Ok(agreement_table::table.order(agreement_table::id).load(tx.conn())?)
}

pub fn agreement(tx: &mut dyn Reads, id: i64) -> Result<Option<AgreementRow>> {
    Ok(agreement_table::table.find(id).first(tx.conn()).optional()?)
}

pub fn agreement_of_code(tx: &mut dyn Reads, code: &str) -> Result<Option<AgreementRow>> {
    Ok(agreement_table::table.filter(agreement_table::code.eq(code)).first(tx.conn()).optional()?)
}

pub fn version(tx: &mut dyn Reads, id: i64) -> Result<Option<VersionRow>> {
    Ok(agreement_version::table.find(id).first(tx.conn()).optional()?)
}

/// The versions of an agreement text, by number.
pub fn versions_of(tx: &mut dyn Reads, agreement_id: i64) -> Result<Vec<VersionRow>> {
    let of = agreement_version::table.filter(agreement_version::agreement_id.eq(agreement_id));
    Ok(of.order(agreement_version::number).load(tx.conn())?)
}

/// The events of a version, in the order in which they were recorded.
pub fn events(tx: &mut dyn Reads, version_id: i64) -> Result<Vec<EventRow>> {
    Ok(agreement_event::table.filter(agreement_event::version_id.eq(version_id)).order(agreement_event::seq).load(tx.conn())?)
}

/// The versions with what happened to them, as was known when the ledger ended with entry `known`.
pub fn lifecycles(tx: &mut dyn Reads, agreement_id: i64, known: i64) -> Result<Vec<Version>> {
    let known_by = agreement_version::agreement_id.eq(agreement_id).and(agreement_version::seq.le(known));
    let versions = agreement_version::table
        .filter(known_by)
        .order(agreement_version::number)
        .select((agreement_version::id, agreement_version::number));
    let versions: Vec<(i64, i64)> = versions.load(tx.conn())?;
    let ids: Vec<i64> = versions.iter().map(|(id, _)| *id).collect();
    let happened = agreement_event::version_id.among(&ids).and(agreement_event::seq.le(known));
    let events: Vec<EventRow> = agreement_event::table.filter(happened).order(agreement_event::seq).load(tx.conn())?;
    Ok(lives(versions, &events))
}

/// The version on which an NDA is issued on the date, as it was known when the ledger ended with an entry.
pub fn version_in_force_as_of(tx: &mut dyn Reads, agreement_id: i64, as_of: AsOf) -> Result<Option<VersionRow>> {
    let versions = lifecycles(tx, agreement_id, as_of.known)?;
    match in_force(&versions, as_of.on).map(|found| found.id) {
        Some(id) => version(tx, id),
        None => Ok(None),
    }
}

pub fn insert_agreement(tx: &mut WriteTx<'_>, row: &AgreementRow) -> Result<()> {
    diesel::insert_into(agreement_table::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_version(tx: &mut WriteTx<'_>, row: &VersionRow) -> Result<()> {
    diesel::insert_into(agreement_version::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(agreement_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
