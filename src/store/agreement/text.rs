//! What the versions say, with every state that this had while they were drafts.

use diesel::prelude::*;

use crate::domain::agreement::Parts;
use crate::error::Result;
use crate::store::schema::agreement_text;
use crate::store::tx::{Reads, WriteTx};

/// The text of a version as recorded by an entry: a template for each language, or a file in its place.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = agreement_text)]
pub struct TextRow {
    pub version_id: i64,
    pub title_ja: String,
    pub title_en: String,
    /// Empty where the language is missing or has a file.
    pub body_ja: String,
    pub body_en: String,
    pub file_ja_id: Option<i64>,
    pub file_en_id: Option<i64>,
    /// The version of the checklist that it was compared with.
    pub checklist: i64,
    /// How long an NDA on it is in force; none: without end.
    pub valid_months: Option<i64>,
    /// How long its obligations outlive it; none: without end.
    pub survival_months: Option<i64>,
    pub note: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl TextRow {
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        Parts { body_ja: &self.body_ja, body_en: &self.body_en, file_ja: self.file_ja_id.is_some(), file_en: self.file_en_id.is_some() }
    }
}

/// The text of a version, as known when the ledger ended with entry `known`.
pub fn text(tx: &mut impl Reads, version_id: i64, known: i64) -> Result<Option<TextRow>> {
    Ok(agreement_text::table
        .filter(agreement_text::version_id.eq(version_id).and(agreement_text::seq.le(known)))
        .filter(agreement_text::superseded_seq.is_null().or(agreement_text::superseded_seq.gt(known)))
        .first(tx.conn())
        .optional()?)
}

/// Whether a file is or was the text of a version.
pub fn is_text_file(tx: &mut impl Reads, document_id: i64) -> Result<bool> {
    let file = agreement_text::table
        .filter(agreement_text::file_ja_id.eq(document_id).or(agreement_text::file_en_id.eq(document_id)))
        .select(agreement_text::version_id)
        .first::<i64>(tx.conn())
        .optional()?;
    Ok(file.is_some())
}

pub fn insert_text(tx: &mut WriteTx<'_>, row: &TextRow) -> Result<()> {
    diesel::insert_into(agreement_text::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks the standing text as no longer what is known.
pub fn supersede_text(tx: &mut WriteTx<'_>, version_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = agreement_text::table.filter(agreement_text::version_id.eq(version_id).and(agreement_text::superseded_seq.is_null()));
    diesel::update(standing).set(agreement_text::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
