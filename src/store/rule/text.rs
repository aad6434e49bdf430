//! What the versions of rules say, whom they ask and where they are published, with every state that this had.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::rule::{Audience, AudienceKind, Stage};
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::schema::{rule_publication, rule_text};
use crate::store::tx::{Reads, WriteTx};

/// The text of a version as recorded by an entry.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = rule_text)]
pub struct TextRow {
    pub version_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub body_ja: String,
    pub body_en: String,
    /// Beside the body, or in its place.
    pub file_id: Option<i64>,
    /// Codes, separated by a comma.
    pub stages: String,
    pub audience: Coded<AudienceKind>,
    /// Ids, separated by a comma.
    pub audience_departments: String,
    /// The owner.
    pub department_id: Option<i64>,
    /// What is new in this version.
    pub changed: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

/// Where and when a version was published, as recorded by an entry.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = rule_publication)]
pub struct PublicationRow {
    pub version_id: i64,
    pub published_on: NaiveDate,
    pub address: String,
    pub person_id: Option<i64>,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

impl TextRow {
    /// Whether both say the same, whatever recorded them.
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        Self { seq: other.seq, superseded_seq: other.superseded_seq, version_id: other.version_id, ..self.clone() } == *other
    }

    #[must_use]
    pub fn stages(&self) -> Vec<Stage> {
        self.stages.split(',').filter_map(Stage::from_code).collect()
    }

    #[must_use]
    pub fn audience(&self) -> Audience {
        let departments = self.audience_departments.split(',').filter_map(|id| id.parse().ok()).collect();
        Audience { kind: self.audience.0, departments }
    }
}

/// The predicate of what was known at an entry.
macro_rules! known {
    ($table:ident, $known:expr) => {
        $table::seq.le($known).and($table::superseded_seq.is_null().or($table::superseded_seq.gt($known)))
    };
}

/// The text of a version, as known when the ledger ended with entry `known`.
pub fn text(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<Option<TextRow>> {
    Ok(rule_text::table.filter(rule_text::version_id.eq(version_id)).filter(known!(rule_text, known)).first(tx.conn()).optional()?)
}

/// Every text.
pub(super) fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<TextRow>> {
    Ok(rule_text::table.filter(known!(rule_text, known)).load(tx.conn())?)
}

/// The version whose text a file is or was.
pub fn text_of_file(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(rule_text::table.filter(rule_text::file_id.eq(document_id)).select(rule_text::version_id).first(tx.conn()).optional()?)
}

pub fn insert_text(tx: &mut WriteTx<'_>, row: &TextRow) -> Result<()> {
    diesel::insert_into(rule_text::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks the standing text as no longer what is known.
pub fn supersede_text(tx: &mut WriteTx<'_>, version_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = rule_text::table.filter(rule_text::version_id.eq(version_id).and(rule_text::superseded_seq.is_null()));
    diesel::update(standing).set(rule_text::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// Where each version is published.
pub fn publications(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<i64, PublicationRow>> {
    let rows: Vec<PublicationRow> = rule_publication::table.filter(known!(rule_publication, known)).load(tx.conn())?;
    Ok(rows.into_iter().map(|row| (row.version_id, row)).collect())
}

pub fn insert_publication(tx: &mut WriteTx<'_>, row: &PublicationRow) -> Result<()> {
    diesel::insert_into(rule_publication::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Marks where a version was said to be published as no longer what is known.
pub fn supersede_publication(tx: &mut WriteTx<'_>, version_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing =
        rule_publication::table.filter(rule_publication::version_id.eq(version_id).and(rule_publication::superseded_seq.is_null()));
    diesel::update(standing).set(rule_publication::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}
