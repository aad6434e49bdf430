//! The key of the files of an installation: 32 random bytes in a file of its own, which only its owner reads.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What files are encrypted with. It shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    pub fn fresh() -> Self {
        Self(rand::random())
    }

    pub(super) fn reveal(&self) -> [u8; 32] {
        self.0
    }

    /// The key in a file, in hexadecimal; none if there is no such file.
    ///
    /// # Errors
    /// The file cannot be read, or holds something else.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
        Ok(Some(Self(bytes)))
    }

    /// Makes a key where there is none. Of two that make one at once, both get the same.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn make(path: &Path) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let new = folder.join(format!(".{}", hex::encode(rand::random::<[u8; 8]>())));
        let key = Self::fresh();
        let mut file = private().open(&new)?;
        file.write_all(format!("{}\n", hex::encode(key.0)).as_bytes())?;
        file.sync_all()?;
        // A link has its name whole or not at all, and takes no name that is there.
        let linked = fs::hard_link(&new, path);
        drop(fs::remove_file(&new));
        match linked {
            Ok(()) => {
                File::open(folder)?.sync_all()?;
                Ok(key)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Self::read(path)?.ok_or(error),
            Err(error) => Err(error),
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// A new file that only its owner reads.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys").join("documents.key");
        assert!(Key::read(&path).unwrap().is_none());
        let key = Key::make(&path).unwrap();
        assert!(Key::make(&path).unwrap() == key && Key::read(&path).unwrap() == Some(key.clone()));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
        assert!(!format!("{key:?}").contains(&hex::encode(key.reveal())));
    }

    #[test]
    fn what_is_no_key_is_not_taken_for_one() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        for text in ["", "secret", &"0".repeat(63), &"0".repeat(66)] {
            fs::write(&path, text).unwrap();
            assert_eq!(Key::read(&path).unwrap_err().kind(), ErrorKind::InvalidData, "{text}");
        }
    }
}
