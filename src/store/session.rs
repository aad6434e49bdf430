//! Sessions: who is signed in where. Only the hash of a session's token is stored.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;

use super::code::Coded;
use super::schema::{account, account_role, office, person, session};
use super::tx::{Reads, WriteTx};
use super::{Db, role};
use crate::domain::access::{Office, Role};
use crate::domain::account::{IDLE_MINUTES, SESSION_HOURS};
use crate::error::Result;

/// The columns of [`Session`].
macro_rules! columns {
    () => {
        (
            session::token_hash,
            session::account_id,
            account::person_id,
            account::login,
            session::opened_at,
            session::seen_at,
            session::address,
            session::agent,
        )
    };
}

/// A session that is open, and whose it is.
#[derive(Clone, Debug, Queryable)]
pub struct Session {
    pub token_hash: Vec<u8>,
    pub account_id: i64,
    pub person_id: i64,
    pub login: String,
    pub opened_at: NaiveDateTime,
    pub seen_at: NaiveDateTime,
    pub address: String,
    pub agent: String,
}

/// A session, what its person is called, one of the roles of the account, and the office of representative if it is held.
type Found = (Session, String, Option<Coded<Role>>, Option<i64>);

/// A session that is open, what its person is called today, and what the account may do: all that a request asks first, in one
/// question. None if the person does not belong to the organisation today.
pub fn holder(tx: &mut dyn Reads, token_hash: &[u8]) -> Result<Option<(Session, String, BTreeSet<Role>)>> {
    let today = tx.moment().today;
    let belongs = person::superseded_seq.is_null().and(person::from_on.le(today));
    let belongs = belongs.and(person::until_on.is_null().or(person::until_on.ge(today)));
    let granted = account_role::account_id.eq(account::id).and(account_role::superseded_seq.is_null());
    let represents = office::person_id.eq(account::person_id).and(office::kind.eq(Coded(Office::Representative)));
    let represents = represents.and(office::superseded_seq.is_null()).and(office::from_on.le(today));
    let represents = represents.and(office::until_on.is_null().or(office::until_on.ge(today)));
    let rows: Vec<Found> = session::table
        .inner_join(account::table)
        .inner_join(person::table.on(person::id.eq(account::person_id).and(belongs)))
        .left_join(account_role::table.on(granted))
        .left_join(office::table.on(represents))
        .filter(session::token_hash.eq(token_hash).and(account::closed_seq.is_null()))
        .select((columns!(), person::name, account_role::role.nullable(), office::id.nullable()))
        .load(tx.conn())?;
    let roles = rows.iter().flat_map(|(_, _, role, held)| role.map(|role| role.0).into_iter().chain(held.map(|_| Role::Representative)));
    let roles = roles.collect();
    Ok(rows.into_iter().next().map(|(session, name, ..)| (session, name, roles)))
}

pub fn of_account(tx: &mut dyn Reads, account_id: i64) -> Result<Vec<Session>> {
    Ok(session::table
        .inner_join(account::table)
        .filter(session::account_id.eq(account_id))
        .order(session::seen_at.desc())
        .select(columns!())
        .load(tx.conn())?)
}

/// The roles that an account has today: those granted, and the office of representative if its person holds it.
pub fn roles(tx: &mut dyn Reads, account_id: i64, person_id: i64) -> Result<BTreeSet<Role>> {
    let mut roles = role::of_account(tx, account_id)?;
    let today = tx.moment().today;
    if super::office::holds(tx, person_id, Office::Representative, today)? {
        roles.insert(Role::Representative);
    }
    Ok(roles)
}

/// Opens a session, and sweeps away those of the account that have run out.
pub fn open(tx: &mut WriteTx<'_>, token_hash: &[u8], account_id: i64, address: &str, agent: &str) -> Result<()> {
    let (seq, at) = (tx.seq(), tx.moment().at);
    let old = session::opened_at.le(at - TimeDelta::hours(SESSION_HOURS)).or(session::seen_at.le(at - TimeDelta::minutes(IDLE_MINUTES)));
    diesel::delete(session::table.filter(session::account_id.eq(account_id).and(old))).execute(tx.conn())?;
    diesel::insert_into(session::table)
        .values((
            session::token_hash.eq(token_hash),
            session::account_id.eq(account_id),
            session::opened_at.eq(at),
            session::seen_at.eq(at),
            session::address.eq(address),
            session::agent.eq(agent),
            session::seq.eq(seq),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub fn close(tx: &mut WriteTx<'_>, token_hash: &[u8]) -> Result<usize> {
    Ok(diesel::delete(session::table.filter(session::token_hash.eq(token_hash))).execute(tx.conn())?)
}

pub fn close_all(tx: &mut WriteTx<'_>, account_id: i64) -> Result<usize> {
    Ok(diesel::delete(session::table.filter(session::account_id.eq(account_id))).execute(tx.conn())?)
}

/// Closes all sessions of an account but one.
pub fn close_others(tx: &mut WriteTx<'_>, account_id: i64, kept: &[u8]) -> Result<usize> {
    let others = session::table.filter(session::account_id.eq(account_id).and(session::token_hash.ne(kept)));
    Ok(diesel::delete(others).execute(tx.conn())?)
}

/// Notes that a session is in use. No fact: it decides only when an idle session ends.
pub fn touch(db: &Db, token_hash: &[u8], at: NaiveDateTime) {
    db.note(|conn| {
        diesel::update(session::table.filter(session::token_hash.eq(token_hash))).set(session::seen_at.eq(at)).execute(conn)?;
        Ok(())
    });
}
