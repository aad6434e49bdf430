//! The folder in which files are kept, each under the hash of its bytes.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::message::Message;
use crate::error::{Error, Result};

/// Where files are kept. What is there is never written again: the same bytes have the same place.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Keeps bytes, and returns their hash when they are on disk.
    ///
    /// # Errors
    /// `Unavailable` if the folder cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        let place = self.place(&hash);
        if fs::metadata(&place).is_ok_and(|found| found.len() == bytes.len() as u64) {
            return Ok(hash);
        }
        write(&place, bytes).map_err(|error| unusable(&error))?;
        Ok(hash)
    }

    /// Opens what is kept under a hash, after a look whether it is still what was handed in.
    ///
    /// # Errors
    /// `Unavailable` if it is gone or was changed.
    pub fn open(&self, hash: &str) -> Result<File> {
        let gone = |_| Error::Unavailable(Message::new("document-gone").with("hash", hash));
        let mut file = File::open(self.place(hash)).map_err(gone)?;
        let mut hasher = Sha256::new();
        let mut piece = vec![0; 64 * 1024];
        loop {
            match file.read(&mut piece).map_err(gone)? {
                0 => break,
                read => hasher.update(piece.get(..read).unwrap_or_default()),
            }
        }
        if hex::encode(hasher.finalize()) != hash {
            return Err(Error::Unavailable(Message::new("document-changed").with("hash", hash)));
        }
        file.rewind().map_err(gone)?;
        Ok(file)
    }

    /// Two letters of the hash make a folder, so that none grows too large.
    fn place(&self, hash: &str) -> PathBuf {
        self.0.join(hash.get(..2).unwrap_or("--")).join(hash)
    }
}

/// First under another name, and renamed when it is on disk whole: what has its name is never half a file.
fn write(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder)?;
    let new = folder.join(format!(".{}", hex::encode(rand::random::<[u8; 8]>())));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&new).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&new, place)) {
        drop(fs::remove_file(&new));
        return Err(error);
    }
    // The name is on disk only with the folder that holds it.
    File::open(folder)?.sync_all()
}

fn unusable(error: &std::io::Error) -> Error {
    tracing::error!(%error, "a file could not be kept");
    Error::Unavailable(Message::new("document-folder-unusable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_kept_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path().join("documents"));
        let hash = folder.keep(b"evidence").unwrap();
        assert_eq!(folder.keep(b"evidence").unwrap(), hash);
        let mut read = String::new();
        folder.open(&hash).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "evidence");
        let left: Vec<_> = fs::read_dir(dir.path().join("documents").join(&hash[..2])).unwrap().flatten().collect();
        assert_eq!(left.len(), 1, "nothing half-written is left");
    }

    #[test]
    fn what_was_changed_on_disk_is_not_handed_out() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let hash = folder.keep(b"evidence").unwrap();
        fs::write(folder.place(&hash), b"Evidence").unwrap();
        assert!(matches!(folder.open(&hash), Err(Error::Unavailable(message)) if message.id == "document-changed"));
        fs::remove_file(folder.place(&hash)).unwrap();
        assert!(matches!(folder.open(&hash), Err(Error::Unavailable(message)) if message.id == "document-gone"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault_of_ours() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a-file");
        fs::write(&file, "").unwrap();
        assert!(matches!(Folder::new(&file).keep(b"x"), Err(Error::Unavailable(_))));
    }
}
