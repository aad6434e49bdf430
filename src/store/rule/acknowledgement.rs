//! Who acknowledged which version of a rule, and the one-time links by which it is done without an account.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::rule::AcknowledgementMethod;
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::schema::{acknowledgement, acknowledgement_link};
use crate::store::tx::{Reads, WriteTx};

/// That a person acknowledged a version, as recorded by an entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = acknowledgement)]
pub struct AcknowledgementRow {
    pub version_id: i64,
    pub person_id: i64,
    pub method: Coded<AcknowledgementMethod>,
    pub acknowledged_on: NaiveDate,
    pub recorded_at: NaiveDateTime,
    /// Of whoever acknowledged by a page.
    pub address: String,
    pub agent: String,
    /// The signed list.
    pub document_id: Option<i64>,
    /// Who recorded the list or made the link.
    pub recorded_by: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// A link, of which only the hash of its token is stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = acknowledgement_link)]
pub struct Link {
    pub token_hash: Vec<u8>,
    pub version_id: i64,
    pub person_id: i64,
    pub made_by: Option<i64>,
    pub expires_at: NaiveDateTime,
    pub used_seq: Option<i64>,
    pub seq: i64,
}

/// The predicate of what was known at an entry.
macro_rules! known {
    ($known:expr) => {
        acknowledgement::seq.le($known).and(acknowledgement::superseded_seq.is_null().or(acknowledgement::superseded_seq.gt($known)))
    };
}

/// Who acknowledged what and when, by version and person: what a computation over all people asks once.
pub fn acknowledgements(tx: &mut dyn Reads, versions: &[i64], known: i64) -> Result<Vec<(i64, i64, NaiveDate)>> {
    Ok(acknowledgement::table
        .filter(known!(known))
        .filter(acknowledgement::version_id.among(versions))
        .order((acknowledgement::version_id, acknowledgement::person_id))
        .select((acknowledgement::version_id, acknowledgement::person_id, acknowledgement::acknowledged_on))
        .load(tx.conn())?)
}

/// The acknowledgements of a version, the latest first.
pub fn acknowledgements_of(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Vec<AcknowledgementRow>> {
    Ok(acknowledgement::table
        .filter(acknowledgement::version_id.eq(version_id))
        .filter(known!(known))
        .order((acknowledgement::acknowledged_on.desc(), acknowledgement::seq.desc(), acknowledgement::person_id))
        .load(tx.conn())?)
}

/// The standing acknowledgement of a version by a person.
pub fn acknowledged_by(tx: &mut dyn Reads, version_id: i64, person_id: i64) -> Result<Option<AcknowledgementRow>> {
    Ok(acknowledgement::table
        .filter(acknowledgement::version_id.eq(version_id).and(acknowledgement::person_id.eq(person_id)))
        .filter(acknowledgement::superseded_seq.is_null())
        .first(tx.conn())
        .optional()?)
}

/// The version whose signed list a file is or was.
pub fn list_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(acknowledgement::table
        .filter(acknowledgement::document_id.eq(document_id))
        .select(acknowledgement::version_id)
        .first(tx.conn())
        .optional()?)
}

pub fn insert_acknowledgement(tx: &mut WriteTx<'_>, row: &AcknowledgementRow) -> Result<()> {
    diesel::insert_into(acknowledgement::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks an acknowledgement as no longer what is known.
pub fn strike(tx: &mut WriteTx<'_>, version_id: i64, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = acknowledgement::table
        .filter(acknowledgement::version_id.eq(version_id).and(acknowledgement::person_id.eq(person_id)))
        .filter(acknowledgement::superseded_seq.is_null());
    diesel::update(standing).set(acknowledgement::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

pub fn link(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Link>> {
    Ok(acknowledgement_link::table.find(token_hash).first(tx.conn()).optional()?)
}

pub fn insert_link(tx: &mut WriteTx<'_>, row: &Link) -> Result<()> {
    diesel::insert_into(acknowledgement_link::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn use_link(tx: &mut WriteTx<'_>, token_hash: &[u8]) -> Result<()> {
    let seq = tx.seq();
    diesel::update(acknowledgement_link::table.find(token_hash)).set(acknowledgement_link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Links that were made before and not used are void once another is made, or the version was acknowledged by another way.
pub fn void_links(tx: &mut WriteTx<'_>, version_id: i64, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    let open = acknowledgement_link::table
        .filter(acknowledgement_link::version_id.eq(version_id).and(acknowledgement_link::person_id.eq(person_id)))
        .filter(acknowledgement_link::used_seq.is_null());
    diesel::update(open).set(acknowledgement_link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Of a person whose data is erased nothing stays but that they acknowledged, and when. Their open links are void.
pub fn blank_of_person(tx: &mut WriteTx<'_>, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(acknowledgement::table.filter(acknowledgement::person_id.eq(person_id)))
        .set((acknowledgement::address.eq(""), acknowledgement::agent.eq("")))
        .execute(tx.conn())?;
    let open =
        acknowledgement_link::table.filter(acknowledgement_link::person_id.eq(person_id).and(acknowledgement_link::used_seq.is_null()));
    diesel::update(open).set(acknowledgement_link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
