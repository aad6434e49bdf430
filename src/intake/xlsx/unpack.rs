//! The guard against archives that unpack to much more than they say.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::domain::message::Message;
use crate::intake::limit::{self, MAX_UNPACKED_BYTES};

/// The part that makes an archive an XLSX workbook.
const WORKBOOK: &str = "xl/workbook.xml";

/// Refuses an archive that is no workbook, is damaged, or unpacks to more than [`MAX_UNPACKED_BYTES`].
pub(super) fn check(bytes: &[u8], file_name: &str) -> Result<(), Message> {
    check_within(MAX_UNPACKED_BYTES, bytes, file_name)
}

/// Unpacks every part into nothing and counts: what the archive says of the sizes may be a lie.
fn check_within(limit: u64, bytes: &[u8], file_name: &str) -> Result<(), Message> {
    let broken =
        |error: &dyn std::fmt::Display| Message::new("intake-broken-workbook").with("read", file_name).with("reason", error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.index_for_name(WORKBOOK).is_none() {
        return Err(Message::new("intake-not-a-table").with("read", file_name).with("kind", "ZIP"));
    }
    let mut left = limit;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(size).ok_or_else(limit::unpacked)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn an_archive_may_unpack_to_the_limit_and_no_further() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in [(WORKBOOK, 40_000), ("xl/styles.xml", 60_000)] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b' '; size]).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1_000);
        assert_eq!(check_within(100_000, &bytes, "a.xlsx"), Ok(()));
        assert_eq!(check_within(99_999, &bytes, "a.xlsx"), Err(limit::unpacked()));
    }
}
