//! Non-disclosure agreements and pledges: what was issued, what happened to it, its signatures and its links.

mod brief;
mod event;
mod link;
mod signature;

use diesel::prelude::*;

pub use brief::{Brief, Narrow, all_of_people, all_with_consignees, from_later, list, of_consignees, of_ids, of_people, pending, waiting};
pub use event::{EventRow, all_events, by_nda, events, insert_event};
pub use link::{Link, insert_link, link, maker, use_link, void_links};
pub use signature::{SignatureRow, insert_signature, nda_of_file, signature, signatures, supersede_signature};

use super::code::Coded;
use super::schema::{agreement_version, nda, nda_event, signature as signed};
use super::tx::{Reads, WriteTx};
use crate::domain::agreement::Language;
use crate::error::Result;
use crate::store::among::OneOf;

/// An NDA as it was issued. It never changes, but that a text about a person is blanked when their data is erased.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = nda)]
pub struct Row {
    pub id: i64,
    pub version_id: i64,
    pub language: Coded<Language>,
    pub person_id: Option<i64>,
    pub consignee_id: Option<i64>,
    pub signatory: String,
    pub signatory_email: String,
    pub issued_on: chrono::NaiveDate,
    pub issued_by: Option<i64>,
    pub sign_by_on: Option<chrono::NaiveDate>,
    pub valid_from_on: Option<chrono::NaiveDate>,
    pub valid_until_on: Option<chrono::NaiveDate>,
    /// Exactly what is signed; empty where a file is.
    pub text: String,
    pub file_id: Option<i64>,
    /// SHA-256 of exactly what is signed, in hexadecimal.
    pub hash: String,
    pub renews_id: Option<i64>,
    /// The entry that signed it off, or after which nobody will: it waits no more.
    pub settled_seq: Option<i64>,
    pub seq: i64,
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(nda::table.find(id).select(Row::as_select()).first(tx.conn()).optional()?)
}

/// The NDAs whose text, file or scan has this SHA-256.
pub fn of_hash(tx: &mut dyn Reads, hash: &str) -> Result<Vec<i64>> {
    Ok(nda::table.filter(nda::hash.eq(hash)).select(nda::id).order(nda::id).load(tx.conn())?)
}

/// The agreement that a version belongs to, and its number.
pub fn agreement_of_version(tx: &mut dyn Reads, version_id: i64) -> Result<Option<(i64, i64)>> {
    Ok(agreement_version::table
        .find(version_id)
        .select((agreement_version::agreement_id, agreement_version::number))
        .first(tx.conn())
        .optional()?)
}

/// The NDA that renews this one.
pub fn renewed_by(tx: &mut dyn Reads, id: i64) -> Result<Vec<i64>> {
    let known = tx.known();
    Ok(nda::table.filter(nda::renews_id.eq(id).and(nda::seq.le(known))).select(nda::id).order(nda::id).load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(nda::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Nobody waits for it any more.
pub fn settle(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(nda::table.find(id)).set(nda::settled_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Blanks what tells who it was about: the hash stays, and proves a text that somebody else still has. What was never signed waits no more.
pub fn blank_of_person(tx: &mut WriteTx<'_>, person_id: i64) -> Result<()> {
    let ids: Vec<i64> = nda::table.filter(nda::person_id.eq(person_id)).select(nda::id).load(tx.conn())?;
    let seq = tx.seq();
    diesel::update(nda::table.filter(nda::person_id.eq(person_id))).set(nda::text.eq("")).execute(tx.conn())?;
    diesel::update(nda_event::table.filter(nda_event::nda_id.among(&ids))).set(nda_event::reason.eq("")).execute(tx.conn())?;
    for id in nda::table.filter(nda::person_id.eq(person_id).and(nda::settled_seq.is_null())).select(nda::id).load::<i64>(tx.conn())? {
        void_links(tx, id)?;
        settle(tx, id)?;
        insert_event(
            tx,
            &EventRow {
                nda_id: id,
                kind: Coded(crate::domain::nda::NdaEventKind::Voided),
                happened_on: tx.moment().today,
                person_id: tx.actor().person,
                reason: String::new(),
                survives_until_on: None,
                seq,
            },
        )?;
    }
    diesel::update(signed::table.filter(signed::nda_id.among(&ids)))
        .set((signed::typed_name.eq(""), signed::address.eq(""), signed::agent.eq("")))
        .execute(tx.conn())?;
    Ok(())
}
