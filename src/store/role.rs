//! Roles granted to accounts.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::code::Coded;
use super::schema::account_role;
use super::tx::{Reads, WriteTx};
use crate::domain::access::Role;
use crate::error::Result;

pub fn of_account(tx: &mut impl Reads, account_id: i64) -> Result<BTreeSet<Role>> {
    let roles: Vec<Coded<Role>> = account_role::table
        .filter(account_role::account_id.eq(account_id).and(account_role::superseded_seq.is_null()))
        .select(account_role::role)
        .load(tx.conn())?;
    Ok(roles.into_iter().map(|role| role.0).collect())
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
