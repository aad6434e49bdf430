//! Roles granted to accounts.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::among::OneOf;
use super::code::Coded;
use super::schema::{account, account_role, password};
use super::tx::{Reads, WriteTx};
use crate::domain::access::Role;
use crate::error::Result;

pub fn of_account(tx: &mut dyn Reads, account_id: i64) -> Result<BTreeSet<Role>> {
    let roles: Vec<Coded<Role>> = account_role::table
        .filter(account_role::account_id.eq(account_id).and(account_role::superseded_seq.is_null()))
        .select(account_role::role)
        .load(tx.conn())?;
    Ok(roles.into_iter().map(|role| role.0).collect())
}

/// The roles of each of these accounts, with the entry that granted them.
pub fn of_accounts(tx: &mut dyn Reads, ids: &[i64]) -> Result<Vec<(i64, Role, i64)>> {
    let rows: Vec<(i64, Coded<Role>, i64)> = account_role::table
        .filter(account_role::account_id.among(ids).and(account_role::superseded_seq.is_null()))
        .select((account_role::account_id, account_role::role, account_role::seq))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(account, role, seq)| (account, role.0, seq)).collect())
}

/// The open accounts with a password that have a role, and their persons.
pub fn holders(tx: &mut dyn Reads, role: Role) -> Result<Vec<(i64, i64)>> {
    Ok(account_role::table
        .inner_join(account::table.on(account::id.eq(account_role::account_id)))
        .inner_join(password::table.on(password::account_id.eq(account::id)))
        .filter(account_role::role.eq(Coded(role)).and(account_role::superseded_seq.is_null()))
        .filter(account::closed_seq.is_null().and(password::superseded_seq.is_null()))
        .select((account::id, account::person_id))
        .load(tx.conn())?)
}

pub fn grant(tx: &mut WriteTx<'_>, account_id: i64, role: Role) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(account_role::table)
        .values((account_role::account_id.eq(account_id), account_role::role.eq(Coded(role)), account_role::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

pub fn revoke(tx: &mut WriteTx<'_>, account_id: i64, role: Role) -> Result<usize> {
    let seq = tx.seq();
    let held = account_role::table.filter(
        account_role::account_id.eq(account_id).and(account_role::role.eq(Coded(role))).and(account_role::superseded_seq.is_null()),
    );
    Ok(diesel::update(held).set(account_role::superseded_seq.eq(seq)).execute(tx.conn())?)
}
