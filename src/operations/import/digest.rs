//! One number for a file and what it does, by which applying it is held to what was previewed.

use sha2::{Digest, Sha256};

use super::report::{Line, Report};
use super::whole::WholeList;
use crate::error::Result;

/// In hexadecimal. It changes with a byte of the file, and with anything that the register has learnt in between and that matters to it.
pub(super) fn of(bytes: &[u8], list: &WholeList, report: &Report) -> Result<String> {
    // Ids are numbers of entries: they move on whenever somebody signs in.
    let said = |line: &Line| (line.row, line.thing, line.code.clone(), line.name.clone(), line.effect, line.differences.clone());
    let lines: Vec<_> = report.lines.iter().map(said).collect();
    let whole = (list.whole, list.on, list.left_on, &list.kinds, list.sheet.session_id, list.sheet.leave_out);
    let does = serde_json::to_vec(&(report.kind, report.rows, report.counts, lines, &report.problems, whole))?;
    let mut digest = Sha256::new();
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
    digest.update(does);
    Ok(hex::encode(digest.finalize()))
}
