//! Links by which somebody without an account takes a test. Only the hash of a link's token is stored.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::error::Result;
use crate::store::schema::training_link;
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = training_link)]
pub struct Link {
    pub token_hash: Vec<u8>,
    pub course_id: i64,
    pub person_id: i64,
    pub expires_at: NaiveDateTime,
    pub used_seq: Option<i64>,
    pub seq: i64,
}

pub fn link(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Link>> {
    Ok(training_link::table.find(token_hash).first(tx.conn()).optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Link) -> Result<()> {
    diesel::insert_into(training_link::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Links of a person for a course are void once another is made, or the test was passed.
pub fn void(tx: &mut WriteTx<'_>, course_id: i64, person_id: i64) -> Result<()> {
    let seq = tx.seq();
    let open = training_link::table
        .filter(training_link::person_id.eq(person_id).and(training_link::course_id.eq(course_id)))
        .filter(training_link::used_seq.is_null());
    diesel::update(open).set(training_link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
