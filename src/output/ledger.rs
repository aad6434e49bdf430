//! Entries of the ledger as a table, with their seals.

use super::Value;
use crate::domain::seal;
use crate::locale::Language;
use crate::operations::ledger::{Sealed, Subject};

/// The columns. `ledger-<column>` is the id of the heading.
const COLUMNS: [&str; 13] = [
    "seq",
    "at",
    "actor",
    "person-id",
    "person",
    "door",
    "operation",
    "operation-name",
    "about",
    "erased-by",
    "digest",
    "previous",
    "hash",
];

/// The headings in a language.
#[must_use]
pub fn headings(language: Language) -> Vec<String> {
    COLUMNS.iter().map(|column| language.text(&format!("ledger-{column}")).into_owned()).collect()
}

/// An entry in a language. The instant is in UTC: it is what is hashed.
#[must_use]
pub fn row(entry: &Sealed, language: Language) -> Vec<Value> {
    let Sealed { line, digest, previous, hash } = entry;
    let about: Vec<String> = line.about.iter().map(|one| subject(one, language)).collect();
    vec![
        line.seq.into(),
        seal::instant(line.at).into(),
        language.text(&format!("actor-{}", line.actor)).into_owned().into(),
        line.person_id.into(),
        line.person.as_str().into(),
        language.text(&format!("door-{}", line.door)).into_owned().into(),
        line.operation.as_str().into(),
        language.label(&format!("operation-{}", line.operation.replace(['.', '_'], "-"))).into(),
        about.join("; ").into(),
        line.erased_by.into(),
        digest.as_str().into(),
        previous.as_str().into(),
        hash.as_str().into(),
    ]
}

fn subject(one: &Subject, language: Language) -> String {
    let kind = language.label(&format!("subject-{}", one.subject)).unwrap_or_else(|| one.subject.clone());
    if one.name.is_empty() { format!("{kind} #{}", one.id) } else { format!("{kind} #{} {}", one.id, one.name) }
}
