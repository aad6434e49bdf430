//! One-time links by which somebody without an account signs. Only the hash of a link's token is stored.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::error::Result;
use crate::store::schema::{ledger, nda_link};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = nda_link)]
pub struct Link {
    pub token_hash: Vec<u8>,
    pub nda_id: i64,
    pub expires_at: NaiveDateTime,
    pub used_seq: Option<i64>,
    pub seq: i64,
}

pub fn link(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Link>> {
    Ok(nda_link::table.find(token_hash).first(tx.conn()).optional()?)
}

/// Who made the link that was used in an entry.
pub fn maker(tx: &mut dyn Reads, nda_id: i64, used_seq: i64) -> Result<Option<i64>> {
    let made: Option<Option<i64>> = nda_link::table
        .inner_join(ledger::table.on(ledger::seq.eq(nda_link::seq)))
        .filter(nda_link::nda_id.eq(nda_id).and(nda_link::used_seq.eq(used_seq)))
        .order(nda_link::seq.desc())
        .select(ledger::person_id)
        .first(tx.conn())
        .optional()?;
    Ok(made.flatten())
}

pub fn insert_link(tx: &mut WriteTx<'_>, row: &Link) -> Result<()> {
    diesel::insert_into(nda_link::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn use_link(tx: &mut WriteTx<'_>, token_hash: &[u8]) -> Result<()> {
    let seq = tx.seq();
    diesel::update(nda_link::table.find(token_hash)).set(nda_link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Links that were made before and not used are void once another is made, or the NDA was signed or ended by another way.
pub fn void_links(tx: &mut WriteTx<'_>, nda_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(nda_link::table.filter(nda_link::nda_id.eq(nda_id).and(nda_link::used_seq.is_null())))
        .set(nda_link::used_seq.eq(seq))
        .execute(tx.conn())?;
    Ok(())
}
