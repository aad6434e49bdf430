//! Secret addresses of calendars, and how often what stands at them has changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Db;
use super::among::OneOf;
use super::schema::{calendar_feed, calendar_note};
use super::tx::{Reads, WriteTx};
use crate::error::Result;

/// A secret address. Only its hash is stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = calendar_feed)]
pub struct Feed {
    pub id: i64,
    pub token_hash: Vec<u8>,
    pub account_id: i64,
    pub department_id: Option<i64>,
    pub language: String,
    pub seq: i64,
    pub revoked_seq: Option<i64>,
}

/// What a calendar was told last of a deadline.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = calendar_note)]
pub struct Note {
    pub key: String,
    pub shown: String,
    pub sequence: i64,
    pub changed_at: NaiveDateTime,
}

pub fn of_hash(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Feed>> {
    let held = calendar_feed::token_hash.eq(token_hash).and(calendar_feed::revoked_seq.is_null());
    Ok(calendar_feed::table.filter(held).first(tx.conn()).optional()?)
}

/// Those in force, the latest first.
pub fn of_account(tx: &mut dyn Reads, account_id: i64) -> Result<Vec<Feed>> {
    let held = calendar_feed::account_id.eq(account_id).and(calendar_feed::revoked_seq.is_null());
    Ok(calendar_feed::table.filter(held).order(calendar_feed::id.desc()).load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Feed>> {
    Ok(calendar_feed::table.find(id).first(tx.conn()).optional()?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Feed) -> Result<()> {
    diesel::insert_into(calendar_feed::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Revokes an address; zero if it was revoked before.
pub fn revoke(tx: &mut WriteTx<'_>, id: i64) -> Result<usize> {
    let seq = tx.seq();
    let held = calendar_feed::table.filter(calendar_feed::id.eq(id).and(calendar_feed::revoked_seq.is_null()));
    Ok(diesel::update(held).set(calendar_feed::revoked_seq.eq(seq)).execute(tx.conn())?)
}

/// What is noted of those deadlines, by key.
pub fn notes(tx: &mut dyn Reads, keys: &[String]) -> Result<BTreeMap<String, Note>> {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let found: Vec<Note> = calendar_note::table.filter(calendar_note::key.among_texts(&keys)).load(tx.conn())?;
    Ok(found.into_iter().map(|note| (note.key.clone(), note)).collect())
}

/// Notes what was told. No fact: where it cannot be noted now, the next calendar is told the same.
pub fn note(db: &Db, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    db.note(|conn| {
        for note in notes {
            diesel::delete(calendar_note::table.find(&note.key)).execute(conn)?;
            diesel::insert_into(calendar_note::table).values(note).execute(conn)?;
        }
        Ok(())
    });
}
