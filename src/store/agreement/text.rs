//! What the versions say, with every state that this had while they were drafts.

use diesel::prelude::*;

use crate::domain::agreement::{Language, Parts};
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
    /// The file that is the text in a language, in place of a body.
    #[must_use]
    pub fn file(&self, language: Language) -> Option<i64> {
        match language {
            Language::Ja => self.file_ja_id,
            Language::En => self.file_en_id,
        }
    }

    /// The template in a language; empty where it is missing or has a file.
    #[must_use]
    pub fn body(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.body_ja,
            Language::En => &self.body_en,
        }
    }

    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }

    /// Whether both say the same, whatever recorded them.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        let says = |row: &Self| {
            let texts = [&row.title_ja, &row.title_en, &row.body_ja, &row.body_en, &row.note].map(Clone::clone);
            (texts, [row.file_ja_id, row.file_en_id], [row.valid_months, row.survival_months], row.checklist)
        };
        says(self) == says(other)
    }

    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        Parts { body_ja: &self.body_ja, body_en: &self.body_en, file_ja: self.file_ja_id.is_some(), file_en: self.file_en_id.is_some() }
    }
}

/// The text of a version, as known when the ledger ended with entry `known`.
pub fn text(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Option<TextRow>> {
    Ok(agreement_text::table
        .filter(agreement_text::version_id.eq(version_id).and(agreement_text::seq.le(known)))
        .filter(agreement_text::superseded_seq.is_null().or(agreement_text::superseded_seq.gt(known)))
        .first(tx.conn())
        .optional()?)
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
