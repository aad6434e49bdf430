//! The ledger's rows: its head, the sealing of an entry, and the walk that checks the chain.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::conn::Conn;
use super::orphans;
use super::schema::{entry, erasure, ledger, ledger_subject, payload};
use super::tx::{Reads, WriteTx};
use crate::clock::Moment;
use crate::domain::access::Actor;
use crate::domain::seal::{self, BEGINNING, Entry, Hash};
use crate::error::{Error, Result};

/// How many entries are held in memory while walking.
const STRIDE: i64 = 2_000;

/// The subject under which an entry speaks of another one.
const ENTRY: &str = "ledger";

/// The end of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: Hash,
    pub at: NaiveDateTime,
}

/// One entry as it stands in the table.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = ledger)]
pub struct Row {
    pub seq: i64,
    pub at: NaiveDateTime,
    pub actor: String,
    pub person_id: Option<i64>,
    pub door: String,
    pub operation: String,
    pub digest: Vec<u8>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
}

/// What a walk along the whole chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Chain {
    Whole {
        count: i64,
        /// The hash of the last entry, in hexadecimal.
        head: String,
        /// How many payloads were destroyed, by the number of the entry that says why.
        destroyed: BTreeMap<i64, i64>,
    },
    Broken {
        /// The first entry at which the chain does not hold.
        seq: i64,
        reason: Break,
    },
}

crate::domain::codes::codes! {
    /// Why a chain does not hold.
    pub enum Break as "break" {
        /// An entry is missing before this one.
        Missing = "missing",
        /// The entry does not seal the one before it.
        Unlinked = "unlinked",
        /// A field of the entry was changed.
        Altered = "altered",
        /// The payload is not what was sealed.
        PayloadAltered = "payload_altered",
        /// The payload is gone and no erasure says why.
        PayloadMissing = "payload_missing",
        /// Rows name an entry that is not there.
        Orphaned = "orphaned",
    }
}

pub fn head(conn: &mut Conn) -> Result<Head> {
    let last: Option<(i64, Vec<u8>, NaiveDateTime)> =
        ledger::table.select((ledger::seq, ledger::hash, ledger::at)).order(ledger::seq.desc()).first(conn).optional()?;
    let Some((seq, hash, at)) = last else {
        return Ok(Head { seq: 0, hash: BEGINNING, at: NaiveDateTime::MIN });
    };
    let hash = hash.try_into().map_err(|_| Error::fault("the hash of the last entry is not 32 bytes long"))?;
    Ok(Head { seq, hash, at })
}

/// The number and hash of the last entry that this transaction sees.
pub fn head_seen(tx: &mut dyn Reads) -> Result<Head> {
    head(tx.conn())
}

/// Takes the number under which the rows of an entry are written. Without the entry it cannot be committed.
pub(super) fn take_number(conn: &mut Conn, seq: i64) -> Result<()> {
    diesel::insert_into(entry::table).values(entry::seq.eq(seq)).execute(conn)?;
    Ok(())
}

/// Appends one entry with its payload. Time does not run backwards on the ledger, even if the machine's clock does.
pub(super) fn seal(
    conn: &mut Conn,
    head: &Head,
    moment: Moment,
    actor: &Actor,
    operation: &str,
    body: &str,
    about: &[(&'static str, i64)],
) -> Result<Head> {
    let (seq, at) = (head.seq + 1, moment.at.max(head.at));
    let salt: [u8; 16] = rand::random();
    let digest = seal::digest(&salt, body);
    let (kind, door) = (actor.kind.code(), actor.door.code());
    let hash = seal::hash(&Entry { seq, at, actor: kind, person: actor.person, door, operation, digest: &digest, previous: &head.hash });
    let row = Row {
        seq,
        at,
        actor: kind.to_owned(),
        person_id: actor.person,
        door: door.to_owned(),
        operation: operation.to_owned(),
        digest: digest.to_vec(),
        previous: head.hash.to_vec(),
        hash: hash.to_vec(),
    };
    diesel::insert_into(ledger::table).values(&row).execute(conn)?;
    diesel::insert_into(payload::table)
        .values((payload::seq.eq(seq), payload::salt.eq(salt.to_vec()), payload::body.eq(body)))
        .execute(conn)?;
    for (subject, id) in about {
        diesel::insert_into(ledger_subject::table)
            .values((ledger_subject::subject.eq(*subject), ledger_subject::subject_id.eq(id), ledger_subject::seq.eq(seq)))
            .execute(conn)?;
    }
    Ok(Head { seq, hash, at })
}

/// The salt and the body of a payload.
type Kept = (Vec<u8>, String);

/// Walks the whole chain from its beginning. `passed` is told after each stride how many entries hold so far.
pub fn walk(tx: &mut dyn Reads, mut passed: impl FnMut(i64)) -> Result<Chain> {
    let conn = tx.conn();
    let erased = erased(conn)?;
    let (mut seq, mut previous) = (0, BEGINNING.to_vec());
    loop {
        let rows: Vec<(Row, Option<Kept>)> = ledger::table
            .left_join(payload::table.on(payload::seq.eq(ledger::seq)))
            .filter(ledger::seq.gt(seq))
            .order(ledger::seq)
            .limit(STRIDE)
            .select((Row::as_select(), (payload::salt, payload::body).nullable()))
            .load(conn)?;
        if rows.is_empty() {
            break;
        }
        for (row, kept) in rows {
            if let Some(reason) = fault_of(&row, kept.as_ref(), seq, &previous, &erased) {
                return Ok(Chain::Broken { seq: if reason == Break::Missing { seq + 1 } else { row.seq }, reason });
            }
            (seq, previous) = (row.seq, row.hash);
        }
        passed(seq);
    }
    // The end of a chain can be cut off without a break in it, but what its entries wrote still names them.
    if let Some(orphan) = orphans::first_after(conn, seq)? {
        return Ok(Chain::Broken { seq: orphan, reason: Break::Orphaned });
    }
    let mut destroyed = BTreeMap::new();
    for by in erased.values() {
        *destroyed.entry(*by).or_insert(0) += 1;
    }
    Ok(Chain::Whole { count: seq, head: hex::encode(previous), destroyed })
}

fn fault_of(row: &Row, kept: Option<&Kept>, before: i64, previous: &[u8], erased: &BTreeMap<i64, i64>) -> Option<Break> {
    if row.seq != before + 1 {
        return Some(Break::Missing);
    }
    if row.previous != previous {
        return Some(Break::Unlinked);
    }
    let Row { seq, at, person_id: person, .. } = *row;
    let sealed = seal::hash(&Entry {
        seq,
        at,
        actor: &row.actor,
        person,
        door: &row.door,
        operation: &row.operation,
        digest: &row.digest,
        previous,
    });
    if sealed.as_slice() != row.hash {
        return Some(Break::Altered);
    }
    match kept {
        Some((salt, body)) if seal::digest(salt, body).as_slice() != row.digest => Some(Break::PayloadAltered),
        None if !erased.contains_key(&seq) => Some(Break::PayloadMissing),
        _ => None,
    }
}

/// The payloads that were destroyed, each with the entry that says so. A row that no sealed entry speaks for excuses nothing.
fn erased(conn: &mut Conn) -> Result<BTreeMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = erasure::table.select((erasure::erased_seq, erasure::seq)).load(conn)?;
    let of_erasures = payload::table.filter(payload::seq.eq_any(erasure::table.select(erasure::seq)));
    let bodies: Vec<(i64, String)> = of_erasures.select((payload::seq, payload::body)).load(conn)?;
    let spoken: BTreeSet<(i64, i64)> = bodies.iter().flat_map(|(by, body)| destroyed_by(body).into_iter().map(|seq| (seq, *by))).collect();
    Ok(rows.into_iter().filter(|row| spoken.contains(row)).collect())
}

/// The entries whose payloads an entry says that it destroys. Its own digest is checked when the walk comes to it.
fn destroyed_by(body: &str) -> Vec<i64> {
    #[derive(Deserialize)]
    struct Sealed {
        about: Vec<(String, i64)>,
    }
    let about = serde_json::from_str::<Sealed>(body).map(|sealed| sealed.about).unwrap_or_default();
    about.into_iter().filter(|(subject, _)| subject == ENTRY).map(|(_, seq)| seq).collect()
}

/// Destroys the payload of an entry. The entry being written says why, and seals that it did.
///
/// # Errors
/// `Conflict` if that entry destroyed payloads itself: what it says is what vouches for them.
pub fn destroy_payload(tx: &mut WriteTx<'_>, erased_seq: i64) -> Result<()> {
    let seq = tx.seq();
    let vouches: i64 = erasure::table.filter(erasure::seq.eq(erased_seq)).count().get_result(tx.conn())?;
    if vouches > 0 {
        return Err(Error::conflict("error-erasure-stays"));
    }
    tx.about(ENTRY, erased_seq);
    diesel::insert_into(erasure::table).values((erasure::erased_seq.eq(erased_seq), erasure::seq.eq(seq))).execute(tx.conn())?;
    diesel::delete(payload::table.filter(payload::seq.eq(erased_seq))).execute(tx.conn())?;
    Ok(())
}

/// The entries that speak of one thing, oldest first, that still have their payload.
pub fn entries_about(tx: &mut dyn Reads, subject: &str, id: i64) -> Result<Vec<i64>> {
    Ok(ledger_subject::table
        .inner_join(payload::table.on(payload::seq.eq(ledger_subject::seq)))
        .filter(ledger_subject::subject.eq(subject).and(ledger_subject::subject_id.eq(id)))
        .select(ledger_subject::seq)
        .order(ledger_subject::seq)
        .load(tx.conn())?)
}

/// Those of the entries that speak of more than one such thing.
pub fn of_several(tx: &mut dyn Reads, subject: &str, entries: &[i64]) -> Result<BTreeSet<i64>> {
    let counts: Vec<(i64, i64)> = ledger_subject::table
        .filter(ledger_subject::subject.eq(subject).and(ledger_subject::seq.eq_any(entries)))
        .group_by(ledger_subject::seq)
        .select((ledger_subject::seq, diesel::dsl::count_star()))
        .load(tx.conn())?;
    Ok(counts.into_iter().filter(|(_, count)| *count > 1).map(|(seq, _)| seq).collect())
}
