//! All files of an edition in one file: the ledger names it once, and each file in it by its hash.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::printer::Printed;
use crate::error::{Error, Result};
use crate::operations::document::ReadSeek;

/// The same files give the same bytes: nothing in it tells when it was made.
pub(super) fn pack(files: &[Printed]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for file in files {
        writer.start_file(name(file.format, file.language), options).map_err(broken)?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish().map_err(broken)?.into_inner())
}

/// One file of it.
pub(super) fn unpack(bundle: impl ReadSeek, format: &str, language: &str) -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(bundle).map_err(broken)?;
    let mut file = archive.by_name(&name(format, language)).map_err(broken)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn name(format: &str, language: &str) -> String {
    format!("{language}.{format}")
}

#[expect(clippy::needless_pass_by_value, reason = "to be handed to map_err")]
fn broken(error: zip::result::ZipError) -> Error {
    Error::fault(error.to_string())
}
