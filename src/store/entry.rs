//! Entries of the ledger as people read them.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::{ledger, ledger_subject};
use super::tx::Reads;
use crate::error::Result;

/// When, who and what, without the hashes.
#[derive(Clone, Debug, Queryable)]
pub struct Brief {
    pub seq: i64,
    pub at: NaiveDateTime,
    pub person_id: Option<i64>,
    pub actor: String,
    pub door: String,
    pub operation: String,
}

/// The entries that speak of one thing, latest first.
pub fn about(tx: &mut impl Reads, subject: &str, id: i64, known: i64) -> Result<Vec<Brief>> {
    Ok(ledger::table
        .inner_join(ledger_subject::table.on(ledger_subject::seq.eq(ledger::seq)))
        .filter(ledger_subject::subject.eq(subject).and(ledger_subject::subject_id.eq(id)).and(ledger::seq.le(known)))
        .order(ledger::seq.desc())
        .select((ledger::seq, ledger::at, ledger::person_id, ledger::actor, ledger::door, ledger::operation))
        .load(tx.conn())?)
}

/// Those entries, by number.
pub fn of_seqs(tx: &mut impl Reads, seqs: &[i64]) -> Result<Vec<Brief>> {
    Ok(ledger::table
        .filter(ledger::seq.eq_any(seqs))
        .select((ledger::seq, ledger::at, ledger::person_id, ledger::actor, ledger::door, ledger::operation))
        .load(tx.conn())?)
}
