//! Evidence packs: everything that stands behind a report, each file by its hash, and nothing that the one who takes it may not read.

mod doors;
mod refused;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use kantoku::operations::Register;
use kantoku::operations::list::find;
use kantoku::operations::report::pack::Source;
use kantoku::web::report::{Printing, Written, write_pack};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::evaluation::extend;
use crate::harness::{Harness, attributes};

pub(super) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n";

pub(super) fn does(register: &Register, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap().call_and_wait(register, actor, input)
}

/// A press without a font: what it makes is tested where certificates are.
pub(super) fn no_press(h: &Harness) -> Printing {
    let empty = h.database.folder.path().join("no-fonts");
    std::fs::create_dir_all(&empty).unwrap();
    Printing::new(Some(empty))
}

pub(super) fn order(register: &Register, actor: &Actor, more: Value) -> Result<i64> {
    let mut input = json!({ "language": "en" });
    extend(&mut input, more);
    does(register, actor, "report_pack.make", input).map(|id| id.as_i64().unwrap())
}

pub(super) fn made(register: &Register, actor: &Actor, id: i64, press: &Printing) -> Result<(Written, Vec<u8>)> {
    let source = Source::of(register, actor, id)?;
    let mut bytes = Vec::new();
    let written = write_pack(&source, press, &mut bytes)?;
    Ok((written, bytes))
}

pub(super) type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn unpacked(bytes: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a whole ZIP");
    let mut files = Files::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(files.insert(name.clone(), content).is_none(), "{name} stands twice");
    }
    files
}

pub(super) fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

pub(super) fn manifest(files: &Files) -> Value {
    serde_json::from_slice(&files["manifest.json"]).unwrap()
}

/// Every file is in the list with its hash and size, every link leads to one, every name is plain.
pub(super) fn assert_sound(files: &Files) {
    let list = manifest(files);
    let mut listed = BTreeSet::from(["manifest.json".to_owned(), "SHA256SUMS".to_owned()]);
    for entry in list["files"].as_array().unwrap() {
        let path = entry["path"].as_str().unwrap();
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is listed and not there"));
        assert_eq!(entry["sha256"], hex::encode(Sha256::digest(bytes)), "{path}");
        assert_eq!(entry["bytes"], bytes.len(), "{path}");
        listed.insert(path.to_owned());
    }
    assert_eq!(listed, files.keys().cloned().collect(), "everything is listed");
    for line in text(files, "SHA256SUMS").lines() {
        let (hash, path) = line.split_once("  ").unwrap();
        assert_eq!(hash, hex::encode(Sha256::digest(&files[path])), "{path}");
    }
    for path in files.keys() {
        let plain =
            |part: &str| !part.is_empty() && part.len() <= 64 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
        assert!(path.split('/').all(plain) && !path.contains("..") && path.matches('/').count() <= 1, "{path}");
    }
    for (path, bytes) in
        files.iter().filter(|(path, _)| is_of(path, "html") && !path.starts_with("report/") && !path.starts_with("documents/"))
    {
        let html = String::from_utf8(bytes.clone()).unwrap();
        assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("https://www"), "{path}");
        for href in attributes(&html, "href") {
            let target = resolve(path, &href);
            assert!(href.starts_with('#') || files.contains_key(&target), "{path}: {href}");
        }
    }
}

pub(super) fn resolve(from: &str, href: &str) -> String {
    match (from.rsplit_once('/'), href.strip_prefix("../")) {
        (Some(_), Some(above)) => above.to_owned(),
        (Some((folder, _)), None) => format!("{folder}/{href}"),
        (None, _) => href.to_owned(),
    }
}

/// The number of a contract of the story, and a file at it.
pub(super) fn contract(register: &Register, h: &Harness) -> i64 {
    let list = does(register, &h.as_(Role::Auditor), "contract.list", json!({})).unwrap();
    list["lines"][0]["id"].as_i64().unwrap()
}

pub(super) fn attach(register: &Register, h: &Harness, name: &str, bytes: &[u8]) -> i64 {
    let input = json!({ "id": contract(register, h), "name": name, "content": STANDARD.encode(bytes) });
    does(register, &h.as_(Role::Procurement), "contract.attach", input).unwrap_or_else(|error| panic!("{name}: {error}")).as_i64().unwrap()
}

pub(super) fn place(register: &Register, h: &Harness, id: i64) -> std::path::PathBuf {
    let shown = does(register, &h.as_(Role::Auditor), "document.show", json!({ "id": id })).unwrap();
    crate::document::folder(h).place(shown["hash"].as_str().unwrap())
}

pub(super) fn close(register: &Register, h: &Harness) -> Value {
    does(register, &h.as_(Role::Auditor), "report_edition.close", json!({ "year": 2025 })).unwrap()
}

/// Whether a name has this ending.
pub(super) fn is_of(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}
