//! A file on its way in: on disk and without a name, so that memory does not grow with it and nothing of it is left behind.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::key::Key;
use super::sealed::{Opened, Sealer};
use crate::error::Result;

/// A file that came in whole. It stands on disk under a key that is nowhere but in memory, and is gone with this.
pub struct Spool {
    file: File,
    key: Key,
    hash: String,
    size: u64,
}

/// A file that is coming in.
pub struct Spooling {
    sealer: Sealer<File>,
    key: Key,
    hasher: Sha256,
    size: u64,
}

impl Spooling {
    /// In `folder` if it is there, else where the system keeps temporary files.
    ///
    /// # Errors
    /// The disk cannot be written.
    pub fn start(folder: Option<&Path>) -> Result<Self> {
        let file = match folder.filter(|folder| folder.is_dir()) {
            Some(folder) => tempfile::tempfile_in(folder)?,
            None => tempfile::tempfile()?,
        };
        let key = Key::fresh();
        Ok(Self { sealer: Sealer::new(file, &key)?, key, hasher: Sha256::new(), size: 0 })
    }

    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
        Ok(self.sealer.write_all(bytes)?)
    }

    /// How many bytes came in so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn finish(self) -> Result<Spool> {
        let file = self.sealer.finish()?;
        Ok(Spool { file, key: self.key, hash: hex::encode(self.hasher.finalize()), size: self.size })
    }
}

impl Spool {
    /// SHA-256 of the bytes, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// In bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The bytes, from the beginning. Two readers at once would get in each other's way.
    pub fn reader(&self) -> Result<impl Read + Seek + use<>> {
        Ok(Opened::new(self.file.try_clone()?, &self.key)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_on_its_way_in_has_no_name_and_is_not_in_the_clear() {
        let dir = tempfile::tempdir().unwrap();
        let mut spooling = Spooling::start(Some(dir.path())).unwrap();
        for piece in ["evi", "", "dence"] {
            spooling.push(piece.as_bytes()).unwrap();
        }
        assert_eq!(spooling.size(), 8);
        let spool = spooling.finish().unwrap();
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
        assert_eq!((spool.size(), spool.hash()), (8, hex::encode(Sha256::digest(b"evidence")).as_str()));
        for _ in 0..2 {
            let mut read = String::new();
            spool.reader().unwrap().read_to_string(&mut read).unwrap();
            assert_eq!(read, "evidence");
        }
        let mut raw = Vec::new();
        let mut file = spool.file.try_clone().unwrap();
        file.rewind().unwrap();
        file.read_to_end(&mut raw).unwrap();
        assert!(!raw.windows(8).any(|found| found == b"evidence"));
    }
}
