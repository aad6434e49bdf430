//! Entries of the ledger in words that people know: who it was, and what the entry speaks of.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::Serialize;

use super::asked::Asked;
use super::subject::{self, Subject};
use crate::error::Result;
use crate::store::entry::Brief;
use crate::store::{ReadTx, entry, person};

/// An entry, without its payload.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    pub seq: i64,
    /// UTC.
    pub at: NaiveDateTime,
    /// `person`, `console`, `system` or `nobody`.
    pub actor: String,
    pub person_id: Option<i64>,
    pub person: String,
    pub door: String,
    pub operation: String,
    pub about: Vec<Subject>,
    /// What was asked, where one thing is followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// The entry by which its payload was destroyed.
    pub erased_by: Option<i64>,
}

/// Those entries, in their order, without what was asked.
pub(super) fn lines(tx: &mut ReadTx<'_>, rows: Vec<Brief>) -> Result<Vec<Line>> {
    let seqs: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    let people: Vec<i64> = rows.iter().filter_map(|row| row.person_id).collect();
    let (names, erased) = (person::names(tx, &people)?, entry::erased(tx, &seqs)?);
    let subjects = entry::subjects(tx, &seqs)?;
    let mut about = subject::of(tx, subjects)?;
    let line = |row: Brief| Line {
        asked: Vec::new(),
        about: about.remove(&row.seq).unwrap_or_default(),
        erased_by: erased.get(&row.seq).copied(),
        person: row.person_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        person_id: row.person_id,
        door: row.door,
        operation: row.operation,
    };
    Ok(rows.into_iter().map(line).collect())
}
