//! Entries of the ledger with their seals, part by part: for files that hold all that is asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::line::{Line, lines};
use crate::domain::access::Right;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, entry};

/// How many entries a part has at most.
const MOST: i64 = 2_000;

/// Gives the entries of the ledger that are asked for, the oldest first, with their seals and without what was handed in: a part at a time,
/// until there is no next one. `kantoku ledger export` and the page write all of it into one file.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    #[serde(flatten)]
    pub filter: Filter,
    /// Only entries after this one: the `next` of the part before.
    #[serde(default)]
    pub after: Option<i64>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exported {
    pub lines: Vec<Sealed>,
    /// Where the next part starts; none in the last.
    pub next: Option<i64>,
}

/// An entry as it is sealed, without its payload.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sealed {
    #[serde(flatten)]
    pub line: Line,
    /// SHA-256 of the salted payload, in hexadecimal.
    pub digest: String,
    /// The hash of the entry before.
    pub previous: String,
    /// SHA-256 of the entry.
    pub hash: String,
}

impl Query for Export {
    const NAME: &'static str = "ledger.export";
    const NEEDS: Right = Right::ReadLedger;
    type Answer = Exported;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Exported> {
        let narrow = self.filter.narrow(tx, self.after, None)?;
        let rows = entry::sealed(tx, &narrow, MOST)?;
        let is_full = i64::try_from(rows.len()).unwrap_or_default() == MOST;
        let next = rows.last().map(|row| row.seq).filter(|_| is_full);
        let told = lines(tx, rows.iter().map(entry::Row::brief).collect())?;
        let sealed = |(row, line): (entry::Row, Line)| Sealed {
            line,
            digest: hex::encode(row.digest),
            previous: hex::encode(row.previous),
            hash: hex::encode(row.hash),
        };
        let lines = rows.into_iter().zip(told).map(sealed).collect();
        Ok(Exported { lines, next })
    }
}
