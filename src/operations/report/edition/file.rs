//! A file of an edition: handed over again as it was closed, and known again by its bytes.

use sha2::{Digest, Sha256};

use super::bundle::unpack;
use super::show::{Line, List};
use crate::domain::access::Actor;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::document::open;
use crate::store::{edition, entry};

/// The bytes of a file of an edition, as they were closed.
///
/// # Errors
/// `NotFound` without such an edition or file; `Conflict` where its bytes were destroyed; `Unavailable` where they are gone or altered.
pub fn file(register: &Register, actor: &Actor, id: i64, format: &str, language: &str) -> Result<(String, Vec<u8>)> {
    let whole = register.ask(actor, super::Show { id })?;
    let file = whole.files.iter().find(|file| file.format == format && file.language == language);
    let file = file.ok_or(Error::NotFound("page"))?;
    let (_, kept) = open(register, actor, whole.document_id)?;
    let bytes = unpack(kept, format, language)?;
    if hex::encode(Sha256::digest(&bytes)) != file.hash {
        return Err(Error::Unavailable(Message::new("document-changed").with("hash", &file.hash)));
    }
    let Line { year, number, .. } = whole.line;
    Ok((format!("annual-report-{year}-{number}-{language}.{format}"), bytes))
}

/// What a file is, if it is one of an edition.
#[derive(Clone, Debug)]
pub struct Recognised {
    pub edition_id: i64,
    pub format: String,
    pub language: String,
    /// The entry up to which the ledger was known.
    pub known: i64,
    /// Whether that entry still has the hash that stands in the report.
    pub head_holds: bool,
}

/// Looks whether bytes are those of a closed report.
///
/// # Errors
/// If the database cannot be read.
pub fn recognise(register: &Register, actor: &Actor, bytes: &[u8]) -> Result<Option<(Recognised, Line)>> {
    let hash = hex::encode(Sha256::digest(bytes));
    let found = register.db().read(register.now(), actor, |tx| {
        let Some(file) = edition::files_of_hash(tx, &hash)?.into_iter().next() else { return Ok(None) };
        let row = edition::of_id(tx, file.edition_id)?.ok_or(Error::NotFound("report-edition"))?;
        let sealed = entry::of_seq(tx, row.known_seq)?.map(|entry| hex::encode(entry.hash));
        Ok(Some(Recognised {
            edition_id: row.id,
            format: file.format,
            language: file.language,
            known: row.known_seq,
            head_holds: sealed.as_deref() == Some(&row.head),
        }))
    })?;
    let Some(recognised) = found else { return Ok(None) };
    let lines = register.ask(actor, List::default())?;
    Ok(lines.into_iter().find(|line| line.id == recognised.edition_id).map(|line| (recognised, line)))
}
