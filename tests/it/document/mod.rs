//! Files that are handed in: kept encrypted, read by whoever may, looked through, destroyed.

mod erasure;
mod folder;
mod form;
mod parents;
mod server;

use std::path::{Path, PathBuf};

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use kantoku::operations::Register;
use kantoku::operations::document::{Content, Folder, Kept};
use kantoku::operations::evaluation::Attach;
use serde_json::{Value, json};

use crate::harness::Harness;

pub const TODAY: &str = "2026-04-01";
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n";

/// Attaches a file to item A, as procurement.
pub fn attach(h: &Harness, evaluation: i64, name: &str, bytes: &[u8]) -> Result<i64> {
    attach_with(h, &h.register, evaluation, name, bytes)
}

pub fn attach_with(h: &Harness, register: &Register, id: i64, name: &str, bytes: &[u8]) -> Result<i64> {
    let content = Content::Bytes(bytes.to_vec());
    register.carry_out(&h.as_(Role::Procurement), Attach { id, code: "A".into(), name: name.into(), content })
}

pub fn show(h: &Harness, actor: &Actor, id: i64) -> Result<Value> {
    h.call(actor, "document.show", json!({ "id": id }))
}

pub fn documents(h: &Harness) -> PathBuf {
    h.database.folder.path().join("documents")
}

pub fn key(h: &Harness) -> PathBuf {
    h.database.folder.path().join("documents.key")
}

/// Where the bytes of a file stand.
pub fn place(h: &Harness, id: i64) -> PathBuf {
    let hash = show(h, &h.as_(Role::Auditor), id).expect("the file is known")["hash"].as_str().expect("it has a hash").to_owned();
    folder(h).place(&hash)
}

/// The folder as a program sees it that has just been started.
pub fn folder(h: &Harness) -> Folder {
    Folder::new(documents(h), key(h))
}

/// The same register as a program opens it that has just been started.
pub fn started_again(h: &Harness) -> Register {
    h.register.clone().with_documents(documents(h))
}

/// Every file under a folder.
pub fn all_files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}

/// Reads a file to its end.
pub fn bytes(mut file: Kept) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut bytes).expect("it can be read");
    bytes
}
