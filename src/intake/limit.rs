//! How much is read at most, so that one file cannot use up the machine.

use crate::domain::message::Message;

/// Bytes of a file.
pub const MAX_BYTES: usize = 32 << 20;
/// Bytes of a workbook when it is unpacked; a workbook of 100,000 rows and 12 columns has about 60 MB.
pub const MAX_UNPACKED_BYTES: u64 = 256 << 20;
/// Rows that hold anything.
pub const MAX_ROWS: usize = 200_000;
/// The last column that may hold anything.
pub const MAX_COLUMNS: usize = 256;
/// Cells, counting the empty ones before the last of a row.
pub const MAX_CELLS: usize = 3_000_000;

const MEBIBYTE: usize = 1 << 20;

pub(super) fn check_bytes(bytes: usize) -> Result<(), Message> {
    let message = || Message::new("intake-too-large").with("read", bytes.div_ceil(MEBIBYTE)).with("limit", MAX_BYTES / MEBIBYTE);
    if bytes > MAX_BYTES { Err(message()) } else { Ok(()) }
}

/// The message for a workbook that unpacks to more than [`MAX_UNPACKED_BYTES`].
pub(super) fn unpacked() -> Message {
    let limit = i64::try_from(MAX_UNPACKED_BYTES >> 20).unwrap_or(i64::MAX);
    Message::new("intake-unpacked-too-large").with("limit", limit)
}

/// Counts what is read and stops at a limit.
#[derive(Debug, Default)]
pub(super) struct Budget {
    rows: usize,
    cells: usize,
}

impl Budget {
    /// One more row of so many cells.
    pub(super) fn row(&mut self, cells: usize) -> Result<(), Message> {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            return Err(Message::new("intake-too-many-rows").with("limit", MAX_ROWS));
        }
        if cells > MAX_COLUMNS {
            return Err(Message::new("intake-too-many-columns").with("limit", MAX_COLUMNS));
        }
        self.cells(cells)
    }

    /// So many cells more.
    pub(super) fn cells(&mut self, cells: usize) -> Result<(), Message> {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > MAX_CELLS { Err(Message::new("intake-too-many-cells").with("limit", MAX_CELLS)) } else { Ok(()) }
    }
}
