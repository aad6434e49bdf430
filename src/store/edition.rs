//! What the auditor says in reports, and the editions that were closed: what each rests on, its files, and what happened to it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{report_edition, report_event, report_file, report_text};
use super::tx::{Reads, WriteTx};
use crate::domain::report::EditionEventKind;
use crate::error::Result;

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_text)]
pub struct TextRow {
    /// The calendar year in which the fiscal year begins.
    pub year: i64,
    pub findings: String,
    pub opinion: String,
    pub recommendations: String,
    pub next_year: String,
    /// The ids of sections, with commas between them.
    pub left_out: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// An edition. It never changes.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_edition)]
pub struct Row {
    pub id: i64,
    pub year: i64,
    pub number: i64,
    pub reported_on: NaiveDate,
    pub known_seq: i64,
    pub head: String,
    /// SHA-256 of the content, in hexadecimal.
    pub content: String,
    pub program: String,
    /// SHA-256 of the templates, in hexadecimal.
    pub template: String,
    pub reason: String,
    /// The file that holds all files of it.
    pub document_id: i64,
    pub closed_on: NaiveDate,
    pub person_id: i64,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_file)]
pub struct FileRow {
    pub edition_id: i64,
    pub format: String,
    pub language: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    pub size: i64,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = report_event)]
pub struct EventRow {
    pub edition_id: i64,
    pub kind: Coded<EditionEventKind>,
    pub happened_on: NaiveDate,
    pub comment: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

/// What the auditor said of a year, as known when the ledger ended with entry `known`.
pub fn text(tx: &mut dyn Reads, year: i64, known: i64) -> Result<Option<TextRow>> {
    Ok(report_text::table
        .filter(report_text::year.eq(year).and(report_text::seq.le(known)))
        .filter(report_text::superseded_seq.is_null().or(report_text::superseded_seq.gt(known)))
        .first(tx.conn())
        .optional()?)
}

/// Everyone who wrote something of a year.
pub fn writers(tx: &mut dyn Reads, year: i64) -> Result<Vec<i64>> {
    let rows: Vec<Option<i64>> =
        report_text::table.filter(report_text::year.eq(year)).select(report_text::person_id).distinct().load(tx.conn())?;
    Ok(rows.into_iter().flatten().collect())
}

/// Writes in place of what was said.
pub fn write_text(tx: &mut WriteTx<'_>, row: &TextRow) -> Result<()> {
    let seq = tx.seq();
    let standing = report_text::table.filter(report_text::year.eq(row.year).and(report_text::superseded_seq.is_null()));
    diesel::update(standing).set(report_text::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(report_text::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// All editions, those of the latest year and the highest number first.
pub fn all(tx: &mut dyn Reads) -> Result<Vec<Row>> {
    Ok(report_edition::table.order((report_edition::year.desc(), report_edition::number.desc())).load(tx.conn())?)
}

/// Those of a year, the first one first.
pub fn of_year(tx: &mut dyn Reads, year: i64) -> Result<Vec<Row>> {
    Ok(report_edition::table.filter(report_edition::year.eq(year)).order(report_edition::number).load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(report_edition::table.find(id).first(tx.conn()).optional()?)
}

/// The edition whose files stand in a document.
pub fn of_bundle(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(report_edition::table.filter(report_edition::document_id.eq(document_id)).select(report_edition::id).first(tx.conn()).optional()?)
}

/// What happened to those editions, in order.
pub fn events(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<EventRow>> {
    Ok(report_event::table.filter(report_event::edition_id.among(ids)).order(report_event::seq).load(tx.conn())?)
}

pub fn files(tx: &mut dyn Reads, id: i64) -> Result<Vec<FileRow>> {
    Ok(report_file::table.filter(report_file::edition_id.eq(id)).order((report_file::language, report_file::format)).load(tx.conn())?)
}

/// The files of any edition that have these bytes.
pub fn files_of_hash(tx: &mut dyn Reads, hash: &str) -> Result<Vec<FileRow>> {
    Ok(report_file::table.filter(report_file::hash.eq(hash)).order(report_file::seq).load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row, files: &[FileRow]) -> Result<()> {
    diesel::insert_into(report_edition::table).values(row).execute(tx.conn())?;
    for file in files {
        diesel::insert_into(report_file::table).values(file).execute(tx.conn())?;
    }
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(report_event::table).values(row).execute(tx.conn())?;
    Ok(())
}
