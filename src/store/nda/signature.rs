//! Signatures, each with all that shows how it came about.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::nda::SignatureMethod;
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::signature as table;
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = table)]
pub struct SignatureRow {
    pub nda_id: i64,
    pub method: Coded<SignatureMethod>,
    pub signed_on: NaiveDate,
    pub recorded_at: NaiveDateTime,
    pub typed_name: String,
    pub address: String,
    pub agent: String,
    /// SHA-256 of what was shown to whoever signed.
    pub hash: String,
    /// The scan of what was signed on paper.
    pub file_id: Option<i64>,
    /// Who collected it on paper.
    pub collected_by: Option<i64>,
    pub person_id: Option<i64>,
    pub seq: i64,
    /// The entry that returned it.
    pub superseded_seq: Option<i64>,
}

/// The signature that stands, if one does.
pub fn signature(tx: &mut dyn Reads, nda_id: i64) -> Result<Option<SignatureRow>> {
    let known = tx.known();
    let stood = table::superseded_seq.is_null().or(table::superseded_seq.gt(known));
    Ok(table::table.filter(table::nda_id.eq(nda_id).and(table::seq.le(known)).and(stood)).first(tx.conn()).optional()?)
}

/// Every signature that was ever given on those NDAs, the oldest first.
pub fn signatures(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<SignatureRow>> {
    let known = tx.known();
    let asked = table::table.filter(table::nda_id.among(ids).and(table::seq.le(known)));
    let mut all: Vec<SignatureRow> = asked.order((table::nda_id, table::seq)).load(tx.conn())?;
    // What was returned later stood then.
    for row in &mut all {
        row.superseded_seq = row.superseded_seq.filter(|seq| *seq <= known);
    }
    Ok(all)
}

/// The NDA that a file is the scan of.
pub fn nda_of_file(tx: &mut dyn Reads, hash: &str) -> Result<Vec<i64>> {
    use crate::store::schema::document;
    Ok(table::table
        .inner_join(document::table.on(table::file_id.eq(document::id.nullable())))
        .filter(document::hash.eq(hash).and(table::superseded_seq.is_null()))
        .select(table::nda_id)
        .order(table::nda_id)
        .load(tx.conn())?)
}

pub fn insert_signature(tx: &mut WriteTx<'_>, row: &SignatureRow) -> Result<()> {
    diesel::insert_into(table::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The signature is returned: another one may follow.
pub fn supersede_signature(tx: &mut WriteTx<'_>, nda_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = table::table.filter(table::nda_id.eq(nda_id).and(table::superseded_seq.is_null()));
    diesel::update(standing).set(table::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
