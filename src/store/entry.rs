//! Entries of the ledger as people read them.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::among::OneOf;
pub use super::ledger::Row;
use super::schema::{account, entrustment, erasure, ledger, ledger_subject, payload};
use super::tx::Reads;
use crate::domain::access::Door;
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

impl Row {
    /// The entry without its hashes.
    #[must_use]
    pub fn brief(&self) -> Brief {
        Brief {
            seq: self.seq,
            at: self.at,
            person_id: self.person_id,
            actor: self.actor.clone(),
            door: self.door.clone(),
            operation: self.operation.clone(),
        }
    }
}

/// The entries that speak of one thing, latest first.
pub fn about(tx: &mut dyn Reads, subject: &str, id: i64, known: i64) -> Result<Vec<Brief>> {
    Ok(ledger::table
        .inner_join(ledger_subject::table.on(ledger_subject::seq.eq(ledger::seq)))
        .filter(ledger_subject::subject.eq(subject).and(ledger_subject::subject_id.eq(id)).and(ledger::seq.le(known)))
        .order(ledger::seq.desc())
        .select((ledger::seq, ledger::at, ledger::person_id, ledger::actor, ledger::door, ledger::operation))
        .load(tx.conn())?)
}

/// The last entry that speaks of something: whoever has seen it has seen everything; 0 if none does.
pub fn last_about(tx: &mut dyn Reads, subject: &str, id: i64) -> Result<i64> {
    let last: Option<i64> = ledger_subject::table
        .filter(ledger_subject::subject.eq(subject).and(ledger_subject::subject_id.eq(id)))
        .select(diesel::dsl::max(ledger_subject::seq))
        .first(tx.conn())?;
    Ok(last.unwrap_or(0))
}

/// Those entries, by number.
pub fn of_seqs(tx: &mut dyn Reads, seqs: &[i64]) -> Result<Vec<Brief>> {
    Ok(ledger::table
        .filter(ledger::seq.among(seqs))
        .select((ledger::seq, ledger::at, ledger::person_id, ledger::actor, ledger::door, ledger::operation))
        .load(tx.conn())?)
}

/// The hashes of those entries, in hexadecimal.
pub fn hashes(tx: &mut dyn Reads, seqs: &[i64]) -> Result<BTreeMap<i64, String>> {
    let rows: Vec<(i64, Vec<u8>)> = ledger::table.filter(ledger::seq.among(seqs)).select((ledger::seq, ledger::hash)).load(tx.conn())?;
    Ok(rows.into_iter().map(|(seq, hash)| (seq, hex::encode(hash))).collect())
}

/// An entry as it is sealed.
pub fn of_seq(tx: &mut dyn Reads, seq: i64) -> Result<Option<Row>> {
    Ok(ledger::table.filter(ledger::seq.eq(seq)).select(Row::as_select()).first(tx.conn()).optional()?)
}

/// The number of the first entry that was recorded at an instant or later; one more than the last if there is none. Numbers
/// have no gaps and time does not run backwards on the ledger, so that a few looks find it without an index on time.
pub fn first_since(tx: &mut dyn Reads, at: NaiveDateTime) -> Result<i64> {
    let last: Option<i64> = ledger::table.select(diesel::dsl::max(ledger::seq)).first(tx.conn())?;
    let (mut before, mut found) = (0, last.unwrap_or(0) + 1);
    while found - before > 1 {
        let middle = before + (found - before) / 2;
        let recorded: Option<NaiveDateTime> =
            ledger::table.filter(ledger::seq.ge(middle)).order(ledger::seq).select(ledger::at).first(tx.conn()).optional()?;
        if recorded.is_some_and(|recorded| recorded < at) { before = middle } else { found = middle }
    }
    Ok(found)
}

/// What narrows a list of entries down.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    pub operation: Option<String>,
    pub person_id: Option<i64>,
    pub subject: Option<String>,
    pub subject_id: Option<i64>,
    pub door: Option<Door>,
    /// This entry or a later one.
    pub from: Option<i64>,
    /// An entry before this one.
    pub before: Option<i64>,
}

/// The entries that are looked for, in no order.
macro_rules! narrowed {
    ($narrow:expr, $columns:expr, $order:expr) => {{
        let narrow: &Narrow = $narrow;
        let mut query = ledger::table.select($columns).order($order).into_boxed();
        if let Some(operation) = &narrow.operation {
            query = query.filter(ledger::operation.eq(operation));
        }
        if let Some(person) = narrow.person_id {
            query = query.filter(ledger::person_id.eq(person));
        }
        if let Some(door) = narrow.door {
            query = query.filter(ledger::door.eq(door.code()));
        }
        if let Some(from) = narrow.from {
            query = query.filter(ledger::seq.ge(from));
        }
        if let Some(before) = narrow.before {
            query = query.filter(ledger::seq.lt(before));
        }
        let theirs = ledger_subject::table.select(ledger_subject::seq);
        match (&narrow.subject, narrow.subject_id) {
            (Some(subject), Some(id)) => {
                let theirs = theirs.filter(ledger_subject::subject.eq(subject).and(ledger_subject::subject_id.eq(id)));
                query.filter(ledger::seq.eq_any(theirs))
            }
            (Some(subject), None) => query.filter(ledger::seq.eq_any(theirs.filter(ledger_subject::subject.eq(subject)))),
            (None, Some(id)) => query.filter(ledger::seq.eq_any(theirs.filter(ledger_subject::subject_id.eq(id)))),
            (None, None) => query,
        }
    }};
}

/// The columns of [`Brief`].
macro_rules! brief {
    () => {
        (ledger::seq, ledger::at, ledger::person_id, ledger::actor, ledger::door, ledger::operation)
    };
}

/// At most `limit` entries, the latest first.
pub fn list(tx: &mut dyn Reads, narrow: &Narrow, limit: i64) -> Result<Vec<Brief>> {
    Ok(narrowed!(narrow, brief!(), ledger::seq.desc()).limit(limit).load(tx.conn())?)
}

/// The same, the oldest first.
pub fn oldest(tx: &mut dyn Reads, narrow: &Narrow, limit: i64) -> Result<Vec<Brief>> {
    Ok(narrowed!(narrow, brief!(), ledger::seq.asc()).limit(limit).load(tx.conn())?)
}

/// At most `limit` entries as they are sealed, the oldest first.
pub fn sealed(tx: &mut dyn Reads, narrow: &Narrow, limit: i64) -> Result<Vec<Row>> {
    Ok(narrowed!(narrow, Row::as_select(), ledger::seq.asc()).limit(limit).load(tx.conn())?)
}

/// What was sealed with those entries, as far as it was not destroyed.
pub fn payloads(tx: &mut dyn Reads, seqs: &[i64]) -> Result<BTreeMap<i64, String>> {
    let rows: Vec<(i64, String)> = payload::table.filter(payload::seq.among(seqs)).select((payload::seq, payload::body)).load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// What those entries speak of: entry, subject, number.
pub fn subjects(tx: &mut dyn Reads, seqs: &[i64]) -> Result<Vec<(i64, String, i64)>> {
    Ok(ledger_subject::table
        .filter(ledger_subject::seq.among(seqs))
        .order((ledger_subject::seq, ledger_subject::subject, ledger_subject::subject_id))
        .select((ledger_subject::seq, ledger_subject::subject, ledger_subject::subject_id))
        .load(tx.conn())?)
}

/// Which of those entries lost their payload, and by which entry.
pub fn erased(tx: &mut dyn Reads, seqs: &[i64]) -> Result<BTreeMap<i64, i64>> {
    let rows: Vec<(i64, i64)> =
        erasure::table.filter(erasure::erased_seq.eq_any(seqs)).select((erasure::erased_seq, erasure::seq)).load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// What was sealed with an entry; none if it was destroyed.
pub fn payload(tx: &mut dyn Reads, seq: i64) -> Result<Option<String>> {
    Ok(payload::table.filter(payload::seq.eq(seq)).select(payload::body).first(tx.conn()).optional()?)
}

/// Whose each of those entrustments is.
pub fn owners(tx: &mut dyn Reads, entrustments: &[i64]) -> Result<BTreeMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = entrustment::table
        .filter(entrustment::id.among(entrustments))
        .select((entrustment::id, entrustment::consignee_id))
        .load(tx.conn())?;
    Ok(rows.into_iter().collect())
}

/// Everyone who has an account, and so may stand in the ledger.
pub fn actors(tx: &mut dyn Reads) -> Result<Vec<i64>> {
    Ok(account::table.select(account::person_id).distinct().order(account::person_id).load(tx.conn())?)
}
