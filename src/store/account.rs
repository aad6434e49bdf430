//! Accounts, passwords and one-time links.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{account, link, password};
use super::tx::{Reads, WriteTx};
use crate::domain::account::LinkKind;
use crate::error::Result;

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = account)]
pub struct Row {
    pub id: i64,
    pub person_id: i64,
    pub login: String,
    pub seq: i64,
    pub closed_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = link)]
pub struct Link {
    pub token_hash: Vec<u8>,
    pub account_id: Option<i64>,
    pub kind: Coded<LinkKind>,
    pub expires_at: NaiveDateTime,
    pub used_seq: Option<i64>,
    pub seq: i64,
}

/// At most `limit` accounts by login, from after `after`.
pub fn list(tx: &mut dyn Reads, after: &str, limit: i64) -> Result<Vec<Row>> {
    Ok(account::table.filter(account::login.gt(after)).order(account::login).limit(limit).load(tx.conn())?)
}

/// All accounts that a person has or had, the open one first.
pub fn of_person(tx: &mut dyn Reads, person_id: i64) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = account::table.filter(account::person_id.eq(person_id)).order(account::id.desc()).load(tx.conn())?;
    rows.sort_by_key(|row| row.closed_seq.is_some());
    Ok(rows)
}

pub fn count(tx: &mut dyn Reads) -> Result<i64> {
    Ok(account::table.count().get_result(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(account::table.find(id).first(tx.conn()).optional()?)
}

pub fn of_login(tx: &mut dyn Reads, login: &str) -> Result<Option<Row>> {
    Ok(account::table.filter(account::login.eq(login)).first(tx.conn()).optional()?)
}

/// Which of these accounts have a password: the others were invited and have not come yet.
pub fn with_password(tx: &mut dyn Reads, ids: &[i64]) -> Result<BTreeSet<i64>> {
    let with: Vec<i64> = password::table
        .filter(password::account_id.among(ids).and(password::superseded_seq.is_null()))
        .select(password::account_id)
        .load(tx.conn())?;
    Ok(with.into_iter().collect())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(account::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn close(tx: &mut WriteTx<'_>, id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::update(account::table.find(id)).set(account::closed_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Takes away what tells whose account it was.
pub fn blank(tx: &mut WriteTx<'_>, id: i64, login: &str) -> Result<()> {
    diesel::update(account::table.find(id)).set(account::login.eq(login)).execute(tx.conn())?;
    diesel::delete(password::table.filter(password::account_id.eq(id))).execute(tx.conn())?;
    Ok(())
}

/// The argon2id hash of the password in force; none before the invitation was accepted.
pub fn password_hash(tx: &mut dyn Reads, account_id: i64) -> Result<Option<String>> {
    Ok(password::table
        .filter(password::account_id.eq(account_id).and(password::superseded_seq.is_null()))
        .select(password::hash)
        .first(tx.conn())
        .optional()?)
}

/// The entry by which the password in force was set.
pub fn password_seq(tx: &mut dyn Reads, account_id: i64) -> Result<Option<i64>> {
    Ok(password::table
        .filter(password::account_id.eq(account_id).and(password::superseded_seq.is_null()))
        .select(password::seq)
        .first(tx.conn())
        .optional()?)
}

/// The former hash does not stay: nobody has a right to it.
pub fn put_password(tx: &mut WriteTx<'_>, account_id: i64, hash: &str) -> Result<()> {
    let seq = tx.seq();
    diesel::delete(password::table.filter(password::account_id.eq(account_id))).execute(tx.conn())?;
    diesel::insert_into(password::table)
        .values((password::account_id.eq(account_id), password::hash.eq(hash), password::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

pub fn link(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Link>> {
    Ok(link::table.find(token_hash).first(tx.conn()).optional()?)
}

/// The link of an account that may still be used at that instant.
pub fn open_link(tx: &mut dyn Reads, account_id: i64, at: NaiveDateTime) -> Result<Option<Link>> {
    Ok(link::table
        .filter(link::account_id.eq(account_id).and(link::used_seq.is_null()).and(link::expires_at.gt(at)))
        .first(tx.conn())
        .optional()?)
}

pub fn insert_link(tx: &mut WriteTx<'_>, row: &Link) -> Result<()> {
    diesel::insert_into(link::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn use_link(tx: &mut WriteTx<'_>, token_hash: &[u8]) -> Result<()> {
    let seq = tx.seq();
    diesel::update(link::table.find(token_hash)).set(link::used_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Links that were made before and not used are void once a new one is made, or a password was set by another way.
pub fn void_links(tx: &mut WriteTx<'_>, account_id: Option<i64>) -> Result<()> {
    let seq = tx.seq();
    let used = link::used_seq.eq(seq);
    match account_id {
        Some(id) => {
            diesel::update(link::table.filter(link::account_id.eq(id).and(link::used_seq.is_null()))).set(used).execute(tx.conn())?
        }
        None => {
            diesel::update(link::table.filter(link::account_id.is_null().and(link::used_seq.is_null()))).set(used).execute(tx.conn())?
        }
    };
    Ok(())
}
