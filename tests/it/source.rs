//! The files of the project, read as text by the tests of its architecture.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file of the project.
pub struct File {
    /// From the root of the project, such as `src/domain/dates/mod.rs`.
    pub path: String,
    pub text: String,
}

/// Every file under a folder whose name ends so, in the order of their paths.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.sort();
    let wanted = paths.into_iter().filter(|path| path.to_str().is_some_and(|path| path.ends_with(ending)));
    wanted.map(|path| read(root, &path)).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

fn read(root: &Path, path: &Path) -> File {
    let text = std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let path = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    File { path, text }
}

/// The messages of a Fluent file: each id with the variables that stand in it.
pub fn messages(fluent: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in fluent.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase())
            && let Some((id, _)) = line.split_once('=')
        {
            id.trim().clone_into(&mut current);
            messages.entry(current.clone()).or_default();
        } else if !line.starts_with([' ', '}', '\t']) && !line.is_empty() {
            current.clear();
        }
        if let Some(variables) = messages.get_mut(&current) {
            variables.extend(line.split('$').skip(1).map(identifier));
        }
    }
    messages
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect()
}
