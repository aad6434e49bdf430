//! One number for a file and what it does, by which applying it is held to what was previewed.

use sha2::{Digest, Sha256};

use super::report::Report;
use crate::error::Result;

/// In hexadecimal. It changes with a byte of the file, and with anything that the register has learnt in between and that matters to it.
pub(super) fn of(bytes: &[u8], report: &Report) -> Result<String> {
    let does = serde_json::to_vec(&(report.kind, report.rows, report.counts, &report.lines, &report.problems))?;
    let mut digest = Sha256::new();
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
    digest.update(does);
    Ok(hex::encode(digest.finalize()))
}
