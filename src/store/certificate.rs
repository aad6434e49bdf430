//! Certificates of consignees, in periods of which each renewal is one, and their files.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::document;
use super::schema::{certificate, certificate_document};
use super::tx::{Reads, WriteTx};
use crate::domain::certificate::CertificateKind;
use crate::error::Result;

/// A certificate as it holds from `from_on` to its last day `until_on`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = certificate)]
pub struct Row {
    pub id: i64,
    pub consignee_id: i64,
    pub kind: Coded<CertificateKind>,
    pub name: String,
    pub number: String,
    pub scope: String,
    pub issuer: String,
    pub note: String,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// The rows of a table that were known.
macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

/// All periods of those consignees' certificates that were known, by consignee and then oldest first.
pub fn of_consignees(tx: &mut dyn Reads, ids: &[i64], known: i64) -> Result<Vec<Row>> {
    Ok(certificate::table
        .filter(certificate::consignee_id.among(ids))
        .filter(known!(certificate, known))
        .order((certificate::consignee_id, certificate::id, certificate::from_on))
        .load(tx.conn())?)
}

/// All periods of all certificates that were known.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(certificate::table
        .filter(known!(certificate, known))
        .order((certificate::consignee_id, certificate::id, certificate::from_on))
        .load(tx.conn())?)
}

/// At most `limit` certificates, each with its consignee, from after `after`.
pub fn page(tx: &mut dyn Reads, consignee_id: Option<i64>, after: i64, limit: i64, known: i64) -> Result<Vec<(i64, i64)>> {
    let mut query = certificate::table
        .filter(known!(certificate, known))
        .filter(certificate::id.gt(after))
        .select((certificate::id, certificate::consignee_id))
        .distinct()
        .order(certificate::id)
        .limit(limit)
        .into_boxed();
    if let Some(id) = consignee_id {
        query = query.filter(certificate::consignee_id.eq(id));
    }
    Ok(query.load(tx.conn())?)
}

/// The standing periods of a certificate, oldest first.
pub fn periods(tx: &mut dyn Reads, id: i64) -> Result<Vec<Row>> {
    Ok(certificate::table
        .filter(certificate::id.eq(id).and(certificate::superseded_seq.is_null()))
        .order(certificate::from_on)
        .load(tx.conn())?)
}

/// Whose it is.
pub fn consignee_of(tx: &mut dyn Reads, id: i64) -> Result<Option<i64>> {
    Ok(certificate::table.filter(certificate::id.eq(id)).select(certificate::consignee_id).first(tx.conn()).optional()?)
}

/// The number of each and its kind, by the latest that is known.
pub fn names(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeMap<i64, String>> {
    Ok(certificate::table
        .filter(certificate::id.among(ids).and(certificate::superseded_seq.is_null()))
        .order(certificate::from_on)
        .select((certificate::id, certificate::number))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(certificate::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks a row as no longer what is known.
pub fn supersede(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    let seq = tx.seq();
    let standing = certificate::table
        .filter(certificate::id.eq(row.id).and(certificate::from_on.eq(row.from_on)))
        .filter(certificate::superseded_seq.is_null());
    diesel::update(standing).set(certificate::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// The files of a certificate.
pub fn documents(tx: &mut dyn Reads, id: i64, known: i64) -> Result<Vec<document::Row>> {
    use super::schema::document as file;
    Ok(certificate_document::table
        .inner_join(file::table.on(file::id.eq(certificate_document::document_id)))
        .filter(certificate_document::certificate_id.eq(id))
        .filter(known!(certificate_document, known))
        .order(file::id)
        .select(file::all_columns)
        .load(tx.conn())?)
}

/// The certificate to which a file belongs or belonged.
pub fn certificate_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(certificate_document::table
        .filter(certificate_document::document_id.eq(document_id))
        .select(certificate_document::certificate_id)
        .first(tx.conn())
        .optional()?)
}

pub fn attach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(certificate_document::table)
        .values((
            certificate_document::certificate_id.eq(id),
            certificate_document::document_id.eq(document_id),
            certificate_document::seq.eq(seq),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = certificate_document::table
        .filter(certificate_document::certificate_id.eq(id).and(certificate_document::document_id.eq(document_id)))
        .filter(certificate_document::superseded_seq.is_null());
    diesel::update(standing).set(certificate_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
