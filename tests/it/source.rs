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
    let root = root();
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.sort();
    let wanted = paths.into_iter().filter(|path| path.to_str().is_some_and(|path| path.ends_with(ending)));
    wanted.map(|path| read(&root, &path)).collect()
}

/// One file, by its path from the root of the project.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn write(path: &str, text: &str) {
    std::fs::write(root().join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
}

fn root() -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned()))
}

/// The product's own code: no tests, no comments; line breaks stay where they are.
pub fn code() -> Vec<File> {
    let files = files("src", ".rs");
    let tests: BTreeSet<String> = files.iter().flat_map(test_files).collect();
    let of_product = files.into_iter().filter(|file| !tests.contains(&file.path));
    of_product.map(|File { path, text }| File { path, text: without_comments(before_tests(&text)) }).collect()
}

/// The files that a module declares for tests only.
fn test_files(file: &File) -> Vec<String> {
    let folder = file.path.trim_end_matches("mod.rs").trim_end_matches('/');
    let after = file.text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.lines().next()?.split_once("mod "));
    let declared = after.map(|(_, rest)| (identifier(rest), rest));
    let apart = declared.filter(|(name, rest)| rest[name.len()..].starts_with(';'));
    apart.map(|(name, _)| format!("{folder}/{name}.rs")).collect()
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

/// Tests stand last in a file.
fn before_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {").map_or(text, |start| &text[..start])
}

/// Blanks what follows `//`, unless that stands in a text.
fn without_comments(text: &str) -> String {
    let blank = |line: &str| {
        let mut quoted = false;
        let mut before = ' ';
        for (place, found) in line.char_indices() {
            match found {
                '"' if before != '\\' && before != '\'' => quoted = !quoted,
                '/' if !quoted && before == '/' => return line[..place - 1].to_owned(),
                _ => {}
            }
            before = if before == '\\' { ' ' } else { found };
        }
        line.to_owned()
    };
    text.lines().map(blank).collect::<Vec<_>>().join("\n")
}

/// The texts that stand right after `before`, such as `Message::new("`, with what follows them.
pub fn texts_after<'a>(code: &'a str, before: &str) -> Vec<(&'a str, &'a str)> {
    let starts: Vec<usize> = code.match_indices(before).map(|(start, _)| start + before.len()).collect();
    starts.into_iter().filter_map(|start| code[start..].split_once('"')).collect()
}

/// The addresses that take a form, as the routers have them.
pub fn form_addresses() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in code().into_iter().filter(|file| file.path.starts_with("src/web/")) {
        for (path, rest) in texts_after(&file.text, ".route(\"") {
            let handlers = inside(rest, '(', ')');
            if ["form(", "post("].iter().any(|door| handlers.contains(door)) {
                all.insert(path.to_owned());
            }
        }
    }
    all
}

/// An address with that in the place of each part that is named.
pub fn filled(path: &str, part: &str) -> String {
    path.split('/').map(|name| if name.starts_with('{') { part } else { name }).collect::<Vec<_>>().join("/")
}

/// What stands up to the bracket that closes the one before `text`.
pub fn inside(text: &str, open: char, close: char) -> &str {
    let mut depth = 1;
    for (place, found) in text.char_indices() {
        if found == open {
            depth += 1;
        } else if found == close {
            depth -= 1;
        }
        if depth == 0 {
            return &text[..place];
        }
    }
    text
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
            variables.extend(line.split('$').skip(1).map(identifier).filter(|name| !name.is_empty()));
        }
    }
    messages
}

/// The letters, digits, hyphens and underscores at the beginning of a text.
pub fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect()
}
