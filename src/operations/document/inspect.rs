//! The folder is looked through: whether every file that was handed in is there as it was, and what else is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use super::folder::{Folder, is_unfinished, remove};
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::store::document;

/// What was found in the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// How many files are there as they were handed in.
    pub whole: i64,
    /// How many files were destroyed by an entry that says why.
    pub destroyed: i64,
    /// The ids of those that are not there.
    pub missing: Vec<i64>,
    /// The ids of those that are not what was handed in.
    pub altered: Vec<i64>,
    /// What no entry names: left by something that was refused, or not of the register at all.
    pub unlisted: Vec<PathBuf>,
    /// What was being written when the program ended.
    pub unfinished: Vec<PathBuf>,
}

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub files: i64,
    pub folder: PathBuf,
}

/// What is younger may belong to something that is being done at this moment.
const YOUNG_HOURS: i64 = 1;

impl Files {
    /// Nothing is missing or altered. What is there beyond that does no harm.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.altered.is_empty()
    }

    /// How many files there should be.
    #[must_use]
    pub fn expected(&self) -> usize {
        usize::try_from(self.whole).unwrap_or_default() + self.missing.len() + self.altered.len()
    }
}

/// Whether there is a folder for files at all.
#[must_use]
pub fn is_there(register: &Register) -> bool {
    register.documents().is_ok_and(|folder| folder.path().is_dir())
}

/// How many files there should be.
///
/// # Errors
/// `Unavailable` if the database cannot be reached.
pub fn number(register: &Register) -> Result<usize> {
    let listed = register.db().read(register.now(), &Actor::console(), |tx| document::all(tx))?;
    Ok(listed.into_iter().filter(|file| file.erased_seq.is_none()).count())
}

/// Looks through the folder: every file is decrypted and its hash computed. `passed` is told how many are done, and how many there are.
///
/// # Errors
/// `Unavailable` if the key is missing or is another, or the folder cannot be read.
pub fn inspect(register: &Register, mut passed: impl FnMut(i64, i64)) -> Result<Files> {
    let folder = register.documents()?;
    // First what is there, then what should be: what is handed in meanwhile is not taken for unlisted.
    let stock = folder.stock().map_err(|error| unreadable(folder.path(), &error))?;
    let listed = register.db().read(register.now(), &Actor::console(), |tx| document::all(tx))?;
    let mut files = Files::default();
    let mut wanted: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for file in listed {
        match file.erased_seq {
            Some(_) => files.destroyed += 1,
            None => wanted.entry(file.hash).or_default().push(file.id),
        }
    }
    let (all, mut done) = (i64::try_from(wanted.len()).unwrap_or(i64::MAX), 0);
    for (hash, ids) in &wanted {
        match folder.open(hash) {
            Ok(_) => files.whole += i64::try_from(ids.len()).unwrap_or_default(),
            Err(Error::Unavailable(message)) if message.id == "document-gone" => files.missing.extend(ids),
            Err(Error::Unavailable(message)) if message.id == "document-changed" => files.altered.extend(ids),
            Err(error) => return Err(error),
        }
        done += 1;
        passed(done, all);
    }
    let places: BTreeSet<PathBuf> = wanted.keys().map(|hash| folder.place(hash)).collect();
    let others = stock.into_iter().filter(|path| !places.contains(path));
    (files.unfinished, files.unlisted) = others.partition(|path| is_unfinished(path));
    files.missing.sort_unstable();
    files.altered.sort_unstable();
    Ok(files)
}

/// Removes what no entry names and what was never finished, if it is older than an hour and looks like a file of the register.
/// No entry is made: nothing that the register knows of is changed.
///
/// # Errors
/// `Unavailable` if something cannot be removed.
pub fn remove_unlisted(register: &Register, files: &Files) -> Result<i64> {
    let folder = register.documents()?;
    let mut removed = 0;
    for path in files.unlisted.iter().chain(&files.unfinished) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_ours = is_hex(&name, 64) && folder.place(&name) == *path || name.strip_prefix('.').is_some_and(|rest| is_hex(rest, 16));
        if !is_ours || !is_old(register, path) {
            continue;
        }
        if register.db().read(register.now(), &Actor::console(), |tx| document::is_needed(tx, &name))? {
            continue;
        }
        remove(path).map_err(|error| unreadable(path, &error))?;
        removed += 1;
    }
    Ok(removed)
}

/// Removes what a crash left half-written, if it is older than an hour.
///
/// # Errors
/// `Unavailable` if something cannot be removed.
pub fn remove_unfinished(register: &Register) -> Result<i64> {
    let folder = register.documents()?;
    let unfinished = folder.stock().map_err(|error| unreadable(folder.path(), &error))?.into_iter().filter(|path| is_unfinished(path));
    remove_unlisted(register, &Files { unfinished: unfinished.collect(), ..Files::default() })
}

/// Copies the files as they are, encrypted and without their key, into another folder; what is there already is not copied again.
///
/// # Errors
/// `Unavailable` if the folder cannot be read or the other cannot be written.
pub fn copy_into(folder: &Folder, to: &Path) -> Result<Copied> {
    let files = folder.copy_into(to).map_err(|error| unreadable(to, &error))?;
    Ok(Copied { files, folder: to.to_owned() })
}

fn is_hex(name: &str, length: usize) -> bool {
    name.len() == length && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn is_old(register: &Register, path: &Path) -> bool {
    let written = std::fs::metadata(path).and_then(|found| found.modified()).map(|at| DateTime::<Utc>::from(at).naive_utc());
    written.is_ok_and(|at| at + TimeDelta::hours(YOUNG_HOURS) < register.now().at)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    let message = Message::new("document-folder-unreadable").with("folder", path.display().to_string());
    Error::Unavailable(message.with("why", error.to_string()))
}
