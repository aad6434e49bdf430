//! Where the versions say what the checklist asks for, with every state that this had while they were drafts.

use diesel::prelude::*;

use crate::domain::agreement::Mention;
use crate::error::Result;
use crate::store::schema::agreement_clause;
use crate::store::tx::{Reads, WriteTx};

/// An item of the checklist and where a version says it, as recorded by an entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_clause)]
pub struct ClauseRow {
    pub version_id: i64,
    pub code: String,
    pub article: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// What a version says of the checklist, by code, as known when the ledger ended with entry `known`.
pub fn clauses(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Vec<Mention>> {
    let rows: Vec<ClauseRow> = agreement_clause::table
        .filter(agreement_clause::version_id.eq(version_id).and(agreement_clause::seq.le(known)))
        .filter(agreement_clause::superseded_seq.is_null().or(agreement_clause::superseded_seq.gt(known)))
        .order(agreement_clause::code)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|row| Mention { code: row.code, article: row.article }).collect())
}

pub fn insert_clause(tx: &mut WriteTx<'_>, row: &ClauseRow) -> Result<()> {
    diesel::insert_into(agreement_clause::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks where a version says something as no longer what is known.
pub fn supersede_clause(tx: &mut WriteTx<'_>, version_id: i64, code: &str) -> Result<()> {
    let seq = tx.seq();
    let standing = agreement_clause::table
        .filter(agreement_clause::version_id.eq(version_id).and(agreement_clause::code.eq(code)))
        .filter(agreement_clause::superseded_seq.is_null());
    diesel::update(standing).set(agreement_clause::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
