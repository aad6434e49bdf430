//! A ZIP that is written while it is read: each file is hashed as it passes, and nothing of it stays in memory but its name and hash.

use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::error::{Error, Result};

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// A file that stands in the pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entry {
    pub path: String,
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
    /// The record from which it is made; none for what is of the pack itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<About>,
}

/// A record of the register.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct About {
    /// The name of the subject, such as `evaluation`.
    pub subject: &'static str,
    /// Its number, which is that of the entry of the ledger that made it.
    pub id: i64,
}

/// The pack while it is written. The same files give the same bytes: nothing in it tells when it was made.
pub struct Archive<W: Write> {
    zip: Option<ZipWriter<StreamWriter<Valve<W>>>>,
    entries: Vec<Entry>,
    /// Of the file that is being written.
    hashing: Sha256,
    closed: Arc<AtomicBool>,
}

/// Lets nothing through once something failed: half a pack must not get the end that a ZIP is given when it is dropped, and look whole.
struct Valve<W> {
    inner: W,
    closed: Arc<AtomicBool>,
    passed: u64,
}

impl<W: Write> Write for Valve<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.closed.load(Ordering::Relaxed) {
            return Ok(bytes.len());
        }
        let written = self.inner.write(bytes)?;
        self.passed += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: Write> Archive<W> {
    pub fn new(inner: W) -> Self {
        let closed = Arc::new(AtomicBool::new(false));
        let valve = Valve { inner, closed: Arc::clone(&closed), passed: 0 };
        Self { zip: Some(ZipWriter::new_stream(valve)), entries: Vec::new(), hashing: Sha256::new(), closed }
    }

    /// What stands in it so far.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A file whose bytes are there.
    pub fn put(&mut self, path: &str, source: Option<About>, bytes: &[u8]) -> Result<()> {
        self.copy(path, source, &mut &*bytes)
    }

    /// A file that is read piece by piece.
    pub fn copy(&mut self, path: &str, source: Option<About>, from: &mut dyn Read) -> Result<()> {
        let mut piece = vec![0; PIECE];
        self.begin(path, source)?;
        loop {
            match from.read(&mut piece)? {
                0 => break,
                read => self.write(piece.get(..read).unwrap_or_default())?,
            }
        }
        self.end();
        Ok(())
    }

    /// A file that is made one part after the other, until there is no more.
    pub fn parts(&mut self, path: &str, source: Option<About>, mut next: impl FnMut() -> Result<Option<Vec<u8>>>) -> Result<()> {
        self.begin(path, source)?;
        while let Some(part) = next()? {
            self.write(&part)?;
        }
        self.end();
        Ok(())
    }

    fn begin(&mut self, path: &str, source: Option<About>) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip()?.start_file(path, options).map_err(broken)?;
        self.entries.push(Entry { path: path.to_owned(), bytes: 0, sha256: String::new(), source });
        self.hashing = Sha256::new();
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip()?.write_all(bytes)?;
        self.hashing.update(bytes);
        if let Some(entry) = self.entries.last_mut() {
            entry.bytes += bytes.len() as u64;
        }
        Ok(())
    }

    fn end(&mut self) {
        let hash = hex::encode(std::mem::take(&mut self.hashing).finalize());
        if let Some(entry) = self.entries.last_mut() {
            entry.sha256 = hash;
        }
    }

    fn zip(&mut self) -> Result<&mut ZipWriter<StreamWriter<Valve<W>>>> {
        self.zip.as_mut().ok_or_else(|| Error::fault("the archive has ended"))
    }

    /// Writes its end. How many bytes it has.
    pub fn finish(mut self) -> Result<u64> {
        let zip = self.zip.take().ok_or_else(|| Error::fault("the archive has ended"))?;
        let mut valve = zip.finish().map_err(broken)?.into_inner();
        valve.flush()?;
        Ok(valve.passed)
    }
}

impl<W: Write> Drop for Archive<W> {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
    }
}

fn broken(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => Error::fault(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_pack_has_no_end() {
        let mut written = Vec::new();
        {
            let mut archive = Archive::new(&mut written);
            archive.put("a.txt", None, b"whole").unwrap();
            archive.parts("b.txt", None, || Err(Error::fault("torn"))).unwrap_err();
        }
        assert!(!written.is_empty() && zip::ZipArchive::new(io::Cursor::new(written)).is_err());
    }

    #[test]
    fn the_same_files_give_the_same_bytes_and_their_hashes() {
        let make = || {
            let mut written = Vec::new();
            let mut archive = Archive::new(&mut written);
            archive.put("a.txt", None, b"abc").unwrap();
            let entry = archive.entries()[0].clone();
            assert_eq!(archive.finish().unwrap(), written.len() as u64);
            (written, entry)
        };
        let (first, entry) = make();
        assert_eq!(first, make().0);
        assert_eq!((entry.bytes, entry.sha256), (3, hex::encode(Sha256::digest(b"abc"))));
    }
}
