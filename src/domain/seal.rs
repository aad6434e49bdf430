//! How one entry of the ledger seals the one before it.

use chrono::{Datelike, NaiveDateTime, Timelike};
use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// What the hash of an entry covers. The payload stands in it as a digest, so that it can be destroyed and the chain still be checked.
pub struct Entry<'a> {
    pub seq: i64,
    pub at: NaiveDateTime,
    pub actor: &'a str,
    pub person: Option<i64>,
    pub door: &'a str,
    pub operation: &'a str,
    pub digest: &'a [u8],
    pub previous: &'a [u8],
}

/// What the first entry seals.
pub const BEGINNING: Hash = [0; 32];

/// The digest of a payload. The salt keeps a destroyed payload from being guessed.
#[must_use]
pub fn digest(salt: &[u8], body: &str) -> Hash {
    over(&[salt, body.as_bytes()])
}

/// The hash of an entry: each field with its length before it, so that no two entries read alike.
#[must_use]
pub fn hash(entry: &Entry<'_>) -> Hash {
    let person = entry.person.map(|id| id.to_string()).unwrap_or_default();
    over(&[
        entry.seq.to_string().as_bytes(),
        instant(entry.at).as_bytes(),
        entry.actor.as_bytes(),
        person.as_bytes(),
        entry.door.as_bytes(),
        entry.operation.as_bytes(),
        entry.digest,
        entry.previous,
    ])
}

/// An instant as it is hashed, and therefore as it stands beside its hash: `2026-11-23T09:00:00Z`. The walk along a ledger writes it a million
/// times, and a pattern would be read anew each time.
#[must_use]
pub fn instant(at: NaiveDateTime) -> String {
    let (day, time) = (at.date(), at.time());
    let (year, month, day) = (day.year(), day.month(), day.day());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second())
}

fn over(fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'a>(operation: &'a str, door: &'a str) -> Entry<'a> {
        let at = NaiveDateTime::default();
        Entry { seq: 1, at, actor: "person", person: Some(2), door, operation, digest: &BEGINNING, previous: &BEGINNING }
    }

    #[test]
    fn fields_do_not_run_into_each_other() {
        assert_ne!(hash(&entry("ab", "c")), hash(&entry("a", "bc")));
        assert_ne!(digest(b"s", "alt"), digest(b"sal", "t"));
    }

    #[test]
    fn an_instant_is_written_to_the_second() {
        for text in ["1970-01-01T00:00:00", "2026-11-23T09:05:07.654", "0999-12-31T23:59:59"] {
            let at: NaiveDateTime = text.parse().unwrap();
            assert_eq!(instant(at), at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
        }
    }

    #[test]
    fn the_same_entry_has_the_same_hash_for_ever() {
        let sealed = hash(&entry("consignee.enter", "page"));
        let hex = sealed.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert_eq!(hex, "1d58c1f2795e14175ab430f5a5d9ece39f997b9b04675b476fc9708e2e331732");
    }
}
