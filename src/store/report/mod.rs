//! What the annual report asks of the tables: a fixed number of questions, whatever the number of consignees.

mod criteria;
mod evaluation;
mod late;
mod register;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

pub use criteria::{items, terms};
pub use evaluation::{Answered, Evaluated, decided, knock_out_answers, work_not_passed};
pub use late::{Recorded, Window, conditions_met, consignees, criteria_events, decisions, entrustments};
pub use register::{Span, beginning, spans};

use super::schema::{erasure, ledger, person};
use super::tx::Reads;
use crate::error::Result;

/// The predicate of what was known when the ledger ended with an entry, on a table whose rows are superseded.
macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}
use known;

/// What everyone is called, by the latest that was known.
pub fn people(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, String>> {
    let named = person::table.filter(known!(person, known)).order((person::id, person::from_on)).select((person::id, person::name));
    Ok(named.load::<(i64, String)>(tx.conn())?.into_iter().collect())
}

/// An entry that destroyed payloads.
#[derive(Clone, Debug, Queryable)]
pub struct Erasing {
    pub seq: i64,
    pub at: NaiveDateTime,
    pub person_id: Option<i64>,
    pub payloads: i64,
}

/// The entries that destroyed payloads, oldest first.
pub fn erasures(tx: &mut dyn Reads, known: i64) -> Result<Vec<Erasing>> {
    Ok(erasure::table
        .inner_join(ledger::table.on(ledger::seq.eq(erasure::seq)))
        .filter(erasure::seq.le(known))
        .group_by((ledger::seq, ledger::at, ledger::person_id))
        .order(ledger::seq)
        .select((ledger::seq, ledger::at, ledger::person_id, diesel::dsl::count(erasure::erased_seq)))
        .load(tx.conn())?)
}
