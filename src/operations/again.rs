//! The same form sent twice: what it made the first time is not made again.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Command;
use crate::domain::access::Door;
use crate::error::Result;
use crate::store::entry::Narrow;
use crate::store::{Reads, WriteTx, entry};

/// For how long the same from the same person is taken for a form that was sent twice.
const MINUTES: i64 = 10;
/// How many of the last entries are looked through.
const ENTRIES: i64 = 1_000;
/// How many of them are compared, the latest first.
const COMPARED: i64 = 20;

/// What came of the very same command when whoever acts sent it a short while ago, unless something else was recorded since of the
/// `subject` that it made. Then no entry is made. Rows of a file are never taken for one another: two equal ones may be meant.
pub(super) fn again<C: Command>(tx: &mut WriteTx<'_>, command: &C, subject: &str) -> Result<Option<C::Outcome>>
where
    C::Outcome: DeserializeOwned,
{
    let Some(person) = tx.actor().person.filter(|_| tx.actor().door != Door::Import) else { return Ok(None) };
    let operation = Some(C::NAME.to_owned());
    let narrow = Narrow { operation, person_id: Some(person), from: Some(tx.seq() - ENTRIES), ..Narrow::default() };
    let now = tx.moment().at;
    let mut recent = entry::list(tx, &narrow, COMPARED)?;
    recent.retain(|entry| (now - entry.at).num_minutes() < MINUTES);
    if recent.is_empty() {
        return Ok(None);
    }
    let seqs: Vec<i64> = recent.iter().map(|entry| entry.seq).collect();
    let (mut bodies, asked) = (entry::payloads(tx, &seqs)?, serde_json::to_value(command)?);
    for seq in seqs {
        let Some(mut body) = bodies.remove(&seq).and_then(|body| serde_json::from_str::<Value>(&body).ok()) else { continue };
        // What an entry makes has its number.
        if body["input"] == asked && entry::last_about(tx, subject, seq)? == seq {
            tx.unchanged();
            return Ok(Some(serde_json::from_value(body.get_mut("outcome").map(Value::take).unwrap_or_default())?));
        }
    }
    Ok(None)
}
