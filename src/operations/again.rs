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

/// What came of the very same command when whoever acts sent it a short while ago, unless something else was recorded since of what it
/// made: the `subject` that has the `id`. Then no entry is made.
pub(super) fn again<C: Command>(
    tx: &mut WriteTx<'_>,
    command: &C,
    subject: &str,
    id: impl Fn(&C::Outcome) -> i64,
) -> Result<Option<C::Outcome>>
where
    C::Outcome: DeserializeOwned,
{
    let seqs = recent::<C>(tx)?;
    if seqs.is_empty() {
        return Ok(None);
    }
    let (mut bodies, asked) = (entry::payloads(tx, &seqs)?, serde_json::to_value(command)?);
    for seq in seqs {
        let Some(mut body) = bodies.remove(&seq).and_then(|body| serde_json::from_str::<Value>(&body).ok()) else { continue };
        if body["input"] != asked {
            continue;
        }
        let outcome: C::Outcome = serde_json::from_value(body.get_mut("outcome").map(Value::take).unwrap_or_default())?;
        if entry::last_about(tx, subject, id(&outcome))? == seq {
            tx.unchanged();
            return Ok(Some(outcome));
        }
    }
    Ok(None)
}

/// The entries of such a command that whoever acts made a short while ago, the latest first. None of rows of a file: they are never taken
/// for one another, two equal ones may be meant.
pub(super) fn recent<C: Command>(tx: &mut WriteTx<'_>) -> Result<Vec<i64>> {
    let Some(person) = tx.actor().person.filter(|_| tx.actor().door != Door::Import) else { return Ok(Vec::new()) };
    let operation = Some(C::NAME.to_owned());
    let narrow = Narrow { operation, person_id: Some(person), from: Some(tx.seq() - ENTRIES), ..Narrow::default() };
    let now = tx.moment().at;
    let mut recent = entry::list(tx, &narrow, COMPARED)?;
    recent.retain(|entry| (now - entry.at).num_minutes() < MINUTES);
    Ok(recent.iter().map(|entry| entry.seq).collect())
}
