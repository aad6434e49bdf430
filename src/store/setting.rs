//! Settings of the organisation, as facts.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::schema::setting;
use super::tx::{Reads, WriteTx};
use crate::error::Result;

/// Every setting that was ever made, as known when the ledger ended with entry `known`.
pub fn all(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<String, String>> {
    Ok(setting::table
        .filter(setting::seq.le(known).and(setting::superseded_seq.is_null().or(setting::superseded_seq.gt(known))))
        .select((setting::name, setting::value))
        .load::<(String, String)>(tx.conn())?
        .into_iter()
        .collect())
}

pub fn put(tx: &mut WriteTx<'_>, name: &str, value: &str) -> Result<()> {
    let seq = tx.seq();
    let standing = setting::table.filter(setting::name.eq(name).and(setting::superseded_seq.is_null()));
    diesel::update(standing).set(setting::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(setting::table)
        .values((setting::name.eq(name), setting::value.eq(value), setting::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}
