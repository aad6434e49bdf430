//! Tokens for the API and the command line. Only their hashes are stored.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::code::Coded;
use super::schema::api_token;
use super::tx::{Reads, WriteTx};
use crate::domain::access::Role;
use crate::error::Result;

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = api_token)]
pub struct Row {
    pub id: i64,
    pub token_hash: Vec<u8>,
    pub account_id: i64,
    pub name: String,
    pub role: Coded<Role>,
    pub expires_on: NaiveDate,
    pub seq: i64,
    pub revoked_seq: Option<i64>,
}

pub fn of_hash(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<Row>> {
    Ok(api_token::table.filter(api_token::token_hash.eq(token_hash)).first(tx.conn()).optional()?)
}

pub fn of_account(tx: &mut dyn Reads, account_id: i64) -> Result<Vec<Row>> {
    Ok(api_token::table.filter(api_token::account_id.eq(account_id)).order(api_token::id.desc()).load(tx.conn())?)
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(api_token::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(api_token::table.find(id).first(tx.conn()).optional()?)
}

/// Revokes a token of that account; zero if it has none of that id in force.
pub fn revoke(tx: &mut WriteTx<'_>, account_id: i64, id: i64) -> Result<usize> {
    let seq = tx.seq();
    let held =
        api_token::table.filter(api_token::id.eq(id).and(api_token::account_id.eq(account_id)).and(api_token::revoked_seq.is_null()));
    Ok(diesel::update(held).set(api_token::revoked_seq.eq(seq)).execute(tx.conn())?)
}

/// Names of tokens may tell something of their holder: they go when the holder is erased.
pub fn blank(tx: &mut WriteTx<'_>, account_id: i64) -> Result<()> {
    diesel::update(api_token::table.filter(api_token::account_id.eq(account_id))).set(api_token::name.eq("")).execute(tx.conn())?;
    Ok(())
}
