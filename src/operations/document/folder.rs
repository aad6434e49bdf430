//! The folder in which files are kept, each encrypted and under the hash of what it holds.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};

use super::content::Content;
use super::key::{Key, private};
use super::sealed::{Opened, PIECE, Sealer};
use crate::domain::message::Message;
use crate::error::{Error, Result};

/// Something that the key of this folder opens, so that another key is known as such.
const CHECK: &str = "key-check";

/// Where files are kept, and the key to them.
pub struct Folder {
    path: PathBuf,
    key_file: PathBuf,
    key: OnceLock<Key>,
    /// Held by whoever marks the folder with its key.
    marking: Mutex<()>,
}

/// A file that is kept, in the clear. A piece is read only when it was found to be what was handed in.
pub type Kept = Opened<File>;

impl Folder {
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, key_file: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), key_file: key_file.into(), key: OnceLock::new(), marking: Mutex::new(()) }
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps a file, and returns its hash when it is on disk.
    ///
    /// It is written anew even where it is there already: what stands there may have been altered.
    ///
    /// # Errors
    /// `Unavailable` if the folder cannot be written, or its key is missing or another.
    pub fn keep(&self, content: &Content) -> Result<String> {
        let (key, hash) = (self.key_to_write()?, content.hash());
        let mut reader = content.reader()?;
        write(&self.place(&hash), |file| copy(&mut reader, file, key)).map_err(|error| unusable(&error))?;
        Ok(hash)
    }

    /// Opens what is kept under a hash, after a look whether it is still what was handed in.
    ///
    /// # Errors
    /// `Unavailable` if it is gone or was changed, or the key is missing or another.
    pub fn open(&self, hash: &str) -> Result<Kept> {
        let key = self.key_to_read()?;
        checked(&self.place(hash), key, hash).map_err(|error| {
            let id = if error.kind() == ErrorKind::InvalidData { "document-changed" } else { "document-gone" };
            Error::Unavailable(Message::new(id).with("hash", hash))
        })
    }

    /// Destroys what is kept under a hash; that it is not there is as good.
    pub fn destroy(&self, hash: &str) -> io::Result<()> {
        remove(&self.place(hash))
    }

    /// Two letters of the hash make a folder, so that none grows too large.
    pub fn place(&self, hash: &str) -> PathBuf {
        self.path.join(hash.get(..2).unwrap_or("--")).join(hash)
    }

    /// Everything in the folder that is not the mark of its key: files that are kept, and what a crash may have left.
    pub fn stock(&self) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in entries(&self.path)? {
            if entry.is_dir() {
                found.extend(entries(&entry)?);
            } else if entry.file_name().is_none_or(|name| name != CHECK) {
                found.push(entry);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Copies every file that is whole, and the mark of the key, into another folder. How many were not there yet.
    pub(super) fn copy_into(&self, to: &Path) -> io::Result<i64> {
        let mut copied = 0;
        let check = Some(self.path.join(CHECK)).filter(|check| check.exists());
        fs::create_dir_all(to)?;
        for path in self.stock()?.into_iter().filter(|path| !is_unfinished(path)).chain(check) {
            let place = to.join(path.strip_prefix(&self.path).map_err(io::Error::other)?);
            if !place.exists() {
                let mut from = File::open(&path)?;
                write(&place, |file| io::copy(&mut from, file).map(drop))?;
                copied += i64::from(path.file_name().is_some_and(|name| name != CHECK));
            }
        }
        Ok(copied)
    }

    fn key_to_read(&self) -> Result<&Key> {
        self.key_or(|| Err(self.missing()))
    }

    /// A key is made where nothing is encrypted yet, and never where something is.
    fn key_to_write(&self) -> Result<&Key> {
        let key = self.key_or(|| {
            if !self.is_empty() {
                return Err(self.missing());
            }
            Key::make(&self.key_file).map_err(|error| self.unreadable(&error))
        })?;
        // Of several that come first, one marks the folder, and the others do not take its unfinished mark for a file of another key.
        let _turn = self.marking.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.path.join(CHECK).exists() {
            if !self.is_empty() {
                return Err(self.another());
            }
            let mark = |file: &mut File| Sealer::new(&mut *file, key)?.finish().map(drop);
            write(&self.path.join(CHECK), mark).map_err(|error| unusable(&error))?;
        }
        Ok(key)
    }

    /// The key of this folder, read once; `otherwise` says what is done where there is none.
    fn key_or(&self, otherwise: impl FnOnce() -> Result<Key>) -> Result<&Key> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let key = match Key::read(&self.key_file).map_err(|error| self.unreadable(&error))? {
            Some(key) => key,
            None => otherwise()?,
        };
        match File::open(self.path.join(CHECK)).and_then(|file| Opened::new(file, &key)) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if error.kind() == ErrorKind::InvalidData => return Err(self.another()),
            Err(error) => return Err(unusable(&error)),
        }
        Ok(self.key.get_or_init(|| key))
    }

    /// Nothing was kept here yet. What begins with a point was never whole.
    fn is_empty(&self) -> bool {
        let whole = |path: &PathBuf| !is_unfinished(path);
        entries(&self.path).is_ok_and(|entries| !entries.iter().any(whole))
    }

    fn missing(&self) -> Error {
        Error::Unavailable(Message::new("document-key-missing").with("file", self.key_file.display().to_string()))
    }

    fn another(&self) -> Error {
        Error::Unavailable(Message::new("document-key-another").with("file", self.key_file.display().to_string()))
    }

    fn unreadable(&self, error: &io::Error) -> Error {
        // The text of the error says nothing of what is in the file.
        let message = Message::new("document-key-unreadable").with("file", self.key_file.display().to_string());
        Error::Unavailable(message.with("why", error.to_string()))
    }
}

/// Whether a file was still being written.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Removes a file; that it is not there is as good.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a file of the folder once all of it was found to be as its hash says.
pub(super) fn checked(place: &Path, key: &Key, hash: &str) -> io::Result<Kept> {
    let mut file = Opened::new(File::open(place)?, key)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => hasher.update(piece.get(..read).unwrap_or_default()),
        }
    }
    if hex::encode(hasher.finalize()) != hash {
        return Err(ErrorKind::InvalidData.into());
    }
    file.rewind()?;
    Ok(file)
}

/// What stands in a folder; nothing if there is none.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path())).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn copy(from: &mut dyn Read, to: &mut File, key: &Key) -> io::Result<()> {
    let mut sealer = Sealer::new(to, key)?;
    let mut piece = vec![0; PIECE];
    loop {
        match from.read(&mut piece)? {
            0 => break,
            read => sealer.write_all(piece.get(..read).unwrap_or_default())?,
        }
    }
    sealer.finish().map(drop)
}

/// First under another name, and renamed when it is on disk whole: what has its name is never half a file.
fn write(place: &Path, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder)?;
    let new = folder.join(format!(".{}", hex::encode(rand::random::<[u8; 8]>())));
    let written = private().open(&new).and_then(|mut file| {
        content(&mut file)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&new, place)) {
        drop(fs::remove_file(&new));
        return Err(error);
    }
    // The name is on disk only with the folder that holds it, and that with the one around it.
    File::open(folder)?.sync_all()?;
    folder.parent().filter(|around| !around.as_os_str().is_empty()).map_or(Ok(()), |around| File::open(around)?.sync_all())
}

fn unusable(error: &io::Error) -> Error {
    tracing::error!(%error, "a file could not be kept");
    Error::Unavailable(Message::new("document-folder-unusable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(dir: &Path) -> Folder {
        Folder::new(dir.join("documents"), dir.join("documents.key"))
    }

    fn evidence() -> Content {
        Content::Bytes(b"evidence".to_vec())
    }

    fn said<T>(result: Result<T>) -> &'static str {
        match result {
            Err(Error::Unavailable(message)) => message.id,
            Err(other) => panic!("{other}"),
            Ok(_) => "",
        }
    }

    #[test]
    fn the_same_bytes_are_kept_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(dir.path());
        let hash = folder.keep(&evidence()).unwrap();
        assert_eq!(folder.keep(&evidence()).unwrap(), hash);
        let mut read = String::new();
        folder.open(&hash).unwrap().read_to_string(&mut read).unwrap();
        assert_eq!(read, "evidence");
        assert_eq!(folder.stock().unwrap(), [folder.place(&hash)], "nothing half-written is left");
        let raw = fs::read(folder.place(&hash)).unwrap();
        assert!(!raw.windows(8).any(|found| found == b"evidence"), "it stands there in the clear");
    }

    #[test]
    fn what_was_changed_on_disk_is_not_handed_out() {
        let dir = tempfile::tempdir().unwrap();
        let folder = folder(dir.path());
        let hash = folder.keep(&evidence()).unwrap();
        let other = folder.keep(&Content::Bytes(b"another".to_vec())).unwrap();
        fs::copy(folder.place(&other), folder.place(&hash)).unwrap();
        assert_eq!(said(folder.open(&hash)), "document-changed");
        fs::write(folder.place(&hash), b"evidence").unwrap();
        assert_eq!(said(folder.open(&hash)), "document-changed");
        assert_eq!(folder.keep(&evidence()).unwrap(), hash);
        assert_eq!(said(folder.open(&hash)), "", "handed in again, it is whole again");
        folder.destroy(&hash).unwrap();
        folder.destroy(&hash).unwrap();
        assert_eq!(said(folder.open(&hash)), "document-gone");
    }

    #[test]
    fn a_key_is_never_made_where_files_are_encrypted() {
        let dir = tempfile::tempdir().unwrap();
        let hash = folder(dir.path()).keep(&evidence()).unwrap();
        let key = dir.path().join("documents.key");
        let kept = fs::read(&key).unwrap();
        fs::remove_file(&key).unwrap();
        assert_eq!(said(folder(dir.path()).open(&hash)), "document-key-missing");
        assert_eq!(said(folder(dir.path()).keep(&evidence())), "document-key-missing");
        assert!(!key.exists());
        Key::make(&key).unwrap();
        assert_eq!(said(folder(dir.path()).open(&hash)), "document-key-another");
        assert_eq!(said(folder(dir.path()).keep(&evidence())), "document-key-another");
        fs::write(&key, "no key").unwrap();
        assert_eq!(said(folder(dir.path()).open(&hash)), "document-key-unreadable");
        fs::write(&key, &kept).unwrap();
        assert_eq!(said(folder(dir.path()).open(&hash)), "");
        fs::remove_file(dir.path().join("documents").join(CHECK)).unwrap();
        assert_eq!(said(folder(dir.path()).keep(&evidence())), "document-key-another", "nobody knows whether it is this key");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault_of_ours() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a-file");
        fs::write(&file, "").unwrap();
        assert!(matches!(Folder::new(&file, dir.path().join("key")).keep(&evidence()), Err(Error::Unavailable(_))));
    }
}
