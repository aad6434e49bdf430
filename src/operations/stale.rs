//! A change that was decided on by what is no longer so.

use crate::error::{Error, Result};

/// Refuses where somebody has recorded anything since entry `seen`: `seqs` are the entries that recorded what stands. To be asked when it
/// is known that something would change: who sends a form twice is not told that it was not saved.
pub(super) fn unless_stale(seqs: impl Iterator<Item = i64>, seen: i64) -> Result<()> {
    if seqs.max() == Some(seen) { Ok(()) } else { Err(Error::conflict("stale-form")) }
}
